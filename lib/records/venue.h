// Where the occasion was, and how people met.
#ifndef ANNALS_LIB_RECORDS_VENUE_H_
#define ANNALS_LIB_RECORDS_VENUE_H_

#include <vector>

#include "annals/event.h"
#include "records/scope.h"

namespace annals::records {

// A place with the coarser ones that say where it lies: "Duluth, Minn.", "Gorizia (in Italy)".
struct PlaceChain {
  uint32_t first = 0;  // tokens
  uint32_t end = 0;
  uint32_t entity = 0;  // the place that is meant
  int grain = 0;        // fine to coarse
  double score = 0;
  bool joined = false;   // coordinated with the chain before it
  bool heading = false;  // stands in the place heading
};

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
