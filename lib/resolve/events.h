// What an event's name says of the event: edition, theme.
#ifndef ANNALS_LIB_RESOLVE_EVENTS_H_
#define ANNALS_LIB_RESOLVE_EVENTS_H_

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Completes `out.events`, whose extents the arbiter has decided: head noun, edition ("7th",
// "Third", "XII", "#8"), theme (a quoted subtitle next to the name, or one that a cue such as
// "on the theme" gives in the same sentence), whether the name is a quotation.
void complete_events(const mentions::Input& input, Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_EVENTS_H_
