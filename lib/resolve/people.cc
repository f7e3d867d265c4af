#include "resolve/people.h"

namespace annals::resolve {

void extend_people(const mentions::Input&, const mentions::Candidates&, mentions::Candidates&) {}

void link_people(const mentions::Input&, Resolved&) {}

}  // namespace annals::resolve
