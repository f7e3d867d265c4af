// Which of its options a place mention means.
#ifndef ANNALS_LIB_RESOLVE_PLACE_CHOICE_H_
#define ANNALS_LIB_RESOLVE_PLACE_CHOICE_H_

#include "resolve/place_table.h"

namespace annals::resolve {

// Scores the options of all places by their neighbours ("City, Country"), by the countries that the
// block, its headings and the document speak of, and by nearness; sets `country` and `ambiguous`.
// Returns the country that the document speaks of clearly more than of any other; 0: none.
Country choose_places(PlaceTable& places);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACE_CHOICE_H_
