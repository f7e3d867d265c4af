// The arbiter: of candidates that overlap, which stand.
//
// Policy: a candidate stands if its score is above 0 and no better one that stands overlaps it. Of
// two that overlap, the better is
//   1. the one that contains the other (the outermost name wins), unless the inner one's score
//      is higher by more than the weight "arbiter.inner-margin";
//   2. with equal extent or a partial overlap, the one with the higher score; then the longer;
//      then the earlier; then by label in the order event, organization, person, place.
// A name counts, against others, with the highest score of what it contains and outranks by rule 1;
// so the relation is an order, and the outcome does not depend on who is asked first.
//
// Dates are given, not arbitrated. No name crosses one; a name may contain one whole, and the date
// is then part of the name ("FOSDEM 2023", "Mrs. June May"): it gives way if the name stands. A
// name of exactly a date's extent ("March" in "Mrs. March") must bring the weight
// "arbiter.over-date". An article or adjective that the date took ("the [1951] Festival") counts
// for nothing here (Date::core), and no name begins with a time that is told (kTimed: "In April
// …").
#ifndef ANNALS_LIB_RESOLVE_ARBITER_H_
#define ANNALS_LIB_RESOLVE_ARBITER_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "mentions/candidate.h"
#include "resolve/resolved.h"
#include "rules/pack.h"

namespace annals::resolve {

// Memory that is reused from one call to the next.
struct ArbiterScratch {
  struct Member {
    uint32_t index;  // of the candidate
    float score;     // what it counts
    bool stands;
  };
  std::vector<uint32_t> ends;
  mentions::Candidates sorted, fresh;
  std::vector<Member> members;
  std::vector<uint32_t> order;
  std::vector<uint64_t> taken;  // a bit by token
};

// Drops those of the candidates from `settled` on that the given dates rule out, and puts the rest
// among those before, which an earlier call has left (or are none): ascending by first token, the
// longer first. Linear in candidates and tokens; n log n for many that begin at the same tokens.
void respect_dates(const rules::Pack& pack, const std::vector<Date>& dates,
                   mentions::Candidates& candidates, size_t settled, ArbiterScratch& scratch);

// Lowers the score of candidate `i` to `score` at most, and moves it behind those of the same
// extent that are better now: the order of the first `settled` stays. Those behind have come since,
// in any order, and stay where they are. Returns where it is.
size_t lower_score(mentions::Candidates& candidates, size_t i, float score, size_t settled);

// Drops the dates that names which stand (ascending) contain; headings keep theirs. Linear.
void yield_dates(const mentions::Candidates& standing, Resolved& resolved);

// Reduces `candidates`, ascending as respect_dates leaves them, to those that stand. n log n for
// candidates of bounded length.
void arbitrate(const rules::Pack& pack, mentions::Candidates& candidates, ArbiterScratch& scratch);

// The people that arbitrate() would leave.
void standing_people(const rules::Pack& pack, const mentions::Candidates& candidates,
                     mentions::Candidates& people, ArbiterScratch& scratch);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ARBITER_H_
