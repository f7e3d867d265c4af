// The two ends that a date states: the year, the month and the day of each.
#ifndef ANNALS_LIB_RESOLVE_DATES_ENDS_H_
#define ANNALS_LIB_RESOLVE_DATES_ENDS_H_

#include "resolve/dates_grammar.h"
#include "resolve/dates_reading.h"
#include "resolve/dates_slots.h"

namespace annals::resolve {

// 1 BC is the year 0; `era` as SlotReader::era.
inline int32_t signed_year(int32_t year, int64_t era) { return era < 0 ? 1 - year : year; }

// Fills `reading.start` and, of a range, `reading.end` from the rule's slots; the ends lend each
// other the year and the month. False where they are no such date: month 13, day 32.
bool read_ends(const SlotReader& reader, const DateGrammar& grammar, const DateRule& rule,
               DayOrder order, Reading& reading);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_ENDS_H_
