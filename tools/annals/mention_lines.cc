#include "mention_lines.h"

namespace annals::tool {

OffsetUnit unit_of(const std::string& name) {
  return name == "utf16"       ? OffsetUnit::utf16
         : name == "codepoint" ? OffsetUnit::codepoint
                               : OffsetUnit::byte;
}

}  // namespace annals::tool
