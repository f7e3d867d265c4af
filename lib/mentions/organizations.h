// Proposes candidates for organizations.
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATIONS_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATIONS_H_

#include "mentions/candidate.h"
#include "mentions/input.h"

namespace annals::mentions {

// Appends candidates; several may overlap.
void propose_organizations(const Input& input, Candidates& out);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATIONS_H_
