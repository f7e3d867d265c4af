// How far the name of an occasion reaches from its noun.
#ifndef ANNALS_LIB_MENTIONS_EVENT_EXTENT_H_
#define ANNALS_LIB_MENTIONS_EVENT_EXTENT_H_

#include <cstdint>

#include "mentions/candidate.h"
#include "mentions/event_view.h"

namespace annals::mentions {

// The name of an occasion around its noun, and what speaks for it.
struct EventExtent {
  uint32_t first = 0;
  uint32_t end = 0;
  uint32_t head = 0;      // the noun's token
  uint32_t noun_end = 0;  // past the noun, which may take several tokens
  bool weak = false;
  bool ambiguous = false;  // the noun names organizations, too ("Forum")
  bool edition = false;
  bool year = false;
  bool chain = false;
  bool plain = true;  // nothing but the noun and adjectives that any such event has
};

// Appends the name with this score.
void add_event(const EventExtent& e, float score, Candidates& out);

// Takes what belongs to the name before its noun's piece `k`: an edition, a year, the body or the
// topics that lead it ("7th edition of the …", "the Crime and Justice Conference"). Sets `first`,
// `edition`, `year`.
void extend_left(const EventView& view, uint32_t k, EventExtent& e);
// Takes what belongs to it behind: a number, a year, "of" and "on" with what follows, a
// coordination, a subtitle. Sets `end`, `edition`, `year`, `chain`.
void extend_right(const EventView& view, uint32_t k, EventExtent& e);
// No more than a number or a year that stands right behind it.
void extend_by_number(const EventView& view, uint32_t k, EventExtent& e);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_EVENT_EXTENT_H_
