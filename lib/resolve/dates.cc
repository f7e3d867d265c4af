#include "resolve/dates.h"

namespace annals::resolve {

void evaluate_dates(const mentions::Input&, Resolved&) {}
void anchor_dates(const mentions::Input&, Resolved&) {}

}  // namespace annals::resolve
