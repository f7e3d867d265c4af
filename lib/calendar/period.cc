#include "calendar/period.h"

#include <algorithm>

namespace annals::calendar {
namespace {

// First month (0 January of the period's year) and length in months of what is counted in months.
struct Months {
  int32_t first = 0;
  int32_t count = 0;
};

Months months_of(const Period& period) {
  const int32_t month = period.month;
  switch (period.grain) {
    case Grain::month:
      return {month - 1, 1};
    case Grain::season:
      return {2 + 3 * (month - kSpring), 3};
    case Grain::quarter:
      return {3 * (month - kFirstQuarter), 3};
    case Grain::half:
      return {6 * (month - kFirstHalf), 6};
    case Grain::year:
      return {0, 12};
    case Grain::decade:
      return {0, 120};
    case Grain::century:
      return {0, 1200};
    default:
      return {};
  }
}

Interval whole_months(int32_t year, const Months& months) {
  const Day first = add_months({year, 1, 1}, months.first);
  return {first, add_days(add_months(first, months.count), -1)};
}

int32_t days_in(Grain grain) {
  switch (grain) {
    case Grain::weekend:
      return 2;
    case Grain::week:
      return 7;
    case Grain::fortnight:
      return 14;
    default:
      return 1;
  }
}

}  // namespace

Grain grain_of_month(uint8_t month) {
  if (month >= 1 && month <= 12) return Grain::month;
  if (month >= kSpring && month <= kWinter) return Grain::season;
  if (month >= kFirstQuarter && month < kFirstQuarter + 4) return Grain::quarter;
  if (month >= kFirstHalf && month < kFirstHalf + 2) return Grain::half;
  return Grain::none;
}

Period day_period(const Day& day) { return {day.year, day.month, day.day, Grain::day}; }

Period decade_period(int32_t year) {
  // The 470s BC are 479 to 470 BC.
  const int32_t first = year > 0 ? year - year % 10 : 1 - ((1 - year) / 10 * 10 + 9);
  return {first, 0, 0, Grain::decade};
}

Period century_period(int32_t n) {
  return {n > 0 ? (n - 1) * 100 + 1 : n * 100 + 1, 0, 0, Grain::century};
}

Interval interval(const Period& period) {
  switch (period.grain) {
    case Grain::none:
      return {};
    case Grain::day:
      return {{period.year, period.month, period.day}, {period.year, period.month, period.day}};
    case Grain::weekend:
    case Grain::week:
    case Grain::fortnight: {
      const Day first{period.year, period.month, period.day};
      return {first, add_days(first, days_in(period.grain) - 1)};
    }
    default:
      return whole_months(period.year, months_of(period));
  }
}

Period containing(const Day& day, Grain grain) {
  const auto month = static_cast<uint8_t>(day.month - 1);
  switch (grain) {
    case Grain::none:
      return {};
    case Grain::day:
      return day_period(day);
    case Grain::week:
    case Grain::fortnight:
    case Grain::weekend: {
      const Day monday = add_days(day, 1 - weekday(day));
      Period period = day_period(grain == Grain::weekend ? add_days(monday, 5) : monday);
      period.grain = grain;
      return period;
    }
    case Grain::month:
      return {day.year, day.month, 0, Grain::month};
    case Grain::season: {
      // December to February are the winter of December's year.
      const int season = (day.month % 12) / 3;  // 0 winter
      const auto code = static_cast<uint8_t>(season == 0 ? kWinter : kSpring + season - 1);
      return {day.month <= 2 ? day.year - 1 : day.year, code, 0, Grain::season};
    }
    case Grain::quarter:
      return {day.year, static_cast<uint8_t>(kFirstQuarter + month / 3), 0, Grain::quarter};
    case Grain::half:
      return {day.year, static_cast<uint8_t>(kFirstHalf + month / 6), 0, Grain::half};
    case Grain::year:
      return {day.year, 0, 0, Grain::year};
    case Grain::decade:
      return decade_period(day.year);
    case Grain::century:
      return century_period(day.year > 0 ? (day.year + 99) / 100 : -((-day.year) / 100 + 1));
  }
  return {};
}

Period shift(const Period& period, int64_t count) {
  Period result = period;
  const auto years = [&](int32_t each) {
    result.year = static_cast<int32_t>(period.year + count * each);
  };
  switch (period.grain) {
    case Grain::none:
      break;
    case Grain::day:
    case Grain::week:
    case Grain::fortnight:
    case Grain::weekend: {
      const int64_t step = period.grain == Grain::weekend ? 7 : days_in(period.grain);
      const Day day = add_days({period.year, period.month, period.day}, count * step);
      result.year = day.year;
      result.month = day.month;
      result.day = day.day;
      break;
    }
    case Grain::month:
    case Grain::season:
    case Grain::quarter:
    case Grain::half: {
      const Months months = months_of(period);
      Day day = add_months({period.year, 1, 1}, months.first);
      day = add_months(day, count * months.count);
      result = containing(day, period.grain);
      break;
    }
    case Grain::year:
      years(1);
      break;
    case Grain::decade:
      years(10);
      break;
    case Grain::century:
      years(100);
      break;
  }
  return result;
}

Period next_named(uint8_t month, const Interval& after) {
  Period period{after.end.year - 1, month, 0, grain_of_month(month)};
  while (interval(period).start <= after.end) ++period.year;
  return period;
}

Period previous_named(uint8_t month, const Interval& before) {
  Period period{before.start.year + 1, month, 0, grain_of_month(month)};
  while (interval(period).end >= before.start) --period.year;
  return period;
}

Interval part_of(const Period& period, Part part) {
  const Interval whole = interval(period);
  if (part == Part::whole || period.grain == Grain::none || period.grain == Grain::day)
    return whole;
  const Months months = months_of(period);
  const int32_t pieces = part == Part::first_half || part == Part::second_half ? 2 : 3;
  const int32_t index = part == Part::early || part == Part::first_half     ? 0
                        : part == Part::middle || part == Part::second_half ? 1
                                                                            : 2;
  if (months.count % pieces == 0 && months.count > 0) {
    const int32_t length = months.count / pieces;
    return whole_months(period.year, {months.first + index * length, length});
  }
  // By days: a month is cut after its 10th and 20th, a week after its third and before its last
  // three, halves in the middle.
  const int64_t days = to_serial(whole.end) - to_serial(whole.start) + 1;
  const bool is_month = period.grain == Grain::month;
  const int64_t first_cut = pieces == 2 ? days / 2 : is_month ? 10 : (days + 2) / 3;
  const int64_t second_cut = pieces == 2 ? first_cut : is_month ? 20 : days - first_cut;
  if (index == 0) return {whole.start, add_days(whole.start, first_cut - 1)};
  if (index == pieces - 1) return {add_days(whole.start, second_cut), whole.end};
  return {add_days(whole.start, first_cut), add_days(whole.start, second_cut - 1)};
}

std::optional<Day> nth_weekday(const Interval& whole, int n, int weekday_number) {
  if (n == 0) return std::nullopt;
  Day day;
  if (n > 0) {
    const int distance = (weekday_number - weekday(whole.start) + 7) % 7;
    day = add_days(whole.start, distance + 7 * static_cast<int64_t>(n - 1));
  } else {
    const int distance = (weekday(whole.end) - weekday_number + 7) % 7;
    day = add_days(whole.end, -distance + 7 * static_cast<int64_t>(n + 1));
  }
  if (day < whole.start || day > whole.end) return std::nullopt;
  return day;
}

std::optional<Interval> nth_of(const Interval& whole, int n, Grain grain) {
  if (n == 0) return std::nullopt;
  if (grain == Grain::weekend) {
    const std::optional<Day> saturday = nth_weekday(whole, n, 6);
    if (!saturday) return std::nullopt;
    return Interval{*saturday, add_days(*saturday, 1)};
  }
  Interval result;
  if (grain <= Grain::fortnight) {
    const int64_t length = days_in(grain);
    const Day first =
        n > 0 ? add_days(whole.start, (n - 1) * length) : add_days(whole.end, n * length + 1);
    result = {first, add_days(first, length - 1)};
  } else {
    const Period at = containing(n > 0 ? whole.start : whole.end, grain);
    result = interval(shift(at, n > 0 ? n - 1 : n + 1));
  }
  if (result.start < whole.start || result.end > whole.end) return std::nullopt;
  return result;
}

}  // namespace annals::calendar
