// The items of a list that a cue opens share its evidence: "hosted by Krka d.d., Teva and Sandoz".
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATION_LISTS_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATION_LISTS_H_

#include <cstdint>

#include "mentions/organization_view.h"

namespace annals::mentions {

// Gives the piece that comes next in the list a share of the cue of piece `k`. The name of `k`
// reaches to piece `last`, or to the token `company_end`, behind its legal form, where that is
// further.
void pass_on_cue(const OrganizationView& view, uint32_t k, uint32_t last, uint32_t company_end,
                 bool headed);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATION_LISTS_H_
