// Lines that head sections of a history by their year: "2006: A quiet year", over several
// paragraphs that tell of it.
#ifndef ANNALS_LIB_RESOLVE_YEAR_SECTIONS_H_
#define ANNALS_LIB_RESOLVE_YEAR_SECTIONS_H_

#include <vector>

#include "resolve/heading_lines.h"

namespace annals::resolve {

// For each block whether it is such a line. There are none, or two at least; where most of them
// stand over one paragraph alone, they are the titles of entries instead. Linear.
std::vector<bool> find_year_sections(const mentions::Input& input, const Resolved& resolved,
                                     const std::vector<Line>& lines);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_YEAR_SECTIONS_H_
