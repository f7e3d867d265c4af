// What places that stand side by side tell of each other: "City, Country", "Smyrna (now İzmir)",
// countries among countries.
#ifndef ANNALS_LIB_RESOLVE_PLACE_NEIGHBOURS_H_
#define ANNALS_LIB_RESOLVE_PLACE_NEIGHBOURS_H_

#include "resolve/place_table.h"

namespace annals::resolve {

// Scores the options of all places by the place that each is joined to. Sets `decided` and
// `is_container`, and `country` where the gazetteer does not have the place that is meant.
void weigh_neighbours(PlaceTable& places, const LinkWeights& weights);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACE_NEIGHBOURS_H_
