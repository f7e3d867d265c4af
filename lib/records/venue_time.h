// Places of what was done before the occasion, or is only told of: "Mr. Sato recalled that his
// uncle had charted the reef at Nagasaki".
#ifndef ANNALS_LIB_RECORDS_VENUE_TIME_H_
#define ANNALS_LIB_RECORDS_VENUE_TIME_H_

#include "records/scope.h"
#include "records/venue_chains.h"

namespace annals::records {

// Whether the clause of the place tells of a time before the occasion's, and not of its own day.
bool is_done_before(const Scope& scope, const PlaceChain& chain, Range sentence);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_TIME_H_
