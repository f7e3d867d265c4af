// Places: which of the places of a name is meant.
#ifndef ANNALS_LIB_RESOLVE_PLACES_H_
#define ANNALS_LIB_RESOLVE_PLACES_H_

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Fills `out.places` and the `entity` of the place mentions of `out.names`, by "City, Country", by
// the record's and the heading's country, by the document's other places, then by population;
// without an id where nothing decides.
void link_places(const mentions::Input& input, Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACES_H_
