// When the occasion was: its own date among all dates of the record.
#ifndef ANNALS_LIB_RECORDS_WHEN_H_
#define ANNALS_LIB_RECORDS_WHEN_H_

#include "annals/event.h"
#include "records/scope.h"

namespace annals::records {

// Finds the record's own date (sets `scope.when` and `scope.lead`, the sentence that holds it) and
// fills `event.when` from it, else from the governing headings.
void fill_when(Scope& scope, Event& event);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_WHEN_H_
