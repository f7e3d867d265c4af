// Whose archive a text is.
#ifndef ANNALS_LIB_RESOLVE_ARCHIVE_OWNER_H_
#define ANNALS_LIB_RESOLVE_ARCHIVE_OWNER_H_

#include <cstdint>
#include <span>

#include "mentions/input.h"
#include "resolve/organizations.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Sets `out.owner`: the body that the caller names (one more entity, if the text does not name it),
// else the one that is named far more than any other. `mentions`: how often each of
// `out.organizations` is.
void find_owner(const Document& document, std::span<const uint32_t> mentions,
                OrganizationLinks& scratch, Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ARCHIVE_OWNER_H_
