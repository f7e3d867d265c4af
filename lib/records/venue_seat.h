// The town in the name of the body where an occasion was: "held at the University of Leeds".
#ifndef ANNALS_LIB_RECORDS_VENUE_SEAT_H_
#define ANNALS_LIB_RECORDS_VENUE_SEAT_H_

#include "annals/event.h"
#include "records/scope.h"

namespace annals::records {

// Adds the town to `scope.venues` where the record has no venue, or instead of the country that it
// lies in. `told`: the sentence that tells.
void find_seat(Scope& scope, uint32_t told);

// Fills what is known of the town.
void assign_seat(const lexicon::Gazetteer& gazetteer, const Venue& venue, Where& out);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_SEAT_H_
