#include "resolve/arbiter.h"

namespace annals::resolve {

void arbitrate(const rules::Pack&, mentions::Candidates&) {}

}  // namespace annals::resolve
