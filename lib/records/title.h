// The occasion's own name.
#ifndef ANNALS_LIB_RECORDS_TITLE_H_
#define ANNALS_LIB_RECORDS_TITLE_H_

#include "annals/event.h"
#include "records/scope.h"

namespace annals::records {

// Finds, among the event names of the record, the occasion's own (sets `scope.event`) and fills
// `event.title`.
void fill_title(Scope& scope, Event& event);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_TITLE_H_
