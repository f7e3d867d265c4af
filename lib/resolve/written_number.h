// Years that are written out: "eighteen hundred and forty-eight", "one thousand eight hundred and
// five", "nineteen twelve", "two thousand and five".
#ifndef ANNALS_LIB_RESOLVE_WRITTEN_NUMBER_H_
#define ANNALS_LIB_RESOLVE_WRITTEN_NUMBER_H_

#include <cstdint>

#include "rules/pack.h"
#include "text/token.h"

namespace annals::resolve {

// The number that the words in [first, end) make, by the list's value of each; others ("and", a
// hyphen) join them. 0: none of them is in the list.
int32_t written_number(const rules::Pack& pack, rules::ListId list, text::TokenSpan tokens,
                       uint32_t first, uint32_t end);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_WRITTEN_NUMBER_H_
