// How far the name of an organization reaches from its head noun.
//
//   to the left   the words of its own piece; "Prison and" Probation Service; "Women's" Committee
//   to the right  of- and for-chains ("of the Ministry of the Interior"), coordinations of topics
//                 ("Fishing, Rural Development and Forestry"), a place ("Police Scotland"), a
//                 foreign name's lower-case words ("national de la délinquance")
//
// "and" parts two names where a head noun stands on both sides, or where a person or a place
// follows; it stays inside a name between plain words.
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATION_EXTENT_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATION_EXTENT_H_

#include <cstdint>

#include "mentions/input.h"
#include "mentions/name_scan.h"

namespace annals::mentions {

struct Extent {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  uint32_t head = 0;         // the head noun's token
  uint32_t first_piece = 0;  // pieces, the last included
  uint32_t last_piece = 0;
  bool chain = false;       // goes on with "of", "for" …
  bool foreign = false;     // the head noun is another language's
  bool place_tail = false;  // ends with a place: "Police Scotland"
  bool wide = false;        // what follows "for", "on": it may be of several countries
  bool doubtful = false;    // unknown words after the head noun were cut off
};

// The name around the head noun of piece `k`. False: there is none, or the noun stands alone
// ("the Centre"), or it serves something else ("Police Station", "Union Street"). Bounded cost.
bool organization_extent(const Input& input, const NameWords& words, const NameScan& scan,
                         uint32_t k, Extent& out);

// End of a foreign name's continuation that begins at token `i`, which `i` itself may be (nothing
// continues). `i` is past the head noun. Stops at `limit`.
uint32_t foreign_end(const Input& input, const NameWords& words, uint32_t i, uint32_t limit);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATION_EXTENT_H_
