#include "calendar/civil.h"

#include <algorithm>
#include <boost/date_time/gregorian/greg_calendar.hpp>
#include <charconv>

namespace annals::calendar {
namespace {

using Boost = boost::gregorian::gregorian_calendar;

// Where Boost.Date_Time's day numbers are defined; outside it throws.
constexpr int32_t kBoostFirstYear = 1400;
constexpr int32_t kBoostLastYear = 9999;
constexpr int64_t kUnixEpochDayNumber = 2440588;  // Boost's day number of 1970-01-01

bool in_boost(int32_t year) { return year >= kBoostFirstYear && year <= kBoostLastYear; }

// Days from 1970-01-01, for any year: eras of 400 years that begin on 1 March.
int64_t serial_of_civil(const Day& day) {
  const int64_t year = static_cast<int64_t>(day.year) - (day.month <= 2 ? 1 : 0);
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t month_from_march = (day.month + 9) % 12;
  const int64_t day_of_year = (153 * month_from_march + 2) / 5 + day.day - 1;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Day civil_of_serial(int64_t serial) {
  const int64_t shifted = serial + 719468;
  const int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int64_t day_of_era = shifted - era * 146097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  const int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return Day{static_cast<int32_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
}

}  // namespace

bool is_leap(int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

uint8_t days_in_month(int32_t year, uint8_t month) {
  static constexpr uint8_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return static_cast<uint8_t>(kDays[month - 1] + (month == 2 && is_leap(year) ? 1 : 0));
}

bool is_valid(const Day& day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 &&
         day.day <= days_in_month(day.year, day.month);
}

int64_t to_serial(const Day& day) {
  if (!in_boost(day.year)) return serial_of_civil(day);
  // The calendar's static arithmetic, which unlike boost::gregorian::date checks nothing.
  using Year = Boost::ymd_type::year_type;
  using Month = Boost::ymd_type::month_type;
  using DayOfMonth = Boost::ymd_type::day_type;
  if (!is_valid(day)) return serial_of_civil(day);
  const Boost::ymd_type ymd(Year(static_cast<uint16_t>(day.year)), Month(day.month),
                            DayOfMonth(day.day));
  return static_cast<int64_t>(Boost::day_number(ymd)) - kUnixEpochDayNumber;
}

Day from_serial(int64_t serial) {
  static const int64_t first = serial_of_civil({kBoostFirstYear, 1, 1});
  static const int64_t last = serial_of_civil({kBoostLastYear, 12, 31});
  if (serial < first || serial > last) return civil_of_serial(serial);
  const Boost::ymd_type ymd =
      Boost::from_day_number(static_cast<Boost::date_int_type>(serial + kUnixEpochDayNumber));
  return Day{static_cast<int32_t>(ymd.year), static_cast<uint8_t>(ymd.month.as_number()),
             static_cast<uint8_t>(ymd.day.as_number())};
}

Day add_days(const Day& day, int64_t days) { return from_serial(to_serial(day) + days); }

Day add_months(const Day& day, int64_t months) {
  const int64_t count = static_cast<int64_t>(day.year) * 12 + (day.month - 1) + months;
  const int64_t year = (count >= 0 ? count : count - 11) / 12;
  Day result{static_cast<int32_t>(year), static_cast<uint8_t>(count - year * 12 + 1), day.day};
  result.day = std::min(result.day, days_in_month(result.year, result.month));
  return result;
}

namespace {

// The first day of the calendar of 1582; what comes before it is written in the Julian one.
constexpr Day kReform{1582, 10, 15};

int64_t floor_div(int64_t a, int64_t b) { return (a >= 0 ? a : a - b + 1) / b; }

// By how many days the Julian calendar lies behind the Gregorian one.
int64_t days_behind(const Day& day) {
  const int64_t year = day.month <= 2 ? int64_t{day.year} - 1 : day.year;
  return floor_div(year, 100) - floor_div(year, 400) - 2;
}

// Meeus, Astronomical Algorithms.
Day julian_easter(int32_t year) {
  const int32_t cycle = ((year % 532) + 532) % 532;
  const int32_t d = (19 * (cycle % 19) + 15) % 30;
  const int32_t e = (2 * (cycle % 4) + 4 * (cycle % 7) - d + 34) % 7;
  const int32_t sum = d + e + 114;
  return Day{year, static_cast<uint8_t>(sum / 31), static_cast<uint8_t>(sum % 31 + 1)};
}

}  // namespace

int weekday(const Day& day) {
  const int64_t behind = day < kReform ? days_behind(day) : 0;
  const int64_t from_monday = (to_serial(day) + behind + 3) % 7;  // 1970-01-01 was a Thursday
  return static_cast<int>(from_monday >= 0 ? from_monday : from_monday + 7) + 1;
}

// The anonymous Gregorian algorithm (Nature, 1876).
Day easter(int32_t year) {
  if (year <= kReform.year) return julian_easter(year);
  const int32_t cycle = ((year % 5700000) + 5700000) % 5700000;  // the computus repeats then
  const int32_t a = cycle % 19;
  const int32_t b = cycle / 100;
  const int32_t c = cycle % 100;
  const int32_t d = b / 4;
  const int32_t e = b % 4;
  const int32_t f = (b + 8) / 25;
  const int32_t g = (b - f + 1) / 3;
  const int32_t h = (19 * a + b - d - g + 15) % 30;
  const int32_t i = c / 4;
  const int32_t k = c % 4;
  const int32_t l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int32_t m = (a + 11 * h + 22 * l) / 451;
  const int32_t sum = h + l - 7 * m + 114;
  return Day{year, static_cast<uint8_t>(sum / 31), static_cast<uint8_t>(sum % 31 + 1)};
}

Interval whole_month(int32_t year, uint8_t month) {
  return {Day{year, month, 1}, Day{year, month, days_in_month(year, month)}};
}

Interval whole_year(int32_t year) { return {Day{year, 1, 1}, Day{year, 12, 31}}; }

std::string to_string(const Day& day) {
  std::string text;
  append(text, day);
  return text;
}

void append_year(std::string& text, int32_t year) {
  int64_t absolute = year;
  if (absolute < 0) {
    text.push_back('-');
    absolute = -absolute;
  }
  char digits[12];
  const std::to_chars_result end = std::to_chars(digits, digits + sizeof digits, absolute);
  const auto count = static_cast<size_t>(end.ptr - digits);
  if (count < 4) text.append(4 - count, '0');
  text.append(digits, count);
}

void append(std::string& text, const Day& day) {
  append_year(text, day.year);
  const char rest[] = {
      '-', static_cast<char>('0' + day.month / 10), static_cast<char>('0' + day.month % 10),
      '-', static_cast<char>('0' + day.day / 10),   static_cast<char>('0' + day.day % 10)};
  text.append(rest, sizeof rest);
}

std::optional<Day> parse_day(const char* begin, const char* end) {
  const char* p = begin;
  const bool negative = p != end && *p == '-';
  if (negative) ++p;
  const char* dash = std::find(p, end, '-');
  if (dash - p < 4 || end - dash != 6 || dash[3] != '-') return std::nullopt;
  const auto read = [](const char* from, const char* to, int32_t& value) {
    const auto [stop, error] = std::from_chars(from, to, value);
    return error == std::errc() && stop == to && *from != '-' && *from != '+';
  };
  int32_t year = 0;
  int32_t month = 0;
  int32_t day = 0;
  if (!read(p, dash, year) || !read(dash + 1, dash + 3, month) || !read(dash + 4, end, day)) {
    return std::nullopt;
  }
  const Day result{negative ? -year : year, static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
  if (month > 12 || day > 31 || !is_valid(result)) return std::nullopt;
  return result;
}

}  // namespace annals::calendar
