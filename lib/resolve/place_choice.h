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
    float amount = 0;      // of its places
    float bodies = 0;      // of its organizations
    uint32_t settled = 0;  // places that lie there in the end
  };
  std::vector<Spoken> countries;  // of which the document speaks, by their numbers in:
  mentions::FlatIndex by_country;
  mentions::FlatIndex counted;  // places by their phrase
  struct Heard {
    uint64_t key = 0;      // a block and a country that it surely speaks of
    uint32_t phrase = 0;   // by this place
    bool several = false;  // and by others
    bool origin = false;   // only as where somebody is from
  };
  std::vector<Heard> in_blocks;  // in:
  mentions::FlatIndex by_block;
  std::vector<const lexicon::Entry*> neighbours;  // of the place at hand
};

// Scores the options of all places by their neighbours ("City, Country"), by the countries that the
// block, its headings and the document speak of, those of the document's organizations, and by
// nearness; sets `country` and `ambiguous`.
// Returns the country where the document is at home: that of clearly most of its organizations,
// else of its places; 0: none.
Country choose_places(PlaceTable& places, const LinkWeights& weights, PlaceChoice& scratch);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACE_CHOICE_H_
