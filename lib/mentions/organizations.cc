#include "mentions/organizations.h"

namespace annals::mentions {

void propose_organizations(const Input&, Candidates&) {}

}  // namespace annals::mentions
