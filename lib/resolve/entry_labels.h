// Entries whose day stands behind a label, apart from the lines above it:
//
//   "Rolling and Controlling"
//
//   Candidate's Talk
//
//   Date: Tuesday, February 21, 2012
#ifndef ANNALS_LIB_RESOLVE_ENTRY_LABELS_H_
#define ANNALS_LIB_RESOLVE_ENTRY_LABELS_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "resolve/heading_lines.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Where such lines come again and again: marks the lines that stand over each "Date: …" as no
// headings and adds the first of them to `over_text`, in any order. Linear.
void find_over_labels(const mentions::Input& input, const Resolved& resolved,
                      const std::vector<Line>& lines, std::vector<bool>& titles,
                      std::vector<uint32_t>& over_text);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ENTRY_LABELS_H_
