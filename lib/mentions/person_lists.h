// Lists of people: "A (x), B, the y Z and C". Who stands in a list with a sure person is one.
#ifndef ANNALS_LIB_MENTIONS_PERSON_LISTS_H_
#define ANNALS_LIB_MENTIONS_PERSON_LISTS_H_

#include <span>

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/person_evidence.h"

namespace annals::mentions {

// Candidate::flags of people.
enum PersonFlag : uint32_t {
  kLifted = 1,      // by its neighbour in a list
  kShortForm = 2,   // one word of a person whom the document names in full
  kPaired = 4,      // with another short form in a list
  kGivenAlone = 8,  // a common given name alone
};

// Raises the scores of `people` (ascending, without overlap) that stand beside a sure one in a
// list, of short forms that stand beside each other ("May and
// Jordan"), and of given names before one ("Joan and Billy Lehane"). Each is lifted once,
// however often this is called.
void lift_lists(const Input& input, const PersonEvidence& evidence, std::span<Candidate> people);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_LISTS_H_
