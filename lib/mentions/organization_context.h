// Names without any noun that tells: only their context says what they are.
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATION_CONTEXT_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATION_CONTEXT_H_

#include <cstdint>

#include "mentions/organization_view.h"

namespace annals::mentions {

class ContextOrganizations : OrganizationView {
 public:
  explicit ContextOrganizations(const OrganizationView& view) : OrganizationView(view) {}

  // Weighs the name in piece `k`, which has a cue or an ampersand, and proposes it.
  void add_by_context(uint32_t k);

 private:
  bool leads_person(const Piece& p) const;
  bool is_seat_of_body(uint32_t k) const;
  // "Margarita Winkel-Prins": a double name ends it.
  bool is_hyphened(const Piece& p, uint32_t end) const;
  // "Safe.brussels"
  bool is_domain(const Piece& p) const;
  // "Airbus Defence and Space": plain words end it, and another goes on.
  uint32_t topic_behind(uint32_t k, uint32_t end) const;
  // Not followed by what the number would count ("18 members"), or a month.
  bool is_number_tail(uint32_t i) const;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATION_CONTEXT_H_
