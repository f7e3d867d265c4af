// What the commands that write mentions share.
#ifndef ANNALS_TOOLS_MENTION_LINES_H_
#define ANNALS_TOOLS_MENTION_LINES_H_

#include <string>
#include <string_view>

#include "annals/offsets.h"
#include "annals/writer.h"
#include "inputs.h"
#include "pipeline.h"

namespace annals::tool {

// Of --offsets: "byte", "codepoint" or "utf16".
OffsetUnit unit_of(const std::string& name);

// Appends the line of a document's mentions, their spans in the unit, and ends it. `annotate` is
// called with the sink that takes them.
template <typename Annotate>
void append_mentions(const Prepared& prepared, OffsetUnit unit, Lines& lines,
                     const Annotate& annotate) {
  // Nothing is read for a map of bytes.
  const OffsetMap map(unit == OffsetUnit::byte ? std::string_view() : prepared.text.bytes(), unit);
  MentionsLine line(prepared.document.name, unit, lines.text, prepared.encoding);
  annotate([&](Annotation& mention) {
    if (unit != OffsetUnit::byte) map.convert(mention);
    line.add(mention);
    return true;
  });
  line.end();
  lines.end_line();
}

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_MENTION_LINES_H_
