// Times of the day in the TIMEX3 values: "10 a.m. yesterday" is 1999-10-03T10:00, "that morning"
// 1999-10-03TMO (TimeML 1.2.1, TIMEX3 attribute value).
#ifndef ANNALS_LIB_RESOLVE_DATES_CLOCK_H_
#define ANNALS_LIB_RESOLVE_DATES_CLOCK_H_

#include "mentions/input.h"
#include "resolve/dates_grammar.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Gives a clock time its day: the one right behind it ("at noon on 3 May"), else the last one named
// before it in its sentence or in the one before, of the same block. Gives a day that is told by a
// part of it that part. Days (Date::value) stay as they are. Dates are anchored. Linear.
void add_times_of_day(const mentions::Input& input, const DateGrammar& grammar, Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_CLOCK_H_
