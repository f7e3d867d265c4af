// Which of its options a place mention means.
#ifndef ANNALS_LIB_RESOLVE_PLACE_CHOICE_H_
#define ANNALS_LIB_RESOLVE_PLACE_CHOICE_H_

#include <cstdint>
#include <vector>

#include "mentions/flat_index.h"
#include "resolve/place_table.h"

namespace annals::resolve {

// Memory that is reused from one text to the next.
struct PlaceChoice {
  struct Spoken {
    Country country = 0;
    float amount = 0;
  };
  std::vector<Spoken> countries;  // of which the document speaks, by their numbers in:
  mentions::FlatIndex by_country;
  mentions::FlatIndex counted;      // places by their phrase
  std::vector<uint64_t> in_blocks;  // a block and a country that it surely speaks of, in:
  mentions::FlatIndex by_block;
  std::vector<const lexicon::Entry*> neighbours;  // of the place at hand
};

// Scores the options of all places by their neighbours ("City, Country"), by the countries that the
// block, its headings and the document speak of, and by nearness; sets `country` and `ambiguous`.
// Returns the country that the document speaks of clearly more than of any other; 0: none.
Country choose_places(PlaceTable& places, const LinkWeights& weights, PlaceChoice& scratch);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACE_CHOICE_H_
