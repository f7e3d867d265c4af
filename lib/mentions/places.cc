#include "mentions/places.h"

namespace annals::mentions {

void propose_places(const Input&, Candidates&) {}

}  // namespace annals::mentions
