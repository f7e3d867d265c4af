#include "mentions/events.h"

namespace annals::mentions {

void propose_title_lines(const Input&, const NameWords&, const NameScan&, Candidates&) {}

}  // namespace annals::mentions
