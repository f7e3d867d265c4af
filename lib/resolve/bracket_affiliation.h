// The bracket behind a person: "Lee Ji-ho (UNIST, Ulsan)" gives a body that the person is of.
#ifndef ANNALS_LIB_RESOLVE_BRACKET_AFFILIATION_H_
#define ANNALS_LIB_RESOLVE_BRACKET_AFFILIATION_H_

#include <cstdint>

#include "mentions/input.h"
#include "mentions/name_scan.h"

namespace annals::resolve {

// A body that begins the bracket; `end` 0: there is none.
struct BracketBody {
  uint32_t end = 0;  // past its last token
  float score = 0;
};

// What stands in the tokens [inner, inner_end) of a bracket behind the token before `before`, in
// the sentence that begins at `first`.
BracketBody affiliation_in(const mentions::Input& input, const mentions::NameWords& words,
                           const mentions::NameScan& scan, uint32_t first, uint32_t before,
                           uint32_t inner, uint32_t inner_end);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_BRACKET_AFFILIATION_H_
