// Titles over a story of their own: headlines with their day or over it, titles over "Posted on …",
// articles.
#ifndef ANNALS_LIB_RESOLVE_ENTRY_STORIES_H_
#define ANNALS_LIB_RESOLVE_ENTRY_STORIES_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "resolve/heading_lines.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Marks the blocks that are such a title or stand below one as no headings, and adds the titles to
// `over_text`, in any order; days that stand alone between a headline and its story are told in
// `datelines` (their first tokens), ascending. Linear.
void find_stories(const mentions::Input& input, const Resolved& resolved,
                  const std::vector<Line>& lines, std::vector<bool>& titles,
                  std::vector<uint32_t>& over_text, std::vector<uint32_t>& datelines);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ENTRY_STORIES_H_
