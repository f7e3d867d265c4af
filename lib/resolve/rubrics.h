// Lines that head a part of a text wherever it has one: "Life of the Society", "In brief".
#ifndef ANNALS_LIB_RESOLVE_RUBRICS_H_
#define ANNALS_LIB_RESOLVE_RUBRICS_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "resolve/heading_lines.h"

namespace annals::resolve {

// The blocks, ascending, of short lines over a dated paragraph that come again word for word and
// name no occasion. `lines`: of every block.
std::vector<uint32_t> find_rubrics(const mentions::Input& input, const std::vector<Line>& lines);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_RUBRICS_H_
