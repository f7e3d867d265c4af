// Whether a place is the goal of a journey, a stop of it, or what it leaves behind.
#ifndef ANNALS_LIB_RECORDS_VENUE_WAYS_H_
#define ANNALS_LIB_RECORDS_VENUE_WAYS_H_

#include <cstdint>

#include "records/scope.h"
#include "records/venue_chains.h"

namespace annals::records {

// Whether the "to" names who was given something: "lost the final to Kinross".
bool is_given(const Scope& scope, uint32_t to, Range sentence);

// Whether the verb leaves the place behind: "left Accra for Niamey".
bool leads_away(const Scope& scope, const PlaceChain& chain, uint32_t before, Range sentence);

// Whether a way goes on behind the place: "drove from Cagli through Urbino to Rimini".
bool begins_way(const Scope& scope, const PlaceChain& chain, uint32_t from, Range sentence);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_WAYS_H_
