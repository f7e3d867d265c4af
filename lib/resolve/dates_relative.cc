#include "resolve/dates_relative.h"

#include <algorithm>

namespace annals::resolve {
namespace {

using calendar::Day;
using calendar::Grain;
using calendar::Interval;
using calendar::Period;

Day next_weekday(const Day& after, int weekday) {
  const int distance = (weekday - calendar::weekday(after) + 7) % 7;
  return calendar::add_days(after, distance == 0 ? 7 : distance);
}

Day previous_weekday(const Day& before, int weekday) {
  const int distance = (calendar::weekday(before) - weekday + 7) % 7;
  return calendar::add_days(before, distance == 0 ? -7 : -distance);
}

// "Wednesday": within a stretch of days, else the first on or after the day.
Period near_weekday(const Origin& origin, int weekday) {
  const Day& start = origin.value.start;
  if (origin.past)
    return calendar::day_period(
        calendar::add_days(start, -((calendar::weekday(start) - weekday + 7) % 7)));
  if (origin.source.by == ImpliedBy::document)
    return calendar::day_period(next_weekday(start, weekday));
  return calendar::day_period(
      calendar::add_days(start, (weekday - calendar::weekday(start) + 7) % 7));
}

// "that winter": the one that holds the origin, else the one of its calendar year.
Period same_named(const Origin& origin, uint8_t month) {
  Period period{origin.value.start.year, month, 0, calendar::grain_of_month(month)};
  Period earlier = period;
  --earlier.year;
  const Interval days = calendar::interval(earlier);
  if (origin.grain < Grain::year && days.end >= origin.value.start) return earlier;
  return period;
}

Period relative_weekday(const Origin& origin, Relative relative, int weekday) {
  switch (relative) {
    case Relative::after:
      // Written on a Monday, "next Wednesday" is the next week's.
      if (origin.source.by == ImpliedBy::document) {
        const Period week = calendar::shift(calendar::containing(origin.value.end, Grain::week), 1);
        return calendar::day_period(
            calendar::add_days({week.year, week.month, week.day}, weekday - 1));
      }
      return calendar::day_period(next_weekday(origin.value.end, weekday));
    case Relative::before:
      return calendar::day_period(previous_weekday(origin.value.start, weekday));
    case Relative::same: {
      const Period week = calendar::containing(origin.value.start, Grain::week);
      return calendar::day_period(
          calendar::add_days({week.year, week.month, week.day}, weekday - 1));
    }
    default:
      return near_weekday(origin, weekday);
  }
}

Period relative_period(const Origin& origin, Relative relative, const Unit& unit) {
  if (unit.weekday != 0) return relative_weekday(origin, relative, unit.weekday);
  if (unit.month != 0) {
    if (relative == Relative::after) return calendar::next_named(unit.month, origin.value);
    if (relative == Relative::before) return calendar::previous_named(unit.month, origin.value);
    return same_named(origin, unit.month);
  }
  switch (relative) {
    case Relative::after: {
      // A weekend after a day of the week is the one of its own week.
      const Period at = calendar::containing(origin.value.end, unit.grain);
      if (unit.grain == Grain::weekend && calendar::interval(at).start > origin.value.end)
        return at;
      return calendar::shift(at, 1);
    }
    case Relative::before:
      return calendar::shift(calendar::containing(origin.value.start, unit.grain), -1);
    default:
      return calendar::containing(origin.value.start, unit.grain);
  }
}

// The day of the origin's year that "?-5-3" leaves open, the day of its month that "?-?-5" does.
bool place_within(const Period& whole, Reading& reading) {
  for (Period* period : {&reading.start, reading.range ? &reading.end : nullptr}) {
    if (period == nullptr || period->grain == Grain::none) continue;
    period->year = whole.year;
    if (whole.grain == Grain::month) period->month = whole.month;
  }
  return true;
}

// "The 5th of May last", "March next": the nearest one before, or after, the origin.
Period nearest_named(const Origin& origin, const Reading& reading) {
  Period period = reading.start;
  const bool after = reading.relative == Relative::after;
  period.year = after ? origin.value.end.year : origin.value.start.year;
  const Interval days = calendar::interval(period);
  if (after && days.start <= origin.value.end) ++period.year;
  if (!after && days.end >= origin.value.start) --period.year;
  return period;
}

bool event_day(const Origin& origin, Reading& reading) {
  if (reading.nth_unit.weekday != 0) {  // "on the last Friday" of a course
    const std::optional<Day> named =
        calendar::nth_weekday(origin.value, reading.nth, reading.nth_unit.weekday);
    if (!named || *named < origin.value.start || origin.value.end < *named) return false;
    reading.start = calendar::day_period(*named);
    reading.nth = 0;
    return true;
  }
  const std::optional<Interval> day = calendar::nth_of(origin.value, reading.nth, Grain::day);
  if (!day) return false;
  reading.start = calendar::day_period(day->start);
  reading.nth = 0;
  return true;
}

}  // namespace

Grain coarsest_origin(const Reading& reading) {
  if (reading.of_event) return Grain::day;
  if (reading.unit.weekday != 0) return Grain::day;
  if (reading.unit.month != 0) return Grain::year;
  // "The 8th February following": after all of the year told before.
  if (reading.unit.grain == Grain::none && reading.start.grain == Grain::day &&
      reading.relative == Relative::after)
    return Grain::year;
  switch (reading.unit.grain) {
    case Grain::day:
      return Grain::day;
    case Grain::weekend:
    case Grain::week:
    case Grain::fortnight:
      return Grain::week;
    case Grain::season:
    case Grain::quarter:
    case Grain::half:
      return Grain::season;
    default:
      return std::max(reading.unit.grain, Grain::month);
  }
}

bool resolve_relative(const Origin& origin, Reading& reading) {
  if (reading.of_event) {
    reading.of_event = false;
    return event_day(origin, reading);
  }
  if (reading.shifted) {
    const Day& from = reading.shift >= 0 ? origin.value.end : origin.value.start;
    if (reading.unit.weekday != 0) {
      const int64_t weeks = 7 * static_cast<int64_t>(std::abs(reading.shift) - 1);
      const Day day =
          reading.shift > 0
              ? calendar::add_days(next_weekday(from, reading.unit.weekday), weeks)
              : calendar::add_days(previous_weekday(from, reading.unit.weekday), -weeks);
      reading.start = calendar::day_period(day);
    } else if (reading.unit.month != 0) {
      reading.start = reading.shift > 0
                          ? calendar::next_named(reading.unit.month, origin.value)
                          : calendar::previous_named(reading.unit.month, origin.value);
      reading.start.year += reading.shift > 0 ? reading.shift - 1 : reading.shift + 1;
    } else if (reading.unit.grain == Grain::week || reading.unit.grain == Grain::fortnight) {
      // "two weeks later" than a day is a day.
      const int64_t week = reading.unit.grain == Grain::week ? 7 : 14;
      const int64_t days = week * reading.shift;
      reading.start = calendar::day_period(calendar::add_days(from, days));
    } else if (reading.unit.grain == Grain::decade || reading.unit.grain == Grain::century) {
      // "a decade later" than a year is a year.
      const int32_t years = reading.unit.grain == Grain::decade ? 10 : 100;
      reading.start = {from.year + reading.shift * years, 0, 0, Grain::year};
    } else {
      reading.start =
          calendar::shift(calendar::containing(from, reading.unit.grain), reading.shift);
    }
    reading.shifted = false;
  } else if (reading.unit.grain == Grain::none && reading.start.month != 0) {
    reading.start = nearest_named(origin, reading);
    reading.relative = Relative::none;
  } else {
    const Period whole = relative_period(origin, reading.relative, reading.unit);
    if (reading.start.grain != Grain::none) {
      place_within(whole, reading);
    } else {
      reading.start = whole;
    }
    reading.relative = Relative::none;
  }
  reading.unit = {};
  return true;
}

}  // namespace annals::resolve
