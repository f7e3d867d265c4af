// Acronyms, as far as they can be judged where they stand. Definitions: resolve/organizations.
#ifndef ANNALS_LIB_MENTIONS_ACRONYM_CANDIDATES_H_
#define ANNALS_LIB_MENTIONS_ACRONYM_CANDIDATES_H_

#include <cstdint>

#include "mentions/organization_view.h"

namespace annals::mentions {

class AcronymCandidates : OrganizationView {
 public:
  explicit AcronymCandidates(const OrganizationView& view) : OrganizationView(view) {}

  // Proposes those in piece `k`.
  void add_capitals(uint32_t k);

 private:
  float capitals(uint32_t k, uint32_t i, uint32_t end);
  bool is_standard(uint32_t number) const;
  // "Moussa Traoré of UNTM"
  bool is_of_person(uint32_t k, uint32_t i) const;
  bool is_degree(uint32_t i, uint32_t end) const;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ACRONYM_CANDIDATES_H_
