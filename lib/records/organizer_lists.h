// The organizers that stand behind a cue: "organised by the A, B and C".
#ifndef ANNALS_LIB_RECORDS_ORGANIZER_LISTS_H_
#define ANNALS_LIB_RECORDS_ORGANIZER_LISTS_H_

#include "records/organizer_view.h"

namespace annals::records {

// Adds to `out` the organizations of the list that begins at `token`, in the sentence. `far`: the
// first of them may stand some words behind it.
void organizers_after(const Scope& scope, uint32_t token, Range sentence, bool far,
                      OrganizerList& out);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ORGANIZER_LISTS_H_
