// Names: places, organizations, people and event names, proposed, decided, and linked.
//
//   mentions/propose_*  candidates with scores ─▶ ledgers (acronyms, people, owner)
//   ─▶ arbiter ─▶ entities (places by country and population, organizations and people by ledger)
#ifndef ANNALS_LIB_RESOLVE_NAMES_H_
#define ANNALS_LIB_RESOLVE_NAMES_H_

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Fills names, events, places, organizations, people and owner of `out`; reads its dates (whose
// tokens no name may take) and headings. `candidates` is scratch memory.
void resolve_names(const mentions::Input& input, mentions::Candidates& candidates, Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_NAMES_H_
