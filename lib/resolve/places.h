// Places: which of the places of a name is meant.
#ifndef ANNALS_LIB_RESOLVE_PLACES_H_
#define ANNALS_LIB_RESOLVE_PLACES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "mentions/flat_index.h"
#include "mentions/input.h"
#include "resolve/place_choice.h"
#include "resolve/place_table.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Memory that is reused from one text to the next.
struct PlaceLinks {
  struct Unknown {
    uint32_t begin = 0;  // its text in `texts`
    uint32_t end = 0;
    Country country = 0;
    uint32_t block = kNone;  // of the one last seen
    bool again = false;      // in several blocks
  };
  PlaceTable table;
  PlaceChoice choice;
  std::string texts;
  std::string name;
  std::vector<Unknown> unknown;      // names, by their numbers in:
  std::vector<uint32_t> unknown_of;  // the number of each place's name
  mentions::FlatIndex by_text;
  mentions::FlatIndex by_word;  // known places by the phrase of their first word
  struct Told {
    uint32_t block = 0;
    Country country = 0;  // of the organizations that the block names; 0: of several
  };
  std::vector<Told> told;         // ascending
  std::vector<uint64_t> entries;  // keys of entities, by the entity's number
  mentions::FlatIndex by_entry, by_name;
};

// Fills `out.places` and the `entity` of the place mentions of `out.names`. What decides, in this
// order: what stands around the name ("City, Country", "(Region)", "in Provence"), the countries
// named in the same block and in its headings, the document's other places, rank and population.
// Where nothing decides the entity has no id, and no country unless all that it may be agree.
// Unknown names take the country of what contains them, of the place they are named after, of the
// nearest place in the block or of the block's organizations. Linear.
void link_places(const mentions::Input& input, const PlaceGrammar& grammar, PlaceLinks& scratch,
                 Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACES_H_
