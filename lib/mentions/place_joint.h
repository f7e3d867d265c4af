// What stands between two places.
#ifndef ANNALS_LIB_MENTIONS_PLACE_JOINT_H_
#define ANNALS_LIB_MENTIONS_PLACE_JOINT_H_

#include <cstdint>

#include "mentions/input.h"
#include "mentions/place_words.h"

namespace annals::mentions {

enum class Joint : uint8_t {
  none,
  comma,    // "Nairobi, Kenya", "Deal, Hull and …"
  list,     // "and", "or", a hyphen between two names
  bracket,  // "Split (Croatia)"
  in,       // "Apt in Provence", "Victoria, province of Malleco"
  near,     // "Saint-Cyr, near Lyon"
  same,     // "Smyrna (now İzmir"
};

// Whether token `i` is a postal abbreviation right behind a name: "Boulder CO, USA".
bool is_postal_behind(const Input& input, const PlaceWords& words, uint32_t i);

// What parts two names, of which the first ends before token `end` and the second begins at
// `first`.
Joint joint_between(const Input& input, const PlaceWords& words, uint32_t end, uint32_t first);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PLACE_JOINT_H_
