// What the commands that write mentions share.
#ifndef ANNALS_TOOLS_MENTION_LINES_H_
#define ANNALS_TOOLS_MENTION_LINES_H_

#include <string>
#include <vector>

#include "annals/offsets.h"
#include "inputs.h"
#include "pipeline.h"

namespace annals::tool {

// Of --offsets: "byte", "codepoint" or "utf16".
OffsetUnit unit_of(const std::string& name);

// Appends the line of a document's mentions, their spans in the unit, and ends it.
void append_mentions(const Prepared& prepared, std::vector<Annotation> mentions, OffsetUnit unit,
                     Lines& lines);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_MENTION_LINES_H_
