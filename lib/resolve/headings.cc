#include "resolve/headings.h"

namespace annals::resolve {

void find_headings(const mentions::Input& input, Resolved& out) {
  out.heading_of_block.assign(input.layout.blocks.size(), kNone);
}

}  // namespace annals::resolve
