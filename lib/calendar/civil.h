// Days of the proleptic Gregorian calendar, years -9999 to 9999 and beyond (year 0 is 1 BC).
//
// Boost.Date_Time counts where it reaches (1400–9999); elsewhere the arithmetic of Howard Hinnant,
// "chrono-Compatible Low-Level Date Algorithms". Nothing here throws.
#ifndef ANNALS_LIB_CALENDAR_CIVIL_H_
#define ANNALS_LIB_CALENDAR_CIVIL_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace annals::calendar {

struct Day {
  int32_t year = 0;
  uint8_t month = 0;  // 1–12
  uint8_t day = 0;    // 1–31
  friend bool operator==(const Day&, const Day&) = default;
  friend auto operator<=>(const Day&, const Day&) = default;  // NOLINT: clang-tidy 14
};

// Closed interval of days.
struct Interval {
  Day start;
  Day end;
  friend bool operator==(const Interval&, const Interval&) = default;
};

bool is_leap(int32_t year);
uint8_t days_in_month(int32_t year, uint8_t month);
bool is_valid(const Day& day);

// "2019-07-04". The year has four digits, 1000 to 9999; others are for `append`.
inline std::array<char, 10> iso_digits(int32_t year, uint32_t month, uint32_t day) {
  const auto digit = [](uint32_t number) { return static_cast<char>('0' + number % 10); };
  const auto of_year = static_cast<uint32_t>(year);
  return {digit(of_year / 1000),
          digit(of_year / 100),
          digit(of_year / 10),
          digit(of_year),
          '-',
          digit(month / 10),
          digit(month),
          '-',
          digit(day / 10),
          digit(day)};
}

int64_t to_serial(const Day& day);  // days since 1970-01-01
Day from_serial(int64_t serial);
Day add_days(const Day& day, int64_t days);
Day add_months(const Day& day, int64_t months);  // clamped to the month's last day
int weekday(const Day& day);                     // 1 Monday … 7 Sunday; Julian until 1582
Day easter(int32_t year);                        // Western; Julian until 1582

Interval whole_month(int32_t year, uint8_t month);
Interval whole_year(int32_t year);

std::string to_string(const Day& day);  // "2022-05-01", "-0043-03-15"
void append(std::string& text, const Day& day);
void append_year(std::string& text, int32_t year);  // four digits at least: "0043", "-0043"
// Reads what to_string writes; nothing else, and no day that the calendar lacks.
std::optional<Day> parse_day(const char* begin, const char* end);

}  // namespace annals::calendar

#endif  // ANNALS_LIB_CALENDAR_CIVIL_H_
