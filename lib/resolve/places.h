// Places: which of the places of a name is meant.
#ifndef ANNALS_LIB_RESOLVE_PLACES_H_
#define ANNALS_LIB_RESOLVE_PLACES_H_

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Fills `out.places` and the `entity` of the place mentions of `out.names`. What decides, in this
// order: what stands around the name ("City, Country", "(Region)", "in Provence"), the countries
// named in the same block and in its headings, the document's other places, rank and population.
// Where nothing decides the entity has no id, and no country unless all that it may be agree.
// Unknown names take the country of what contains them or of the nearest place. Linear.
void link_places(const mentions::Input& input, Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACES_H_
