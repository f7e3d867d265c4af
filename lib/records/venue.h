// Where the occasion was, and how people met.
#ifndef ANNALS_LIB_RECORDS_VENUE_H_
#define ANNALS_LIB_RECORDS_VENUE_H_

#include "annals/event.h"
#include "records/scope.h"

namespace annals::records {

// Fills `event.where` from the places that the record or its place heading names, and gives these
// the role "venue". Reads `event.kind` (a mission has several venues) and `event.places`.
void fill_where(Scope& scope, Event& event);

// Fills `event.mode`; reads `event.where` and `event.kind`.
void fill_mode(const Scope& scope, Event& event);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_H_
