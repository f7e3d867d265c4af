#include "resolve/dates_reading.h"

#include <span>

#include "resolve/dates_grammar.h"
#include "resolve/dates_relative.h"

namespace annals::resolve {
namespace {

using calendar::Grain;
using calendar::Part;
using calendar::Period;

// "1914-18": the years that such a range may span; "2022-06" is none.
constexpr int32_t kLongestShortRange = 60;
constexpr int32_t kNoNumber = std::numeric_limits<int32_t>::min();

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

Part part_named(std::string_view word) {
  if (word == "early") return Part::early;
  if (word == "mid") return Part::middle;
  if (word == "late") return Part::late;
  if (word == "first-half") return Part::first_half;
  if (word == "second-half") return Part::second_half;
  return Part::whole;
}

Relative relative_named(std::string_view word) {
  if (word == "same") return Relative::same;
  if (word == "after") return Relative::after;
  if (word == "before") return Relative::before;
  if (word == "current") return Relative::current;
  if (word == "near") return Relative::near;
  return Relative::none;
}

// Reads the slots of one match.
class Reader {
 public:
  Reader(const DateGrammar& grammar, const mentions::Input& input, const rules::Match& match)
      : grammar_(grammar),
        pack_(grammar.pack),
        input_(input),
        captures_(input.matches.captures.data() + match.first_capture, match.capture_count) {}

  const rules::Capture* find(uint16_t name) const {
    if (name == kNoCapture) return nullptr;
    for (const rules::Capture& capture : captures_) {
      if (capture.name == name && capture.first < capture.end) return &capture;
    }
    return nullptr;
  }
  const rules::Capture* find(const Slot& slot) const { return find(slot.capture); }

  // Digits ("2019", the 14 of "14th", the 07 of "W07"), an ordinal or a cardinal word.
  int32_t number(const Slot& slot) const {
    if (slot.constant) return slot.number;
    const rules::Capture* capture = find(slot);
    return capture != nullptr ? number(*capture) : kNoNumber;
  }

  int32_t number(const rules::Capture& capture) const {
    const text::Token& token = input_.tokens[capture.first];
    const bool numeral =
        token.kind == text::TokenKind::number || token.kind == text::TokenKind::mixed;
    if (numeral && capture.end - capture.first == 1) {
      return digits(text::slice(input_.text, token));
    }
    for (const rules::ListId list : {grammar_.ordinal, grammar_.cardinal, grammar_.decade_word,
                                     grammar_.deictic_day, grammar_.feast_side}) {
      if (const uint32_t length = pack_.match(list, input_.tokens, capture.first)) {
        return static_cast<int32_t>(
            pack_.value(list, input_.tokens, capture.first, capture.first + length));
      }
    }
    return numeral ? digits(text::slice(input_.text, token))
                   : roman(text::slice(input_.text, token));
  }

  std::string_view spelling(const rules::Capture& capture) const {
    return text::slice(input_.text, input_.tokens[capture.first]);
  }

  uint8_t length(const Slot& slot) const {
    const rules::Capture* capture = find(slot);
    return capture != nullptr ? input_.tokens[capture->first].length_class : uint8_t{0};
  }

  // A month's place: a number, a month, a season, a term, a quarter or a half.
  uint8_t month(const Slot& slot) const {
    if (slot.constant) return static_cast<uint8_t>(slot.number);
    const rules::Capture* capture = find(slot);
    return capture != nullptr ? month_at(capture->first) : uint8_t{0};
  }

  uint8_t month_at(uint32_t at) const {
    const text::Token& token = input_.tokens[at];
    if (token.kind == text::TokenKind::number) {
      return static_cast<uint8_t>(digits(text::slice(input_.text, token)));
    }
    for (const rules::ListId list : {grammar_.month, grammar_.season, grammar_.quarter,
                                     grammar_.half, grammar_.month_roman, grammar_.term}) {
      if (const int64_t value = pack_.value(list, token.word)) return static_cast<uint8_t>(value);
    }
    return 0;
  }

  uint8_t weekday(uint16_t name) const {
    const rules::Capture* capture = find(name);
    if (capture == nullptr) return 0;
    const uint32_t word = input_.tokens[capture->first].word;
    return static_cast<uint8_t>(pack_.value(grammar_.weekday, word));
  }

  std::string_view word(const Slot& slot, rules::ListId list) const {
    if (slot.constant) return slot.word;
    const rules::Capture* capture = find(slot);
    if (capture == nullptr) return {};
    return pack_.string_value(list, input_.tokens, capture->first, capture->end);
  }

  Unit unit(const Slot& slot) const {
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
    unit.month = month_at(capture->first);
    unit.grain = calendar::grain_of_month(unit.month);
    return unit;
  }

  Relative relative(const Slot& slot) const {
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

  // -1 before Christ, 1 after, 0 unsaid.
  int64_t era() const {
    const rules::Capture* capture = find(grammar_.c_era);
    if (capture == nullptr) return 0;
    return pack_.value(grammar_.era, input_.tokens, capture->first, capture->end);
  }

 private:
  // "XIX", "XIXth"; as the Romans would have written it, and no other way.
  static int32_t roman(std::string_view text) {
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

  static int32_t digits(std::string_view text) {
    size_t at = 0;
    while (at < text.size() && (text[at] < '0' || text[at] > '9')) ++at;
    int32_t number = 0;
    size_t count = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && count < 8; ++at, ++count) {
      number = number * 10 + (text[at] - '0');
    }
    return count > 0 ? number : kNoNumber;
  }

  const DateGrammar& grammar_;
  const rules::Pack& pack_;
  const mentions::Input& input_;
  std::span<const rules::Capture> captures_;
};

// Years of two digits alone lie between 1931 and 2030, until the context says otherwise.
int32_t expand_year(int32_t year) { return year + (year <= 30 ? 2000 : 1900); }

void set_grain(Period& period) {
  period.grain = period.day != 0     ? Grain::day
                 : period.month != 0 ? calendar::grain_of_month(period.month)
                                     : Grain::year;
}

bool read_point(const Reader& reader, const PointSlots& slots, Period& period, bool& short_year) {
  const int32_t year = reader.number(slots.year);
  if (year != kNoNumber) {
    short_year = reader.length(slots.year) <= 2 && reader.era() == 0;
    period.year = short_year ? expand_year(year) : year;
  }
  period.month = reader.month(slots.month);
  const int32_t day = reader.number(slots.day);
  if (day != kNoNumber) {
    if (day < 1 || day > 31) return false;
    period.day = static_cast<uint8_t>(day);
  }
  set_grain(period);
  return period.grain != Grain::none;
}

// "1914-18": the first year's century; "1899–02" goes into the next one.
int32_t complete_year(int32_t first, int32_t digits, uint8_t length) {
  const int32_t power = length == 1 ? 10 : 100;
  const int32_t year = first - first % power + digits;
  return year >= first ? year : year + power;
}

// The two ends of a range lend each other the year and the month.
void share_parts(Reading& reading) {
  Period& start = reading.start;
  Period& end = reading.end;
  if (end.month == 0 && end.day != 0) end.month = start.month;
  if (start.month == 0 && start.day != 0) start.month = end.month;
  const auto before = [](const Period& a, const Period& b) {
    // Seasons follow each other by their codes, too; the winter that is told with the next year's
    // spring began before it.
    const bool alike = (a.month > 12) == (b.month > 12);
    const uint8_t month_a = a.month > 12 && !alike ? 0 : a.month;
    const uint8_t month_b = b.month > 12 && !alike ? 0 : b.month;
    return month_a != month_b ? month_a < month_b : a.day < b.day;
  };
  const bool turns = start.month != end.month && before(end, start);
  if (!start.has_year() && end.has_year()) start.year = end.year - (turns ? 1 : 0);
  if (start.has_year() && !end.has_year()) end.year = start.year + (turns ? 1 : 0);
}

// "3/4/2019": by the document's habit, unless only one order gives a month.
bool read_numeric(int32_t a, int32_t b, DayOrder order, Period& period) {
  if (a == kNoNumber || b == kNoNumber) return true;
  const bool day_first = b > 12 ? false : a > 12 ? true : order == DayOrder::day_first;
  const int32_t day = day_first ? a : b;
  const int32_t month = day_first ? b : a;
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  period.month = static_cast<uint8_t>(month);
  period.day = static_cast<uint8_t>(day);
  period.grain = Grain::day;
  return true;
}

int32_t signed_year(int32_t year, int64_t era) { return era < 0 ? 1 - year : year; }

// "the 470s BC", "1920s", "the twenties".
Period read_decade(int32_t decade, int64_t era, bool& open) {
  open = era == 0 && decade < 100;
  return calendar::decade_period(signed_year(open ? 1900 + decade : decade, era));
}

// "4 pm", "16:05", "noon".
bool read_clock(const Reader& reader, const DateRule& rule, Reading& reading) {
  if (const rules::Capture* word = reader.find(rule.word)) {
    const std::string_view spelling = reader.spelling(*word);
    const bool night = spelling.size() == 8 && (spelling[0] | 0x20) == 'm';  // midnight
    reading.hour = night ? 24 : 12;
    return true;
  }
  int32_t hour = reader.number(rule.hour);
  if (hour == kNoNumber) return true;
  if (const rules::Capture* half = reader.find(rule.half)) {
    const char letter = reader.spelling(*half).front();
    const bool afternoon = letter == 'p' || letter == 'P';
    if (hour > 12) return false;
    hour = hour % 12 + (afternoon ? 12 : 0);
  }
  int32_t minute = reader.number(rule.minute);
  if (hour > 24 && minute == kNoNumber) {  // "1830 hours"
    minute = hour % 100;
    hour /= 100;
  }
  if (hour > 24 || minute > 59) return false;
  reading.hour = static_cast<int8_t>(hour);
  if (minute != kNoNumber) reading.minute = static_cast<int8_t>(minute);
  return true;
}

// "11 February 1731/2": the later year is the one that began in January.
bool read_dual_year(const Reader& reader, const DateGrammar& grammar, Reading& reading) {
  const rules::Capture* dual = reader.find(grammar.c_dual);
  if (dual == nullptr) return true;
  Period& start = reading.start;
  const int32_t digits = reader.number(*dual);
  const int32_t power = reader.spelling(*dual).size() == 1 ? 10 : 100;
  if (start.month > 3 || digits != (start.year + 1) % power) return false;
  ++start.year;
  return true;
}

// Christmas is a day as any other, but the day of Easter is known with the year only.
void settle_fixed_feast(Reading& reading) {
  if (reading.holiday.kind != calendar::Holiday::Kind::fixed) return;
  reading.start.month = static_cast<uint8_t>(reading.holiday.a);
  reading.start.day = static_cast<uint8_t>(reading.holiday.b);
  reading.start.grain = Grain::day;
  reading.holiday = {};
}

bool read_range_end(const Reader& reader, const DateRule& rule, Reading& reading) {
  const int32_t year = reader.number(rule.end.year);
  const bool states_end = year != kNoNumber || reader.month(rule.end.month) != 0 ||
                          reader.number(rule.end.day) != kNoNumber;
  if (!states_end) return true;
  // A template repeats what its ends share; it is a range where the end states something itself.
  const auto own = [&](const Slot& slot, const Slot& shared) {
    return slot.used() && slot.capture != shared.capture && reader.find(slot) != nullptr;
  };
  if (!own(rule.end.year, rule.start.year) && !own(rule.end.month, rule.start.month) &&
      !own(rule.end.day, rule.start.day) && !own(rule.numeric_end_a, rule.numeric_a)) {
    return true;
  }
  reading.range = true;
  bool short_year = false;
  if (!read_point(reader, rule.end, reading.end, short_year)) return false;
  if (short_year && reading.start.has_year()) {
    reading.end.year = complete_year(reading.start.year, year, reader.length(rule.end.year));
    if (reading.end.year - reading.start.year > kLongestShortRange) return false;
  }
  return true;
}

}  // namespace

std::pair<int32_t, int32_t> numeric_parts(const DateGrammar& grammar, const mentions::Input& input,
                                          const rules::Match& match) {
  const DateRule& rule = grammar.rules[match.rule];
  const Reader reader(grammar, input, match);
  return {reader.number(rule.numeric_a), reader.number(rule.numeric_b)};
}

bool read(const DateGrammar& grammar, const mentions::Input& input, const rules::Match& match,
          const DateHabits& habits, Reading& reading) {
  const DateRule& rule = grammar.rules[match.rule];
  const Reader reader(grammar, input, match);
  reading.anchor = rule.anchor;
  reading.of_event = rule.of_event;
  const int64_t era = reader.era();
  // "3.4.2019" has the day first everywhere.
  const rules::Capture* separator = reader.find(grammar.c_separator);
  const DayOrder order = separator != nullptr && reader.spelling(*separator) == "."
                             ? DayOrder::day_first
                             : habits.order;

  if (rule.start.year.used() || rule.start.month.used() || rule.start.day.used()) {
    if (!read_point(reader, rule.start, reading.start, reading.short_year)) return false;
    if (!read_numeric(reader.number(rule.numeric_a), reader.number(rule.numeric_b), order,
                      reading.start) ||
        !read_range_end(reader, rule, reading)) {
      return false;
    }
    if (reading.range && !read_numeric(reader.number(rule.numeric_end_a),
                                       reader.number(rule.numeric_end_b), order, reading.end)) {
      return false;
    }
    if (!read_dual_year(reader, grammar, reading)) return false;
    for (Period* period : {&reading.start, &reading.end}) {
      if (period->has_year()) period->year = signed_year(period->year, era);
    }
    if (reading.range) share_parts(reading);
  }

  int32_t decade = reader.number(rule.decade);
  if (const rules::Capture* hundred = reader.find(grammar.c_hundred))
    decade += 100 * reader.number(*hundred);  // "the eighteen-thirties"
  if (decade != kNoNumber) {
    reading.start = read_decade(decade, era, reading.short_year);
    const int32_t end = reader.number(rule.decade_end);
    if (end != kNoNumber) {
      reading.range = true;
      reading.end = end < 100 ? calendar::decade_period(reading.start.year / 100 * 100 + end)
                              : calendar::decade_period(signed_year(end, era));
    }
  }
  const int32_t century = reader.number(rule.century);
  if (rule.century.used() && century == kNoNumber) return false;  // "the IXX century"
  if (century != kNoNumber) {
    if (century == 0) return false;
    reading.start = calendar::century_period(era < 0 ? -century : century);
    const int32_t end = reader.number(rule.century_end);
    if (end != kNoNumber) {
      reading.range = true;
      reading.end = calendar::century_period(era < 0 ? -end : end);
    }
  }
  const int32_t week = reader.number(rule.week);
  if (week != kNoNumber) {
    if (week < 1 || week > 53) return false;
    // The first ISO week holds the 4th of January.
    const Period first = calendar::containing({reading.start.year, 1, 4}, Grain::week);
    reading.start = calendar::shift(first, week - 1);
  }

  reading.part = part_named(reader.word(rule.part, grammar.part));
  reading.part_end = part_named(reader.word(rule.part_end, grammar.part));
  if (!reading.range) reading.part_end = calendar::Part::whole;
  reading.unit = reader.unit(rule.unit);
  reading.relative = reader.relative(rule.relative);
  const int32_t nth = reader.number(rule.nth);
  if (nth != kNoNumber) {
    reading.nth = static_cast<int16_t>(nth);
    reading.nth_unit = reader.unit(rule.nth_unit);
  }
  if (rule.shift_count.used()) {
    int32_t count = reader.number(rule.shift_count);
    if (count == kNoNumber) count = 1;  // "the Sunday after Easter"
    reading.shifted = true;
    reading.shift = reader.word(rule.shift_sign, grammar.later) == "-" ? -count : count;
  }
  if (rule.holiday.used()) {
    reading.holiday = calendar::parse_holiday(reader.word(rule.holiday, grammar.feast));
    if (reading.holiday.kind == calendar::Holiday::Kind::none) return false;
    settle_fixed_feast(reading);
  }
  // "two days before 1920" counts from no day.
  if (reading.has_own_base() && reading.holiday.kind == calendar::Holiday::Kind::none &&
      reading.start.grain > coarsest_origin(reading)) {
    return false;
  }
  reading.weekday = reader.weekday(grammar.c_weekday);
  reading.weekday_end = reader.weekday(grammar.c_weekday2);
  reading.approximate = reader.find(grammar.c_approximate) != nullptr;
  if (const rules::Capture* joint = reader.find(grammar.c_to)) {
    reading.joint_first = joint->first;
    reading.joint_end = joint->end;
  }

  if (rule.type == TimexType::date) {
    if (rule.nth.used() && rule.count.used()) reading.count = reader.number(rule.count);
  } else {
    const int32_t count = reader.number(rule.count);
    reading.count = rule.count.word == "X" ? -1 : count != kNoNumber ? count : 1;
    if (rule.type == TimexType::time && !read_clock(reader, rule, reading)) return false;
  }

  if (rule.iso && !habits.iso && reading.start.month == (reading.start.year + 1) % 100) {
    return false;  // "2006-07" is a pair of years
  }
  if (rule.consecutive && reading.end.year != reading.start.year + 1) return false;
  if (rule.increasing && reading.range && !reading.needs_year() &&
      calendar::interval(reading.end).start < calendar::interval(reading.start).start) {
    return false;
  }
  return true;
}

}  // namespace annals::resolve
