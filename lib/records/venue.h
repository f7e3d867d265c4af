// Where the occasion was, and how people met.
#ifndef ANNALS_LIB_RECORDS_VENUE_H_
#define ANNALS_LIB_RECORDS_VENUE_H_

#include <vector>

#include "annals/event.h"
#include "records/scope.h"
#include "records/venue_chains.h"

namespace annals::records {

// Memory that is reused from one record to the next.
struct VenueScratch {
  std::vector<PlaceChain> chains;
  std::vector<PlaceChain> own;
};

// Adds to `scope.venues` those of the places that the record or its place heading names where the
// occasion was. Reads `scope.kind`: a mission has several venues.
void find_where(Scope& scope, VenueScratch& scratch);

// Sets `scope.mode`; reads the venues, and takes them back where people met online.
void find_mode(Scope& scope);

// The public form of a place that is a venue. Assigns every member.
void assign(const resolve::PlaceEntity& place, const Venue& venue, Where& out);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_H_
