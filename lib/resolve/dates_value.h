// From a complete reading to a date's value, its notations and its warnings.
#ifndef ANNALS_LIB_RESOLVE_DATES_VALUE_H_
#define ANNALS_LIB_RESOLVE_DATES_VALUE_H_

#include "resolve/dates_reading.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Fills value, precision, edtf, timex and the warning flags of `date` from a reading whose years
// are known. False, and nothing done, where the calendar has no such day ("the fifth Monday").
bool conclude(Reading& reading, Date& date);

// Makes a holiday, an n-th day and "the week of" plain periods; false where there is none.
bool make_plain(Reading& reading);

// What can be said without a year or an anchor: precision, edtf ("XXXX-05-03"), timex, an
// impossible day.
void conclude_open(const Reading& reading, Date& date);

// TIMEX3 values of times, durations and sets.
void conclude_other(const Reading& reading, Date& date);

Precision precision_of(calendar::Grain grain);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_VALUE_H_
