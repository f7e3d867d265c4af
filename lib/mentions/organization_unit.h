// The head noun of an organization with what of its own piece belongs to it.
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATION_UNIT_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATION_UNIT_H_

#include <cstdint>

#include "mentions/organization_extent.h"
#include "mentions/organization_pieces.h"

namespace annals::mentions {

// Sets all that the name of piece `k` has by itself: "Museum Ludwig", "Police Scotland", the first
// word of "Office national …", which is foreign. False: the piece has no head noun, or the noun
// serves something else.
bool organization_unit(const OrganizationPieces& pieces, uint32_t k, Extent& e);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATION_UNIT_H_
