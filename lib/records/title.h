// The occasion's own name.
#ifndef ANNALS_LIB_RECORDS_TITLE_H_
#define ANNALS_LIB_RECORDS_TITLE_H_

#include "records/scope.h"

namespace annals::records {

// Finds, among the event names of the record, the occasion's own: sets `scope.event`.
void find_title(Scope& scope);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_TITLE_H_
