#include "mentions/events.h"

namespace annals::mentions {

void propose_events(const Input&, Candidates&) {}

}  // namespace annals::mentions
