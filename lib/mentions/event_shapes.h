// Names of occasions that have no event noun. Each function appends the name, with its score, if
// piece `k` has the shape.
#ifndef ANNALS_LIB_MENTIONS_EVENT_SHAPES_H_
#define ANNALS_LIB_MENTIONS_EVENT_SHAPES_H_

#include <cstdint>

#include "mentions/candidate.h"
#include "mentions/event_view.h"

namespace annals::mentions {

// "Turku, Finland: Avoimen Tiedon Päivä, run by …"
void add_held_event(const EventView& view, uint32_t k, Candidates& out);
// "MarshConf 2023", "EuroPython 2014", "FOSDEM 2014"
void add_coined_event(const EventView& view, uint32_t k, Candidates& out);
// "at the 31st Verdi Cagli (2–9 July)": a number, and where or when it was
void add_counted_event(const EventView& view, uint32_t k, Candidates& out);
// "MapFest was held", "IV COMALA, Lima"
void add_single_event(const EventView& view, uint32_t k, Candidates& out);
// "the Long Table was held", "staged the Long Table": what only an occasion does, or has done to it
void add_told_event(const EventView& view, uint32_t k, Candidates& out);
// "30th session of the CCPCJ", in lower case
void add_numbered_event(const EventView& view, uint32_t k, Candidates& out);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_EVENT_SHAPES_H_
