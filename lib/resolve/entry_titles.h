// Lines that are the titles of entries.
#ifndef ANNALS_LIB_RESOLVE_ENTRY_TITLES_H_
#define ANNALS_LIB_RESOLVE_ENTRY_TITLES_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "resolve/heading_lines.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Blocks that are the title of an entry, whose date stands in one of the next lines; those that
// stand over its text are told in `over_text`, too, ascending, and in `datelines` the days (first
// tokens) that tell only when a story was put up. Linear.
std::vector<bool> find_entry_titles(const mentions::Input& input, const Resolved& resolved,
                                    const std::vector<Line>& lines,
                                    std::vector<uint32_t>& over_text,
                                    std::vector<uint32_t>& datelines);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ENTRY_TITLES_H_
