#include "resolve/dates_slots.h"

#include "resolve/written_number.h"

namespace annals::resolve {
namespace {

using calendar::Grain;

Grain grain_named(std::string_view word) {
  if (word == "day") return Grain::day;
  if (word == "weekend") return Grain::weekend;
  if (word == "week") return Grain::week;
  if (word == "fortnight") return Grain::fortnight;
  if (word == "month") return Grain::month;
  if (word == "season") return Grain::season;
  if (word == "quarter") return Grain::quarter;
  if (word == "half") return Grain::half;
  if (word == "year") return Grain::year;
  if (word == "decade") return Grain::decade;
  if (word == "century") return Grain::century;
  return Grain::none;
}

calendar::Part part_named(std::string_view word) {
  if (word == "early") return calendar::Part::early;
  if (word == "mid") return calendar::Part::middle;
  if (word == "late") return calendar::Part::late;
  if (word == "first-half") return calendar::Part::first_half;
  if (word == "second-half") return calendar::Part::second_half;
  return calendar::Part::whole;
}

Relative relative_named(std::string_view word) {
  if (word == "same") return Relative::same;
  if (word == "after") return Relative::after;
  if (word == "before") return Relative::before;
  if (word == "current") return Relative::current;
  if (word == "near") return Relative::near;
  return Relative::none;
}

// "XIX", "XIXth"; as the Romans would have written it, and no other way.
int32_t roman(std::string_view text) {
  static constexpr struct {
    std::string_view letters;
    int32_t value;
    int most;
  } kNumerals[] = {{"M", 1000, 3}, {"CM", 900, 1}, {"D", 500, 1}, {"CD", 400, 1}, {"C", 100, 3},
                   {"XC", 90, 1},  {"L", 50, 1},   {"XL", 40, 1}, {"X", 10, 3},   {"IX", 9, 1},
                   {"V", 5, 1},    {"IV", 4, 1},   {"I", 1, 3}};
  int32_t number = 0;
  for (const auto& numeral : kNumerals) {
    for (int n = 0; n < numeral.most && text.starts_with(numeral.letters); ++n) {
      number += numeral.value;
      text.remove_prefix(numeral.letters.size());
    }
  }
  const bool ends = text.empty() || (text.size() == 2 && text[0] >= 'a');
  return number > 0 && ends ? number : kNoNumber;
}

// A scanned "l7" is the 17.
int32_t digits(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || c == 'l'; };
  size_t at = 0;
  while (at < text.size() && !is_digit(text[at])) ++at;
  int32_t number = 0;
  size_t count = 0;
  for (; at < text.size() && is_digit(text[at]) && count < 8; ++at, ++count) {
    number = number * 10 + (text[at] == 'l' ? 1 : text[at] - '0');
  }
  return count > 0 ? number : kNoNumber;
}

}  // namespace

const rules::Capture* SlotReader::seek(uint16_t name) const {
  for (const rules::Capture& capture : captures_) {
    if (capture.name == name && capture.first < capture.end) return &capture;
  }
  return nullptr;
}

int32_t SlotReader::number(const rules::Capture& capture) const {
  const text::Token& token = input_.tokens[capture.first];
  const bool numeral =
      token.kind == text::TokenKind::number || token.kind == text::TokenKind::mixed;
  if (numeral && capture.end - capture.first == 1) {
    return digits(text::slice(input_.text, token));
  }
  const uint32_t length = capture.end - capture.first;
  if (length > 1 && pack_.contains(grammar_.year_word, token.word) &&
      pack_.match(grammar_.ordinal, input_.tokens, capture.first) != length)
    return written_number(pack_, grammar_.year_word, input_.tokens, capture.first, capture.end);
  for (const rules::ListId list : {grammar_.ordinal, grammar_.cardinal, grammar_.decade_word,
                                   grammar_.deictic_day, grammar_.feast_side}) {
    if (const uint32_t words = pack_.match(list, input_.tokens, capture.first)) {
      return static_cast<int32_t>(
          pack_.value(list, input_.tokens, capture.first, capture.first + words));
    }
  }
  return numeral ? digits(text::slice(input_.text, token)) : roman(text::slice(input_.text, token));
}

uint8_t SlotReader::month_at(uint32_t at) const {
  const text::Token& token = input_.tokens[at];
  if (token.kind == text::TokenKind::number) {
    return static_cast<uint8_t>(digits(text::slice(input_.text, token)));
  }
  for (const rules::ListId list : {grammar_.month, grammar_.season, grammar_.quarter, grammar_.half,
                                   grammar_.month_roman, grammar_.term}) {
    if (const int64_t value = pack_.value(list, token.word)) return static_cast<uint8_t>(value);
  }
  return 0;
}

uint8_t SlotReader::weekday(uint16_t name) const {
  const rules::Capture* capture = find(name);
  if (capture == nullptr) return 0;
  const uint32_t word = input_.tokens[capture->first].word;
  return static_cast<uint8_t>(pack_.value(grammar_.weekday, word));
}

std::string_view SlotReader::word(const Slot& slot, rules::ListId list) const {
  if (slot.constant) return slot.word;
  const rules::Capture* capture = find(slot);
  if (capture == nullptr) return {};
  return pack_.string_value(list, input_.tokens, capture->first, capture->end);
}

calendar::Part SlotReader::part(const Slot& slot) const {
  return part_named(word(slot, grammar_.part));
}

Unit SlotReader::unit(const Slot& slot) const {
  Unit unit;
  if (slot.constant) {
    unit.grain = grain_named(slot.word);
    return unit;
  }
  const rules::Capture* capture = find(slot);
  if (capture == nullptr) return unit;
  const uint32_t word = input_.tokens[capture->first].word;
  for (const rules::ListId list : {grammar_.unit, grammar_.day_time, grammar_.set_adverb}) {
    unit.grain = grain_named(pack_.string_value(list, word));
    if (unit.grain != Grain::none) return unit;
  }
  const std::string_view clock = pack_.string_value(grammar_.clock_unit, word);
  if (!clock.empty()) {
    unit.clock = static_cast<char>(clock.front() - 'a' + 'A');
    return unit;
  }
  int64_t day = pack_.value(grammar_.weekday, word);
  if (day == 0) day = pack_.value(grammar_.weekday_plural, word);
  if (day != 0) {
    unit.grain = Grain::day;
    unit.weekday = static_cast<uint8_t>(day);
    return unit;
  }
  unit.month = static_cast<uint8_t>(pack_.value(grammar_.season_plural, word));
  if (unit.month == 0) unit.month = month_at(capture->first);
  unit.grain = calendar::grain_of_month(unit.month);
  return unit;
}

Relative SlotReader::relative(const Slot& slot) const {
  if (slot.constant) return relative_named(slot.word);
  const rules::Capture* capture = find(slot);
  // "in May of that year": no word says otherwise.
  if (capture == nullptr) return slot.used() ? Relative::same : Relative::none;
  for (const rules::ListId list :
       {grammar_.anaphoric, grammar_.deictic, grammar_.instant, grammar_.trailing}) {
    const Relative found =
        relative_named(pack_.string_value(list, input_.tokens, capture->first, capture->end));
    if (found != Relative::none) return found;
  }
  return Relative::none;
}

int64_t SlotReader::era() const {
  const rules::Capture* capture = find(grammar_.c_era);
  if (capture == nullptr) return 0;
  return pack_.value(grammar_.era, input_.tokens, capture->first, capture->end);
}

}  // namespace annals::resolve
