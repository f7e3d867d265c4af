// A place that only says where somebody or some body is from.
#ifndef ANNALS_LIB_RECORDS_VENUE_AFFILIATION_H_
#define ANNALS_LIB_RECORDS_VENUE_AFFILIATION_H_

#include "records/scope.h"
#include "records/venue_chains.h"

namespace annals::records {

// The weight, which speaks against a venue, of a place that stands behind a person or a body as
// where it is from: "Utrecht University, Netherlands". 0: it does not, or the body is where the
// occasion was.
double affiliation(const Scope& scope, const PlaceChain& chain, Range sentence);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_AFFILIATION_H_
