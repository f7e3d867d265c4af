// Days of the Roman calendar, as chronicles and registers of the Middle Ages tell them: "the sixth
// day before the ides of January" is 8 January.
#ifndef ANNALS_LIB_CALENDAR_ROMAN_H_
#define ANNALS_LIB_CALENDAR_ROMAN_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "calendar/period.h"

namespace annals::calendar {

enum class RomanMark : uint8_t {
  kalends,  // the 1st
  nones,    // the 5th; in March, May, July and October the 7th
  ides,     // the 13th; in these the 15th
};

// By its name in lower case; none for any other word.
std::optional<RomanMark> roman_mark_named(std::string_view name);

// The day, without its year, that is number `count` before the mark of the month (1–12), the mark
// itself being number 1. The day before the kalends of January is of December, which chronicles
// tell under the same year. February has 28 days: a leap year has its other day twice. None where
// the count reaches back beyond the mark before.
std::optional<Period> roman_day(RomanMark mark, uint8_t month, int count);

}  // namespace annals::calendar

#endif  // ANNALS_LIB_CALENDAR_ROMAN_H_
