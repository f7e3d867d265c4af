#include "resolve/dates_ends.h"

namespace annals::resolve {
namespace {

using calendar::Grain;
using calendar::Period;

// A year of two digits alone is the latest that may be meant, until the context says otherwise.
int32_t expand_year(int32_t year, const DateWeights& weights) {
  return year + (2000 + year <= weights.latest_short_year ? 2000 : 1900);
}

void set_grain(Period& period) {
  period.grain = period.day != 0     ? Grain::day
                 : period.month != 0 ? calendar::grain_of_month(period.month)
                                     : Grain::year;
}

bool read_point(const SlotReader& reader, const PointSlots& slots, const DateWeights& weights,
                Period& period, bool& short_year) {
  const int32_t year = reader.number(slots.year);
  if (year != kNoNumber) {
    short_year = reader.length(slots.year) <= 2 && reader.era() == 0;
    period.year = short_year ? expand_year(year, weights) : year;
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

// "11 February 1731/2": the later year is the one that began in January.
bool read_dual_year(const SlotReader& reader, const DateGrammar& grammar, Reading& reading) {
  const rules::Capture* dual = reader.find(grammar.c_dual);
  if (dual == nullptr) return true;
  Period& start = reading.start;
  const int32_t digits = reader.number(*dual);
  const int32_t power = reader.spelling(*dual).size() == 1 ? 10 : 100;
  if (start.month > 3 || digits != (start.year + 1) % power) return false;
  ++start.year;
  return true;
}

bool read_range_end(const SlotReader& reader, const DateRule& rule, const DateWeights& weights,
                    Reading& reading) {
  const int32_t year = reader.number(rule.end.year);
  const bool states_end = year != kNoNumber || reader.month(rule.end.month) != 0 ||
                          reader.number(rule.end.day) != kNoNumber ||
                          reader.number(rule.numeric_end_a) != kNoNumber;
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
  if (!read_point(reader, rule.end, weights, reading.end, short_year)) return false;
  if (short_year && reading.start.has_year()) {
    reading.end.year = complete_year(reading.start.year, year, reader.length(rule.end.year));
    if (reading.end.year - reading.start.year > weights.longest_short_range) return false;
  }
  return true;
}

// "29 – 2 April", "March 29 – 2": one month is written for the two that the days lie in.
void turn_month(const SlotReader& reader, const DateRule& rule, Reading& reading) {
  constexpr int kLongest = 14;  // days: else the text's numbers are wrong ("25–12 May")
  Period& start = reading.start;
  Period& end = reading.end;
  if (start.month != end.month || start.month < 1 || start.month > 12) return;
  if (end.day == 0 || start.day <= end.day || 31 - start.day + end.day > kLongest) return;
  const rules::Capture* month = reader.find(rule.start.month);
  const rules::Capture* day = reader.find(rule.end.day);
  if (month == nullptr || day == nullptr || month != reader.find(rule.end.month)) return;
  if (day->first < month->first)
    start.month = start.month == 1 ? uint8_t{12} : static_cast<uint8_t>(start.month - 1);
  else
    end.month = end.month == 12 ? uint8_t{1} : static_cast<uint8_t>(end.month + 1);
  if (!start.has_year() || start.month < end.month) return;
  if (day->first < month->first)
    --start.year;
  else
    ++end.year;
}

}  // namespace

bool read_ends(const SlotReader& reader, const DateGrammar& grammar, const DateRule& rule,
               DayOrder order, Reading& reading) {
  const DateWeights& weights = grammar.weights;
  if (!read_point(reader, rule.start, weights, reading.start, reading.short_year)) return false;
  if (!read_numeric(reader.number(rule.numeric_a), reader.number(rule.numeric_b), order,
                    reading.start) ||
      !read_range_end(reader, rule, weights, reading)) {
    return false;
  }
  if (reading.range && !read_numeric(reader.number(rule.numeric_end_a),
                                     reader.number(rule.numeric_end_b), order, reading.end)) {
    return false;
  }
  if (!read_dual_year(reader, grammar, reading)) return false;
  const int64_t era = reader.era();
  for (Period* period : {&reading.start, &reading.end}) {
    if (period->has_year()) period->year = signed_year(period->year, era);
  }
  if (!reading.range) return true;
  turn_month(reader, rule, reading);
  share_parts(reading);
  return true;
}

}  // namespace annals::resolve
