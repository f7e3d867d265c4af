#include "resolve/places.h"

namespace annals::resolve {

void link_places(const mentions::Input&, Resolved&) {}

}  // namespace annals::resolve
