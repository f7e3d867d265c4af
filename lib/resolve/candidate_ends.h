// The candidates for names of organizations and events, by the token where they end.
#ifndef ANNALS_LIB_RESOLVE_CANDIDATE_ENDS_H_
#define ANNALS_LIB_RESOLVE_CANDIDATE_ENDS_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "mentions/candidate.h"
#include "mentions/flat_index.h"

namespace annals::resolve {

// Of the candidates that there are when it is made; more may be appended.
class CandidateEnds {
 public:
  explicit CandidateEnds(const mentions::Candidates& candidates);

  // The widest candidate of `label` that ends at token `end`; no value: none.
  std::optional<mentions::Candidate> ending(uint32_t end, mentions::Label label) const;
  // Whether a candidate for an organization is the tokens [i, end): evidence besides a definition;
  // one of this score at least.
  bool holds_organization(uint32_t i, uint32_t end,
                          float least = std::numeric_limits<float>::lowest()) const;

 private:
  void add_end(uint32_t c);
  // The last candidate that ends at token `end`; kNone: none does. `before_` has the others.
  uint32_t last_at(uint32_t end) const;

  const mentions::Candidates& candidates_;
  mentions::FlatIndex ends_;      // tokens at which candidates end, by their numbers in:
  std::vector<uint32_t> last_;    // the last candidate that ends there …
  std::vector<uint32_t> before_;  // … and for each candidate the one before it
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_CANDIDATE_ENDS_H_
