// What may be a place, and what the name by itself is worth.
#ifndef ANNALS_LIB_MENTIONS_PLACE_SPOTS_H_
#define ANNALS_LIB_MENTIONS_PLACE_SPOTS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "mentions/flat_index.h"
#include "mentions/place_text.h"

namespace annals::mentions {

struct Spot {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  uint32_t phrase = 0;          // of the gazetteer; 0: unknown to it
  uint32_t rule = 0xFFFFFFFFu;  // that found it
  bool abbreviated = false;     // "Minn.": `phrase` is what it stands for, a region
  float base = 0;               // the name
  float cue = 0;                // where it stands
  float before = 0;             // part of `cue`: the words before it
  float penalty = 0;            // part of `base`: what it lost as a word or a person's name
  bool is_word = false;         // also an English word
  bool flagged = false;         // also a word, a given name, a surname
  bool is_area = false;         // a country or a region
  bool is_country = false;
  bool person = false;   // stands as a person's name
  bool blocked = false;  // part of a larger name, or a person's

  float score() const { return base + cue; }
};

// Appends the gazetteer's places. Ascending; of two at one token only the longer. Beside them, the
// tokens that may be abbreviated states.
void find_known_places(const PlaceText& text, std::vector<uint32_t>& abbreviations,
                       std::vector<Spot>& out);

// Appends what the rules of kind "place" match.
void find_place_shapes(const PlaceText& text, std::vector<Spot>& out);

// Appends abbreviated states and codes of countries after a comma or in brackets ("Winona, Minn.",
// "Austin, TX", "Delft, NL", "M. Rossi (ITA)"). `known` is ascending.
void find_abbreviated_areas(const PlaceText& text, const std::vector<uint32_t>& abbreviations,
                            const std::vector<Spot>& known, std::vector<Spot>& out);

// Appends unknown names that their place in the text makes places: before one of the `known`
// areas ("Clonakilty, Ireland"), after a locative word ("in Clonakilty"), with a house number.
// `known` is ascending.
void find_unknown_places(const PlaceText& text, const std::vector<Spot>& known,
                         std::vector<Spot>& out);

// Appends the other occurrences of the unknown names among `spots` that are sure enough. `index` is
// memory to work in.
void find_repeated_unknown(const PlaceText& text, const std::vector<Spot>& spots, FlatIndex& index,
                           std::vector<Spot>& out);

// Whether one of the places that `inner` may be lies in one that `outer` may be.
bool may_contain(const Input& input, const Spot& outer, const Spot& inner);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PLACE_SPOTS_H_
