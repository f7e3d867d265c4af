// Proposes candidates for events.
#ifndef ANNALS_LIB_MENTIONS_EVENTS_H_
#define ANNALS_LIB_MENTIONS_EVENTS_H_

#include "mentions/candidate.h"
#include "mentions/input.h"

namespace annals::mentions {

// Appends candidates; several may overlap.
void propose_events(const Input& input, Candidates& out);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_EVENTS_H_
