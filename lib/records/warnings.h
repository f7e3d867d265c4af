// What a person should check.
#ifndef ANNALS_LIB_RECORDS_WARNINGS_H_
#define ANNALS_LIB_RECORDS_WARNINGS_H_

#include <string>

#include "annals/event.h"
#include "records/reuse.h"
#include "records/scope.h"

namespace annals::records {

// Adds to `out` what the record alone shows:
//   year-mismatch     the occasion's written year is not the governing heading's
//   weekday-mismatch  a weekday contradicts its date
//   impossible-date   a date that the calendar lacks
//   end-before-start  a range that ends before it begins
//   place-mismatch    the venue lies in another country than the place heading
//   no-date           neither the text nor a heading dates the occasion
// Reads the event's `when` and `where`.
void fill_warnings(const Scope& scope, Refill<Warning>& out, Spares<std::string>& strings,
                   const Event& event);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_WARNINGS_H_
