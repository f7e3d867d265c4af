// Proposes candidates for places.
#ifndef ANNALS_LIB_MENTIONS_PLACES_H_
#define ANNALS_LIB_MENTIONS_PLACES_H_

#include <cstdint>
#include <vector>

#include "mentions/candidate.h"
#include "mentions/flat_index.h"
#include "mentions/input.h"
#include "mentions/name_fields.h"
#include "mentions/place_joint.h"
#include "mentions/place_spots.h"
#include "mentions/place_words.h"

namespace annals::mentions {

// Candidate::flags of places.
enum PlaceFlag : uint16_t {
  kCued = 1,     // where it stands a place may: "of Mercedes", alone in a cell
  kLocated = 2,  // what stands beside it says so clearly: "the mayor of Mercedes"
};

// Memory that is reused from one text to the next.
struct PlaceScratch {
  PlaceMarks marks;
  std::vector<Spot> spots;
  std::vector<Spot> more, merged;  // while spots are gathered
  std::vector<Spot> repeated;
  std::vector<uint32_t> abbreviations;  // tokens that may be abbreviated states
  std::vector<uint32_t> chain;          // indices into `spots`
  std::vector<Joint> joints;            // of the group at hand, with the member before
  std::vector<float> best;              // score of each phrase, by its number in `index`
  FlatIndex index;
};

// Appends candidates; several may overlap. `capitals` are the capitalised words, ascending.
void propose_places(const Input& input, const PlaceWords& words, const Capitals& capitals,
                    const NameFields& fields, PlaceScratch& scratch, Candidates& out);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PLACES_H_
