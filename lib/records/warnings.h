// What a person should check.
#ifndef ANNALS_LIB_RECORDS_WARNINGS_H_
#define ANNALS_LIB_RECORDS_WARNINGS_H_

#include <vector>

#include "annals/event.h"
#include "records/scope.h"

namespace annals::records {

// Fills `event.warnings` with what the record alone shows:
//   year-mismatch     the occasion's written year is not the governing heading's
//   weekday-mismatch  a weekday contradicts its date
//   impossible-date   a date that the calendar lacks
//   end-before-start  a range that ends before it begins
//   place-mismatch    the venue lies in another country than the place heading
//   no-date           neither the text nor a heading dates the occasion
void fill_warnings(const Scope& scope, Event& event);

// Adds `duplicate` to records that tell the same occasion: the same name, or the same venue and
// kind, on the same days. Linear in the records.
void warn_of_duplicates(std::vector<Event>& events);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_WARNINGS_H_
