// The slots of a date rule's value, as one match fills them.
#ifndef ANNALS_LIB_RESOLVE_DATES_SLOTS_H_
#define ANNALS_LIB_RESOLVE_DATES_SLOTS_H_

#include <array>
#include <limits>
#include <span>
#include <string_view>

#include "mentions/input.h"
#include "resolve/dates_grammar.h"
#include "resolve/dates_reading.h"

namespace annals::resolve {

// What `SlotReader::number` gives where there is none.
inline constexpr int32_t kNoNumber = std::numeric_limits<int32_t>::min();

// Reads the slots of one match. It refers to all that it is made of.
class SlotReader {
 public:
  SlotReader(const DateGrammar& grammar, const mentions::Input& input, const rules::Match& match)
      : grammar_(grammar),
        pack_(grammar.pack),
        input_(input),
        captures_(input.matches.captures.data() + match.first_capture, match.capture_count) {
    for (size_t i = captures_.size(); i-- > 0;) {
      const rules::Capture& capture = captures_[i];
      if (capture.name < kNames && capture.first < capture.end)
        numbers_[capture.name] = static_cast<uint8_t>(i + 1);
    }
  }

  // Null where the match did not take it. A rule's slots are asked for one by one, most in vain.
  const rules::Capture* find(uint16_t name) const {
    if (name >= kNames) return name == kNoCapture ? nullptr : seek(name);
    return numbers_[name] == 0 ? nullptr : &captures_[numbers_[name] - 1u];
  }
  const rules::Capture* find(const Slot& slot) const { return find(slot.capture); }

  // Digits ("2019", the 14 of "14th", the 07 of "W07"), an ordinal or a cardinal word, a
  // year in words.
  int32_t number(const rules::Capture& capture) const;
  int32_t number(const Slot& slot) const {
    if (slot.constant) return slot.number;
    const rules::Capture* capture = find(slot);
    return capture != nullptr ? number(*capture) : kNoNumber;
  }

  std::string_view spelling(const rules::Capture& capture) const {
    return text::slice(input_.text, input_.tokens[capture.first]);
  }

  // Of the first word, in letters.
  uint8_t length(const Slot& slot) const {
    const rules::Capture* capture = find(slot);
    return capture != nullptr ? input_.tokens[capture->first].length_class : uint8_t{0};
  }

  // A month's place: a number, a month, a season, a term, a quarter or a half.
  uint8_t month(const Slot& slot) const {
    if (slot.constant) return static_cast<uint8_t>(slot.number);
    const rules::Capture* capture = find(slot);
    if (capture == nullptr) return 0;
    const uint32_t word = input_.tokens[capture->first].word;
    if (slot.capture == grammar_.c_oldmonth)
      return static_cast<uint8_t>(pack_.value(grammar_.friends_month_old, word));
    if (slot.capture == grammar_.c_numbermonth)
      return static_cast<uint8_t>(pack_.value(grammar_.friends_month, word));
    return month_at(capture->first);
  }

  uint8_t weekday(uint16_t name) const;
  // The slot's own word, or the value that the list has for the captured words.
  std::string_view word(const Slot& slot, rules::ListId list) const;
  calendar::Part part(const Slot& slot) const;
  Unit unit(const Slot& slot) const;
  Relative relative(const Slot& slot) const;
  // -1 before Christ, 1 after, 0 unsaid.
  int64_t era() const;

 private:
  const rules::Capture* seek(uint16_t name) const;
  uint8_t month_at(uint32_t token) const;

  static constexpr size_t kNames = 128;  // of captures; those beyond are sought

  const DateGrammar& grammar_;
  const rules::Pack& pack_;
  const mentions::Input& input_;
  std::span<const rules::Capture> captures_;  // a rule has 32 at most
  std::array<uint8_t, kNames> numbers_{};     // by name: which of them, from 1 on; 0: none
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_SLOTS_H_
