#include "resolve/dates_value.h"

#include <algorithm>

#include "resolve/dates_relative.h"

namespace annals::resolve {
namespace {

using calendar::Day;
using calendar::Grain;
using calendar::Interval;
using calendar::Period;

bool is_impossible(const Period& period) {
  if (period.grain != Grain::day || period.month == 0) return false;
  const int32_t year = period.has_year() ? period.year : 4;  // a leap year: the 29th may be
  return !calendar::is_valid({year, period.month, period.day});
}

void append_month(std::string& text, const Day& day) {
  calendar::append_edtf(text, {day.year, day.month, 0, Grain::month});
}

// Months where the interval is made of whole ones, else days.
void append_interval(std::string& text, const Interval& days) {
  const bool months =
      days.start.day == 1 && days.end.day == calendar::days_in_month(days.end.year, days.end.month);
  if (months) {
    append_month(text, days.start);
    if (days.start.year == days.end.year && days.start.month == days.end.month) return;
    text += '/';
    append_month(text, days.end);
  } else {
    calendar::append(text, days.start);
    text += '/';
    calendar::append(text, days.end);
  }
}

void write_edtf(const Reading& reading, Date& date) {
  date.edtf.clear();
  if (date.has_value &&
      (reading.part != calendar::Part::whole || reading.part_end != calendar::Part::whole)) {
    append_interval(date.edtf, date.value);
    return;
  }
  const char* mark =
      reading.approximate ? (reading.uncertain ? "%" : "~") : (reading.uncertain ? "?" : "");
  calendar::append_edtf(date.edtf, reading.start);
  const size_t slash = date.edtf.find('/');
  if (slash != std::string::npos && reading.range) date.edtf.resize(slash);
  if (slash == std::string::npos || reading.range) date.edtf += mark;
  if (!reading.range) return;
  // Of a century or a quarter, which are intervals themselves, only the ends.
  const size_t begin = date.edtf.size() + 1;
  date.edtf += '/';
  calendar::append_edtf(date.edtf, reading.end);
  if (const size_t other = date.edtf.find('/', begin); other != std::string::npos)
    date.edtf.erase(begin, other + 1 - begin);
  date.edtf += mark;
}

void write_timex(const Reading& reading, Date& date) {
  date.timex.clear();
  Period start = reading.start;
  // TIMEX3 has a name for half a year, but for no other part.
  if (start.grain == Grain::year &&
      (reading.part == calendar::Part::first_half || reading.part == calendar::Part::second_half)) {
    start.grain = Grain::half;
    start.month = static_cast<uint8_t>(calendar::kFirstHalf +
                                       (reading.part == calendar::Part::second_half ? 1 : 0));
  }
  calendar::append_timex(date.timex, start);
  if (!reading.range) return;
  date.timex += '/';
  calendar::append_timex(date.timex, reading.end);
}

// "The first three months of 1920": a range.
bool take_several(Reading& reading) {
  const Interval whole = calendar::interval(reading.start);
  const Grain grain = reading.nth_unit.grain;
  const int near = reading.nth < 0 ? -1 : 1;
  const std::optional<Interval> one = calendar::nth_of(whole, near, grain);
  const std::optional<Interval> other = calendar::nth_of(whole, near * reading.count, grain);
  if (!one || !other) return false;
  const Day& start = std::min(one->start, other->start);
  const Day& end = std::max(one->end, other->end);
  reading.range = true;
  const Grain part = grain > Grain::fortnight ? grain : Grain::day;
  reading.start = calendar::containing(start, part);
  reading.end = calendar::containing(end, part);
  reading.count = 0;
  return true;
}

const char* modifier(calendar::Part part) {
  switch (part) {
    case calendar::Part::early:
      return "START";
    case calendar::Part::middle:
      return "MID";
    case calendar::Part::late:
      return "END";
    default:
      return "";
  }
}

// "Easter weekend": the one beside the feast, which falls on a day from Friday to Monday.
bool to_weekend(Period& feast) {
  const Day day{feast.year, feast.month, feast.day};
  constexpr int kFriday = 5, kSaturday = 6, kMonday = 1;
  const int weekday = calendar::weekday(day);
  if (weekday != kMonday && weekday < kFriday) return false;
  const int back = weekday == kMonday ? 2 : weekday - kSaturday;
  feast = calendar::day_period(calendar::add_days(day, -back));
  feast.grain = Grain::weekend;
  return true;
}

}  // namespace

bool make_plain(Reading& reading) {
  if (reading.holiday.kind != calendar::Holiday::Kind::none)
    reading.start = calendar::day_period(holiday_in(reading.holiday, reading.start.year));
  if (reading.holiday_end.kind != calendar::Holiday::Kind::none) {
    reading.end = calendar::day_period(holiday_in(reading.holiday_end, reading.end.year));
    reading.holiday_end = {};
  }
  if (reading.has_own_base()) {
    const Grain grain = reading.start.grain;
    const Interval base = calendar::interval(reading.start);
    reading.start = {};
    if (!resolve_relative({base, grain, {}}, reading)) return false;
  }
  if (!reading.is_relative() && reading.unit.grain == Grain::week &&
      reading.start.grain == Grain::day) {
    reading.start = calendar::containing(
        {reading.start.year, reading.start.month, reading.start.day}, Grain::week);
  }
  if (!reading.is_relative() && reading.unit.grain == Grain::weekend &&
      reading.start.grain == Grain::day && !to_weekend(reading.start))
    return false;
  if (reading.nth != 0 && reading.count > 1) {
    if (!take_several(reading)) return false;
  } else if (reading.nth != 0) {
    const Interval whole = calendar::interval(reading.start);
    const Unit& unit = reading.nth_unit;
    if (unit.weekday != 0) {
      const std::optional<Day> day = calendar::nth_weekday(whole, reading.nth, unit.weekday);
      if (!day) return false;
      reading.start = calendar::day_period(*day);
    } else {
      const std::optional<Interval> found = calendar::nth_of(whole, reading.nth, unit.grain);
      if (!found) return false;
      reading.start = unit.grain > Grain::fortnight ? calendar::containing(found->start, unit.grain)
                                                    : calendar::day_period(found->start);
      reading.start.grain = unit.grain;
    }
  }
  reading.holiday = {};
  reading.nth = 0;
  return true;
}

Precision precision_of(Grain grain) {
  switch (grain) {
    case Grain::day:
    case Grain::weekend:
      return Precision::day;
    case Grain::week:
      return Precision::week;
    case Grain::month:
      return Precision::month;
    case Grain::season:
      return Precision::season;
    case Grain::quarter:
      return Precision::quarter;
    case Grain::year:
      return Precision::year;
    case Grain::decade:
      return Precision::decade;
    case Grain::century:
      return Precision::century;
    default:
      return Precision::other;
  }
}

bool conclude(Reading& reading, Date& date) {
  if (!make_plain(reading) || reading.start.grain == Grain::none) return false;
  const Period& last = reading.range ? reading.end : reading.start;
  date.value.start = calendar::part_of(reading.start, reading.part).start;
  date.value.end = calendar::part_of(last, reading.range ? reading.part_end : reading.part).end;
  date.has_value = true;
  date.precision =
      reading.part != calendar::Part::whole || reading.part_end != calendar::Part::whole
          ? Precision::other
          : precision_of(reading.range ? std::max(reading.start.grain, reading.end.grain)
                                       : reading.start.grain);
  if (is_impossible(reading.start) || (reading.range && is_impossible(reading.end))) {
    date.flags |= kImpossible;
  } else {
    if (date.value.end < date.value.start) date.flags |= kEndBeforeStart;
    const auto contradicts = [](uint8_t stated, const Period& period) {
      return stated != 0 && period.grain == Grain::day &&
             calendar::weekday({period.year, period.month, period.day}) != stated;
    };
    if (contradicts(reading.weekday, reading.start) ||
        (reading.range && contradicts(reading.weekday_end, reading.end))) {
      date.flags |= kWeekdayMismatch;
    }
  }
  write_edtf(reading, date);
  write_timex(reading, date);
  date.mod = reading.approximate ? "APPROX" : modifier(reading.part);
  date.mod_end = modifier(reading.part_end);
  return true;
}

void conclude_open(const Reading& reading, Date& date) {
  date.precision = precision_of(reading.start.grain);
  if (is_impossible(reading.start) || (reading.range && is_impossible(reading.end))) {
    date.flags |= kImpossible;
  }
  if (reading.is_relative() || reading.nth != 0 ||
      reading.holiday.kind != calendar::Holiday::Kind::none || reading.unit.grain != Grain::none) {
    return;
  }
  write_edtf(reading, date);
  write_timex(reading, date);
}

namespace {

// "P2W"; halves of what is told in another unit in that: an hour and a half is PT90M.
std::string length_of(const Reading& reading) {
  // A feast ("every Christmas") has no unit: it comes once a year.
  static constexpr const char* kLetters[] = {"Y", "D", "D", "W", "W",  "M",
                                             "M", "Q", "M", "Y", "DE", "CE"};
  const int32_t half = reading.half ? 1 : 0;
  int32_t count = reading.count;
  Grain grain = reading.unit.grain;
  char clock = reading.unit.clock;
  bool fraction = false;
  if (grain == Grain::fortnight) {
    count = 2 * count + half;
  } else if (grain == Grain::half) {
    count *= 6;
  } else if (reading.half && grain >= Grain::decade) {
    count = grain == Grain::decade ? 10 * count + 5 : 100 * count + 50;
    grain = Grain::year;
  } else if (reading.half && clock == 'H') {
    count = 60 * count + 30;
    clock = 'M';
  } else {
    fraction = reading.half;
  }
  std::string length = clock != 0 ? "PT" : "P";
  length += reading.count < 0 ? "X" : std::to_string(count);
  if (fraction) length += ".5";
  if (clock != 0) return length + clock;
  return length + kLetters[static_cast<size_t>(grain)];
}

}  // namespace

void conclude_other(const Reading& reading, Date& date) {
  std::string& timex = date.timex;
  timex.clear();
  if (date.type == TimexType::time) {
    date.precision = reading.minute >= 0 ? Precision::minute : Precision::hour;
    if (reading.hour < 0) return;
    const auto two = [&](int number) {
      timex += static_cast<char>('0' + number / 10);
      timex += static_cast<char>('0' + number % 10);
    };
    timex += 'T';
    two(reading.hour);
    timex += ':';
    two(std::max<int>(reading.minute, 0));
    return;
  }
  date.precision = precision_of(reading.unit.grain);
  if (date.type == TimexType::set && reading.unit.weekday != 0) {
    timex = "XXXX-WXX-";
    timex += std::to_string(reading.unit.weekday);
    return;
  }
  if (date.type == TimexType::set && reading.unit.month != 0) {
    calendar::append_timex(timex, {calendar::kNoYear, reading.unit.month, 0, reading.unit.grain});
    return;
  }
  timex += length_of(reading);
}

}  // namespace annals::resolve
