// Named periods of the calendar: a day, a week, a month, a season, a year, a century; their
// extents, their neighbours, their parts and their names in EDTF and TIMEX3.
//
// Seasons are meteorological and northern; a winter bears the year of its December. The year 0 is
// 1 BC. Nothing here throws or allocates, save the strings that are written.
#ifndef ANNALS_LIB_CALENDAR_PERIOD_H_
#define ANNALS_LIB_CALENDAR_PERIOD_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/civil.h"

namespace annals::calendar {

inline constexpr int32_t kNoYear = std::numeric_limits<int32_t>::min();

// Ascending by length.
enum class Grain : uint8_t {
  none,
  day,
  weekend,
  week,  // Monday to Sunday
  fortnight,
  month,
  season,
  quarter,
  half,
  year,
  decade,   // 1920–1929
  century,  // 1801–1900
};

// What stands in a month's place, with the codes of EDTF.
inline constexpr uint8_t kSpring = 21;
inline constexpr uint8_t kWinter = 24;
inline constexpr uint8_t kFirstQuarter = 33;
inline constexpr uint8_t kFirstHalf = 40;

struct Period {
  int32_t year = kNoYear;  // of a decade or a century: its first
  uint8_t month = 0;       // 1–12, or a code above; 0: none
  uint8_t day = 0;         // 0: none; of a week or a weekend: its first
  Grain grain = Grain::none;

  bool has_year() const { return year != kNoYear; }
  friend bool operator==(const Period&, const Period&) = default;
};

// The grain of a month's place: month, season, quarter or half; none for anything else.
Grain grain_of_month(uint8_t month);

Period day_period(const Day& day);
// The decade that begins in (or holds) `year`; the n-th century, -4 for the 4th BC.
Period decade_period(int32_t year);
Period century_period(int32_t n);

// The days of a period whose parts are known. A day that its month lacks is kept as it is.
Interval interval(const Period& period);
// The period of a grain that holds the day.
Period containing(const Day& day, Grain grain);
// `count` periods of the same grain later (earlier where negative).
Period shift(const Period& period, int64_t count);
// The first period named so (a month, a season, a quarter) that begins after, the last that ended
// before the interval.
Period next_named(uint8_t month, const Interval& after);
Period previous_named(uint8_t month, const Interval& before);

enum class Part : uint8_t { whole, early, middle, late, first_half, second_half };
// Thirds and halves: of a month by days (10, 10, the rest), of longer ones by months.
Interval part_of(const Period& period, Part part);

// The n-th (from the end where negative) day, week, weekend, month … of an interval. Weeks are
// counted from its first day, weekends by their Saturdays.
std::optional<Interval> nth_of(const Interval& whole, int n, Grain grain);
std::optional<Day> nth_weekday(const Interval& whole, int n, int weekday);

// A holiday as the rules write it: "12-25", "easter+1", "11-4-4" (month, weekday, n-th),
// "08-6--1+2" (two days after that), "advent+7"; behind it how it was until some year, the later
// one first: "05-1--1 1970:05-30".
struct Holiday {
  enum class Kind : uint8_t { none, fixed, easter, advent, nth_weekday };
  Kind kind = Kind::none;
  int16_t a = 0;
  int16_t b = 0;
  int16_t c = 0;
  int16_t d = 0;
  std::string_view earlier;  // in the text that was parsed
};
Holiday parse_holiday(std::string_view text);
Day holiday_in(const Holiday& holiday, int32_t year);

// "2022-05-01", "2022-05", "2022-23", "197X", "1801/1900"; without a year "XXXX-05-01".
void append_edtf(std::string& text, const Period& period);
// "2022-05-01", "2022-FA", "2022-Q3", "197", "18", "2022-W07", "BC0499".
void append_timex(std::string& text, const Period& period);

}  // namespace annals::calendar

#endif  // ANNALS_LIB_CALENDAR_PERIOD_H_
