// Towns that a body sits in, and not where the occasion was: "accompanied by a lady of the Embassy
// in Riga", "the Consulate in Lima sent a barometer".
#ifndef ANNALS_LIB_RECORDS_VENUE_BODIES_H_
#define ANNALS_LIB_RECORDS_VENUE_BODIES_H_

#include "records/scope.h"
#include "records/venue_chains.h"

namespace annals::records {

// Whether the place tells, right behind a noun, where that sits which gave, paid, made or came
// along.
bool is_seat_of_other(const Scope& scope, const PlaceChain& chain, Range sentence);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_BODIES_H_
