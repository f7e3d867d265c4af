// Titles below lines that only tell when and where:
//
//   4 March 2016 | 5 PM | Room 12, Guild Hall
//   Keeping Across Borders
//   Speaker: Ann Lee, University of Leeds
//
// Only where that comes again, and most of such lines have one.
#include <vector>

#include "mentions/entry_fields.h"
#include "mentions/events.h"

namespace annals::mentions {
namespace {

class BelowHeads : EntryFields {
 public:
  explicit BelowHeads(const TitleCandidates& titles) : EntryFields(titles) {}

  void run() {
    constexpr uint32_t kRegular = 3;
    each_line([this](uint32_t first, uint32_t end) { read(first, end); });
    if (below_.size() < kRegular || below_.size() * 5 < heads_ * size_t{3}) return;
    for (const Line& line : below_) add(line.first, line.end, words_.weights.event_quoted);
  }

 private:
  struct Line {
    uint32_t first;
    uint32_t end;
  };

  void read(uint32_t first, uint32_t end) {
    const bool below = head_ && first < end && (token(first).gap & text::kBlankLine) == 0;
    head_ = first < end && is_dated(first, end) && is_head(first, end);
    if (!below || head_) return;
    ++heads_;
    if (is_below(first, end)) below_.push_back({first, end});
  }

  // "4 March 2016 | 5 PM | Room 12, Guild Hall": fields, none of which tells what it was.
  bool is_head(uint32_t first, uint32_t end) const {
    const rules::Match* date = date_at(first);
    if (date == nullptr || date->end + 2 > end || !opens_lines(first)) return false;
    uint32_t field = date->end;
    for (uint32_t i = field; i <= end; ++i) {
      // "3, 10 and 17 March"
      if (i == field && i + 1 < end && (is_mark(i, ",") || token(i).word == words_.and_))
        if (const rules::Match* more = date_at(i + 1); more != nullptr) field = i = more->end;
      if (i < end && is_mark(i, "(")) {
        while (i < end && !is_mark(i, ")")) ++i;
        continue;
      }
      if (i < end && !parts(i)) continue;
      if (i > field && !is_plain_field(field, i)) return false;
      field = i + 1;
    }
    return true;
  }

  bool opens_lines(uint32_t first) const {
    return (token(first).gap & (text::kBlankLine | text::kFirst)) != 0;
  }

  // A time, a room, a house, a town, a program.
  bool is_plain_field(uint32_t first, uint32_t end) const {
    bool words = false;
    for (uint32_t i = first; i < end; ++i) {
      if (is_mark(i, "(")) {
        end = i;
        break;
      }
      words |= token(i).is_word() && token(i).length_class > 2 &&
               !input_.pack.contains(words_.weekday, token(i).word);
    }
    if (!words || end == first) return true;
    if (is_mark(end - 1, ".")) return false;
    if (has_house(end - 1) || place_behind(first, end) == end) return true;
    for (uint32_t i = first; i < end; ++i) {
      const bool named =
          token(i).is_word() && (input_.pack.contains(words_.room, token(i).word) ||
                                 input_.pack.match(words_.platform, input_.tokens, i) > 0);
      if (named && i <= first + 2) return true;
    }
    return end == first + 1;  // "noon"
  }

  // The first line below a head, where what follows does not carry it on.
  bool is_below(uint32_t first, uint32_t end) const {
    if (end + 1 < input_.tokens.size() && token(end).is_word() && !token(end).is_capitalised() &&
        (token(end).gap & text::kBlankLine) == 0)
      return false;
    // "Keeping Across Borders" is no person, though no list has all its words.
    const bool word =
        end > first + 2 && (scan_.classes[first] & kWord) != 0 && !opens_with_person(first, end);
    return !has_day(first, end) && reads_as_title(first, end) && (word || !is_other(first, end));
  }

  bool head_ = false;        // the last line read is one
  uint32_t heads_ = 0;       // … with a line below
  std::vector<Line> below_;  // that reads as a title
};

}  // namespace

void propose_titles_below_heads(const Input& input, const NameWords& words, const NameScan& scan,
                                Candidates& out) {
  BelowHeads(TitleCandidates(TitleShape(input, words, scan), out)).run();
}

}  // namespace annals::mentions
