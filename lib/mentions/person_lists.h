// Lists of people: "A (x), B, the y Z and C". Who stands in a list with a sure person is one.
#ifndef ANNALS_LIB_MENTIONS_PERSON_LISTS_H_
#define ANNALS_LIB_MENTIONS_PERSON_LISTS_H_

#include <span>

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/person_evidence.h"

namespace annals::mentions {

// Raises the scores of `people` (ascending, without overlap) that stand beside a sure one in a
// list. Each is lifted once, however often this is called: Candidate::flags remembers it.
void lift_lists(const Input& input, const PersonEvidence& evidence, std::span<Candidate> people);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_LISTS_H_
