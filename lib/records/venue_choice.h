// Which of the places that a record tells of are its venues.
#ifndef ANNALS_LIB_RECORDS_VENUE_CHOICE_H_
#define ANNALS_LIB_RECORDS_VENUE_CHOICE_H_

#include <vector>

#include "records/scope.h"
#include "records/venue_chains.h"

namespace annals::records {

// Adds to `scope.venues` the place with the best score and those coordinated with it, or all stops
// of a tour (`scope.is_tour`). A building gives way to its city; a place of the heading to the same
// place in the text.
void choose_venues(Scope& scope, const std::vector<PlaceChain>& chains);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_CHOICE_H_
