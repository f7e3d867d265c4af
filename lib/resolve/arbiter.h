// The arbiter: of candidates that overlap, which stand.
//
// Policy: a candidate stands if its score is above 0 and no better one overlaps it. Of two that
// overlap, the better is
//   1. the one that contains the other (the outermost name wins), unless the inner one's score
//      is higher by more than the weight "arbiter.inner-margin";
//   2. with equal extent or a partial overlap, the one with the higher score; then the longer;
//      then the earlier; then by label in the order event, organization, person, place.
// Dates are given, not arbitrated: no name overlaps one unless it contains it whole.
#ifndef ANNALS_LIB_RESOLVE_ARBITER_H_
#define ANNALS_LIB_RESOLVE_ARBITER_H_

#include "mentions/candidate.h"
#include "rules/pack.h"

namespace annals::resolve {

// Reduces `candidates` to those that stand, ascending by first token. n log n.
void arbitrate(const rules::Pack& pack, mentions::Candidates& candidates);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ARBITER_H_
