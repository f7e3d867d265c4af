#include "resolve/dates_reading.h"

#include <optional>

#include "calendar/roman.h"
#include "resolve/dates_ends.h"
#include "resolve/dates_grammar.h"
#include "resolve/dates_relative.h"
#include "resolve/dates_slots.h"

namespace annals::resolve {
namespace {

using calendar::Grain;
using calendar::Period;

// "the 470s BC", "1920s", "the twenties".
Period read_decade(int32_t decade, int64_t era, bool& open) {
  open = era == 0 && decade < 100;
  return calendar::decade_period(signed_year(open ? 1900 + decade : decade, era));
}

void read_decades(const SlotReader& reader, const DateGrammar& grammar, const DateRule& rule,
                  int64_t era, Reading& reading) {
  int32_t decade = reader.number(rule.decade);
  if (const rules::Capture* hundred = reader.find(grammar.c_hundred))
    decade += 100 * reader.number(*hundred);  // "the eighteen-thirties"
  if (decade == kNoNumber) return;
  reading.start = read_decade(decade, era, reading.short_year);
  const int32_t end = reader.number(rule.decade_end);
  if (end == kNoNumber) return;
  reading.range = true;
  reading.end = end < 100 ? calendar::decade_period(reading.start.year / 100 * 100 + end)
                          : calendar::decade_period(signed_year(end, era));
}

bool read_centuries(const SlotReader& reader, const DateRule& rule, int64_t era, Reading& reading) {
  if (!rule.century.used()) return true;
  const int32_t century = reader.number(rule.century);
  if (century == kNoNumber || century == 0) return false;  // "the IXX century"
  reading.start = calendar::century_period(era < 0 ? -century : century);
  const int32_t end = reader.number(rule.century_end);
  if (end == kNoNumber) return true;
  reading.range = true;
  reading.end = calendar::century_period(era < 0 ? -end : end);
  return true;
}

bool read_week(const SlotReader& reader, const DateRule& rule, Reading& reading) {
  const int32_t week = reader.number(rule.week);
  if (week == kNoNumber) return true;
  if (week < 1 || week > 53) return false;
  // The first ISO week holds the 4th of January.
  const Period first = calendar::containing({reading.start.year, 1, 4}, Grain::week);
  reading.start = calendar::shift(first, week - 1);
  return true;
}

// "The sixth day before the ides of January": so far the sixth of January.
bool read_roman(const SlotReader& reader, const DateGrammar& grammar, const DateRule& rule,
                Reading& reading) {
  if (!rule.roman.used()) return true;
  const std::optional<calendar::RomanMark> mark =
      calendar::roman_mark_named(reader.word(rule.roman, grammar.roman_mark));
  if (!mark) return false;
  const int count = reading.start.day == 0 ? 1 : reading.start.day;
  const std::optional<Period> day = calendar::roman_day(*mark, reading.start.month, count);
  if (!day) return false;
  const int32_t year = reading.start.year;
  reading.start = *day;
  reading.start.year = year;
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

// "Half a century", "a year and a half": in the next finer unit that has halves of it whole.
bool add_half(Reading& reading, bool alone) {
  const int32_t whole = alone ? 0 : std::abs(reading.shift);
  int32_t shift = 0;
  switch (reading.unit.grain) {
    case Grain::year:
      shift = 12 * whole + 6;
      reading.unit.grain = Grain::month;
      break;
    case Grain::decade:
      shift = 10 * whole + 5;
      reading.unit.grain = Grain::year;
      break;
    case Grain::century:
      shift = 100 * whole + 50;
      reading.unit.grain = Grain::year;
      break;
    default:
      return false;
  }
  reading.shift = reading.shift < 0 ? -shift : shift;
  return true;
}

// "the third Monday of", "two weeks after Easter", "early in the following year".
bool read_relation(const SlotReader& reader, const DateGrammar& grammar, const DateRule& rule,
                   Reading& reading) {
  reading.part = reader.part(rule.part);
  reading.part_end = reading.range ? reader.part(rule.part_end) : calendar::Part::whole;
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
    if (reader.find(rule.half) != nullptr &&
        !add_half(reading, reader.find(rule.shift_count) == nullptr))
      return false;
  }
  if (rule.holiday.used()) {
    reading.holiday = calendar::parse_holiday(reader.word(rule.holiday, grammar.feast));
    if (reading.holiday.kind == calendar::Holiday::Kind::none) return false;
    settle_fixed_feast(reading);
  }
  // "two days before 1920" counts from no day.
  return !reading.has_own_base() || reading.holiday.kind != calendar::Holiday::Kind::none ||
         reading.start.grain <= coarsest_origin(reading);
}

// "4 pm", "16:05", "noon".
bool read_clock(const SlotReader& reader, const DateRule& rule, Reading& reading) {
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

// How many there are of a duration or a set, and the clock of a time.
bool read_count(const SlotReader& reader, const DateRule& rule, Reading& reading) {
  if (rule.type == TimexType::date) {
    if (rule.nth.used() && rule.count.used()) reading.count = reader.number(rule.count);
    return true;
  }
  const int32_t count = reader.number(rule.count);
  reading.count = rule.count.word == "X" ? -1 : count != kNoNumber ? count : 1;
  if (rule.type == TimexType::duration && reader.find(rule.half) != nullptr) {
    reading.half = true;
    if (count == kNoNumber) reading.count = 0;
  }
  return rule.type != TimexType::time || read_clock(reader, rule, reading);
}

// The conditions that a rule itself sets.
bool is_kept(const DateRule& rule, const DateHabits& habits, const Reading& reading) {
  if (rule.iso && !habits.iso && reading.start.month == (reading.start.year + 1) % 100) {
    return false;  // "2006-07" is a pair of years
  }
  if (rule.early && !habits.early) return false;
  if (rule.listed && !(rule.start.month.used() ? habits.months : habits.years)) return false;
  if (rule.consecutive && reading.end.year != reading.start.year + 1) return false;
  return !rule.increasing || !reading.range || reading.needs_year() ||
         calendar::interval(reading.end).start >= calendar::interval(reading.start).start;
}

}  // namespace

std::pair<int32_t, int32_t> numeric_parts(const DateGrammar& grammar, const mentions::Input& input,
                                          const rules::Match& match) {
  const DateRule& rule = grammar.rules[match.rule];
  const SlotReader reader(grammar, input, match);
  return {reader.number(rule.numeric_a), reader.number(rule.numeric_b)};
}

bool read(const DateGrammar& grammar, const mentions::Input& input, const rules::Match& match,
          const DateHabits& habits, Reading& reading) {
  const DateRule& rule = grammar.rules[match.rule];
  const SlotReader reader(grammar, input, match);
  reading.anchor = rule.anchor;
  reading.of_event = rule.of_event;
  // "3.4.2019" has the day first everywhere.
  const rules::Capture* separator = reader.find(grammar.c_separator);
  const DayOrder order = separator != nullptr && reader.spelling(*separator) == "."
                             ? DayOrder::day_first
                             : habits.order;
  const bool has_ends = rule.start.year.used() || rule.start.month.used() || rule.start.day.used();
  if (has_ends && !read_ends(reader, grammar, rule, order, reading)) return false;
  if (!read_roman(reader, grammar, rule, reading)) return false;
  const int64_t era = reader.era();
  read_decades(reader, grammar, rule, era, reading);
  if (!read_centuries(reader, rule, era, reading) || !read_week(reader, rule, reading) ||
      !read_relation(reader, grammar, rule, reading)) {
    return false;
  }
  reading.weekday = reader.weekday(grammar.c_weekday);
  reading.weekday_end = reader.weekday(grammar.c_weekday2);
  reading.approximate = reader.find(grammar.c_approximate) != nullptr;
  if (const rules::Capture* joint = reader.find(grammar.c_to)) {
    reading.joint_first = joint->first;
    reading.joint_end = joint->end;
  }
  return read_count(reader, rule, reading) && is_kept(rule, habits, reading);
}

}  // namespace annals::resolve
