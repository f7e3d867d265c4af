#include "resolve/events.h"

namespace annals::resolve {

void complete_events(const mentions::Input&, Resolved&) {}

}  // namespace annals::resolve
