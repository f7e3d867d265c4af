// Proposes candidates for organizations: by head nouns ("Association", "Sindicato"), legal forms,
// lists, shape, and context ("organised by …", "Sponsors: …").
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATIONS_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATIONS_H_

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/name_scan.h"

namespace annals::mentions {

// Appends candidates; several may overlap, and of acronyms some have a score below 0 (the document
// may lift them later: resolve/organizations.h). Writes the context's evidence into the pieces.
void propose_organizations(const Input& input, const NameWords& words, NameScan& scan,
                           Candidates& out);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATIONS_H_
