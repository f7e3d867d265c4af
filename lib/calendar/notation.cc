// Periods as EDTF (ISO 8601-2, level 1) and as TIMEX3 values.
#include <algorithm>
#include <array>
#include <charconv>

#include "calendar/period.h"

namespace annals::calendar {
namespace {

void append_number(std::string& text, int32_t number, size_t width) {
  std::array<char, 12> digits;  // of any int32_t
  const char* const end = std::to_chars(digits.begin(), digits.end(), number).ptr;
  const auto size = static_cast<size_t>(end - digits.begin());
  if (size < width) text.append(width - size, '0');
  text.append(digits.begin(), size);
}

void append_field(std::string& text, int32_t number) {
  text += '-';
  append_number(text, number, 2);
}

// "2019-07-04", "2019-07", "2019": most periods, all digits at once, the same in both notations.
bool append_digits(std::string& text, const Period& period) {
  if (period.year < 1000 || period.year > 9999) return false;
  if (period.grain != Grain::day && period.grain != Grain::month && period.grain != Grain::year)
    return false;
  if (period.grain == Grain::day && period.month == 0) return false;
  const auto all = iso_digits(period.year, period.month, period.day);
  text.append(all.data(), period.grain == Grain::day ? 10 : period.grain == Grain::month ? 7 : 4);
  return true;
}

// ISO week and its year.
struct Week {
  int32_t year = 0;
  int32_t number = 0;
};

Week iso_week(const Day& monday) {
  const Day thursday = add_days(monday, 3);
  const int64_t day_of_year = to_serial(thursday) - to_serial({thursday.year, 1, 1});
  return {thursday.year, static_cast<int32_t>(day_of_year / 7) + 1};
}

void append_iso_year(std::string& text, int32_t year) {
  if (year == kNoYear) {
    text += "XXXX";
  } else {
    append_year(text, year);
  }
}

// "BC0499": TIMEX3 counts the years before Christ as the texts do.
void append_timex_year(std::string& text, int32_t year) {
  if (year == kNoYear || year > 0) return append_iso_year(text, year);
  text += "BC";
  append_number(text, 1 - year, 4);
}

void append_months(std::string& text, const Interval& days) {
  append_iso_year(text, days.start.year);
  append_field(text, days.start.month);
  text += '/';
  append_iso_year(text, days.end.year);
  append_field(text, days.end.month);
}

}  // namespace

void append_edtf(std::string& text, const Period& period) {
  if (append_digits(text, period)) return;
  switch (period.grain) {
    case Grain::none:
      break;
    case Grain::day:
      append_iso_year(text, period.year);
      if (period.month != 0) {
        append_field(text, period.month);
      } else {
        text += "-XX";
      }
      append_field(text, period.day);
      break;
    case Grain::weekend:
    case Grain::week:
    case Grain::fortnight: {
      const Interval days = interval(period);
      append(text, days.start);
      text += '/';
      append(text, days.end);
      break;
    }
    case Grain::month:
    case Grain::season:
      append_iso_year(text, period.year);
      append_field(text, period.month);
      break;
    case Grain::quarter:
    case Grain::half:
      if (period.has_year()) {
        append_months(text, interval(period));
      } else {
        append_iso_year(text, period.year);
        append_field(text, period.month);
      }
      break;
    case Grain::year:
      append_iso_year(text, period.year);
      break;
    case Grain::decade:
      if (period.year > 0) {
        append_number(text, period.year / 10, 3);
        text += 'X';
        break;
      }
      [[fallthrough]];
    case Grain::century: {
      const Interval days = interval(period);
      append_iso_year(text, days.start.year);
      text += '/';
      append_iso_year(text, days.end.year);
      break;
    }
  }
}

void append_timex(std::string& text, const Period& period) {
  static constexpr const char* kSeasons[] = {"-SP", "-SU", "-FA", "-WI"};
  if (append_digits(text, period)) return;
  switch (period.grain) {
    case Grain::none:
      break;
    case Grain::week:
    case Grain::weekend:
    case Grain::fortnight: {
      if (!period.has_year()) {
        text += "XXXX-WXX";
        break;
      }
      const Day day{period.year, period.month, period.day};
      const Week week = iso_week(add_days(day, 1 - weekday(day)));
      append_timex_year(text, week.year);
      text += "-W";
      append_number(text, week.number, 2);
      if (period.grain == Grain::weekend) text += "-WE";
      break;
    }
    case Grain::day:
      append_timex_year(text, period.year);
      if (period.month != 0) {
        append_field(text, period.month);
      } else {
        text += "-XX";
      }
      append_field(text, period.day);
      break;
    case Grain::month:
      append_timex_year(text, period.year);
      append_field(text, period.month);
      break;
    case Grain::season:
      append_timex_year(text, period.year);
      text += kSeasons[std::clamp(period.month - kSpring, 0, 3)];
      break;
    case Grain::quarter:
      append_timex_year(text, period.year);
      text += "-Q";
      append_number(text, period.month - kFirstQuarter + 1, 1);
      break;
    case Grain::half:
      append_timex_year(text, period.year);
      text += "-H";
      append_number(text, period.month - kFirstHalf + 1, 1);
      break;
    case Grain::year:
      append_timex_year(text, period.year);
      break;
    case Grain::decade:
      if (period.year > 0) {
        append_number(text, period.year / 10, 3);
      } else {
        text += "BC";
        append_number(text, (1 - period.year) / 10, 3);
      }
      break;
    case Grain::century:
      if (period.year > 0) {
        append_number(text, (period.year - 1) / 100, 2);
      } else {
        text += "BC";
        append_number(text, -period.year / 100, 2);
      }
      break;
  }
}

}  // namespace annals::calendar
