// What an event's name says of the event: edition, theme.
#ifndef ANNALS_LIB_RESOLVE_EVENTS_H_
#define ANNALS_LIB_RESOLVE_EVENTS_H_

#include "mentions/input.h"
#include "mentions/name_scan.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Completes `out.events`, whose extents the arbiter has decided: head noun, edition ("7th",
// "Third", "XII", "#8"), whether the name is a quotation, and the theme that a cue such as "under
// the theme “…”" gives behind the name in the same block. Linear in the events' tokens and blocks.
void complete_events(const mentions::Input& input, const mentions::NameWords& words, Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_EVENTS_H_
