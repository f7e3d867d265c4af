// Timelines: years, each over the little that is told of it.
#ifndef ANNALS_LIB_RESOLVE_TIMELINES_H_
#define ANNALS_LIB_RESOLVE_TIMELINES_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "resolve/heading_lines.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// How the text is a timeline, if it is: most of its years stand over a few blocks, none of which
// opens with a date, and one of which at most gives a day. So are no archives, whose years head
// many entries.
struct Timeline {
  bool bare = false;    // "1841", and below it a title or a paragraph
  bool marked = false;  // "### 1841: The observatory", and below it a text, or nothing
};

// A line that gives a year, or a decade, and nothing else.
bool is_bare_year(const Line& line, const std::vector<Date>& dates);

// A line with # that opens with a year and goes on behind a mark.
bool is_marked_year(const mentions::Input& input, const text::Block& block, const Line& line,
                    const std::vector<Date>& dates);

// Linear.
Timeline find_timeline(const mentions::Input& input, const std::vector<Line>& lines,
                       const std::vector<Date>& dates);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_TIMELINES_H_
