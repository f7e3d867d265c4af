// Proposes candidates for people: of each run of name-like tokens, the cut that scores best.
#ifndef ANNALS_LIB_MENTIONS_PEOPLE_H_
#define ANNALS_LIB_MENTIONS_PEOPLE_H_

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/person_evidence.h"

namespace annals::mentions {

// Appends candidates, ascending and without overlap among themselves.
void propose_people(const Input& input, const PersonEvidence& evidence, Candidates& out);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PEOPLE_H_
