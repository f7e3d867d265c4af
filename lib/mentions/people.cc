#include "mentions/people.h"

namespace annals::mentions {

void propose_people(const Input&, Candidates&) {}

}  // namespace annals::mentions
