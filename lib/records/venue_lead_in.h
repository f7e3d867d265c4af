// What stands right before a place, and tells that the occasion was there, or that it was not.
#ifndef ANNALS_LIB_RECORDS_VENUE_LEAD_IN_H_
#define ANNALS_LIB_RECORDS_VENUE_LEAD_IN_H_

#include <cstdint>

#include "records/scope.h"
#include "records/venue_chains.h"

namespace annals::records {

// The weight of what leads to the place in its sentence; 0: nothing tells. `own_sentence` is the
// index of the sentence that tells the occasion.
double lead_in(const Scope& scope, const PlaceChain& chain, Range sentence, uint32_t own_sentence);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_LEAD_IN_H_
