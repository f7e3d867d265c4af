// When the occasion was: its own date among all dates of the record.
#ifndef ANNALS_LIB_RECORDS_WHEN_H_
#define ANNALS_LIB_RECORDS_WHEN_H_

#include "annals/event.h"
#include "records/scope.h"

namespace annals::records {

// Finds the record's own date (sets `scope.when` and `scope.lead`, the sentence that holds it) and
// sets `scope.moment` from it, else from the governing headings.
void find_when(Scope& scope);

// Of a known moment: the precision's name, and the public form. Assigns every member.
std::string_view precision_of(const Moment& moment);
void assign(const Moment& moment, When& out);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_WHEN_H_
