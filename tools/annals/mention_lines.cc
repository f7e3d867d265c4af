#include "mention_lines.h"

#include "annals/writer.h"

namespace annals::tool {

OffsetUnit unit_of(const std::string& name) {
  return name == "utf16"       ? OffsetUnit::utf16
         : name == "codepoint" ? OffsetUnit::codepoint
                               : OffsetUnit::byte;
}

void append_mentions(const Prepared& prepared, std::vector<Annotation> mentions, OffsetUnit unit,
                     Lines& lines) {
  if (unit != OffsetUnit::byte) {
    const OffsetMap map(prepared.text.bytes(), unit);
    for (Annotation& mention : mentions) map.convert(mention);
  }
  append_json_line(prepared.document.name, unit, mentions, lines.text, prepared.encoding);
  lines.end_line();
}

}  // namespace annals::tool
