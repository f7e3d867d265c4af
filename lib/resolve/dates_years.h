// The year, the month or the century that a date does not state.
#ifndef ANNALS_LIB_RESOLVE_DATES_YEARS_H_
#define ANNALS_LIB_RESOLVE_DATES_YEARS_H_

#include "resolve/dates_context.h"
#include "resolve/dates_reading.h"
#include "resolve/dates_speaker.h"

namespace annals::resolve {

// Fills the missing year (of a day alone, also the month) of `reading`, which belongs to date
// number `date`, and tells what gave it. False where nothing does:
//   0. the day on which its news was put up: the nearest year;
//   1. the governing heading: its year; of a heading over several years, the one that fits;
//   2. the text's title; where the text speaks from the day it was written, that day;
//   3. the narrative: the year of the last date, one more or less where the months turn; for a
//      date that leads an entry, by the order of the archive;
//   4. the document's date.
bool complete_reading(const DateContext& context, const Speaker& speaker, const Resolved& resolved,
                      uint32_t date, Reading& reading, Source& source);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_YEARS_H_
