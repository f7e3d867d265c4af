// Attendance and links of a record.
#ifndef ANNALS_LIB_RECORDS_DETAILS_H_
#define ANNALS_LIB_RECORDS_DETAILS_H_

#include "annals/event.h"
#include "records/reuse.h"
#include "records/scope.h"

namespace annals::records {

// Fills `event.attendance` from the rules of kind "attendance": captures `count` (digits, with
// separators between groups of three, or number words), `unit` and `qualifier`.
void fill_attendance(const Scope& scope, Spares<Attendance>& spares, Event& event);

// Fills `event.links` with the web addresses of the record.
void fill_links(const Scope& scope, Spares<Link>& spares, Event& event);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_DETAILS_H_
