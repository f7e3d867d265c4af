// Lines that open with the day of an entry, apart, over the lines of that entry.
#ifndef ANNALS_LIB_RESOLVE_ENTRY_DAYS_H_
#define ANNALS_LIB_RESOLVE_ENTRY_DAYS_H_

#include <vector>

#include "mentions/input.h"
#include "resolve/heading_lines.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// "8 September – Ann Lee", "Saturday 9 March 2024 at 19:30", each apart, again and again: what
// stands below such a line, up to the first paragraph, is told of that day. Marks these blocks as
// no headings. Linear.
void mark_lines_of_days(const mentions::Input& input, const Resolved& resolved,
                        const std::vector<Line>& lines, std::vector<bool>& titles);

// "- A talk by Ann Lee", and right below it "10/10/17", item by item: marks these days as no
// headings. Linear.
void mark_days_of_items(const std::vector<text::Block>& blocks, const std::vector<Line>& lines,
                        std::vector<bool>& titles);

// The day that closes the item `i`, in one of the next lines of it; kNone: none does.
uint32_t day_of_item(const std::vector<text::Block>& blocks, const std::vector<Line>& lines,
                     uint32_t i);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ENTRY_DAYS_H_
