#include "resolve/resolved.h"

namespace annals::resolve {

void Resolved::clear() {
  headings.clear();
  heading_of_block.clear();
  dates.clear();
  names.clear();
  events.clear();
  places.clear();
  organizations.clear();
  people.clear();
  owner = kNone;
  goes_on = false;
}

}  // namespace annals::resolve
