#include "calendar/roman.h"

namespace annals::calendar {
namespace {

constexpr int32_t kCommonYear = 2001;

int nones_of(uint8_t month) {
  return month == 3 || month == 5 || month == 7 || month == 10 ? 7 : 5;
}

}  // namespace

std::optional<RomanMark> roman_mark_named(std::string_view name) {
  if (name == "kalends") return RomanMark::kalends;
  if (name == "nones") return RomanMark::nones;
  if (name == "ides") return RomanMark::ides;
  return std::nullopt;
}

std::optional<Period> roman_day(RomanMark mark, uint8_t month, int count) {
  if (month < 1 || month > 12 || count < 1) return std::nullopt;
  const int nones = nones_of(month);
  int day = 0;
  switch (mark) {
    case RomanMark::kalends:
      if (count > 1) {
        month = month == 1 ? 12 : static_cast<uint8_t>(month - 1);
        day = days_in_month(kCommonYear, month) + 2 - count;
        if (day <= nones_of(month) + 8) return std::nullopt;
      } else {
        day = 1;
      }
      break;
    case RomanMark::nones:
      day = nones + 1 - count;
      if (day <= 1) return std::nullopt;
      break;
    case RomanMark::ides:
      day = nones + 9 - count;
      if (day <= nones) return std::nullopt;
      break;
  }
  return Period{kNoYear, month, static_cast<uint8_t>(day), Grain::day};
}

}  // namespace annals::calendar
