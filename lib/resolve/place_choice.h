// Which of its options a place mention means.
#ifndef ANNALS_LIB_RESOLVE_PLACE_CHOICE_H_
#define ANNALS_LIB_RESOLVE_PLACE_CHOICE_H_

#include <vector>

#include "resolve/place_table.h"
#include "resolve/spoken_countries.h"

namespace annals::resolve {

// Memory that is reused from one text to the next.
struct PlaceChoice {
  SpokenScratch spoken;
  std::vector<const lexicon::Entry*> neighbours;  // of the place at hand
};

// Scores the options of all places by their neighbours ("City, Country"), by the countries that the
// block, its headings and the document speak of, those of the document's organizations, and by
// nearness; sets `country` and `ambiguous`. Returns where the document is at home; 0: nowhere.
Country choose_places(PlaceTable& places, const LinkWeights& weights, PlaceChoice& scratch);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACE_CHOICE_H_
