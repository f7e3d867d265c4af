// What parts the cells of a row that no bar parts.
#ifndef ANNALS_LIB_TEXT_CELLS_H_
#define ANNALS_LIB_TEXT_CELLS_H_

#include <string_view>

namespace annals::text {

// Whether the white space between two tokens of a line is as wide as a column's: a tab or three
// spaces. Two stand behind a full stop, or where a line was made to fill its width.
inline bool parts_cells(std::string_view gap) {
  if (gap.size() < 3) return gap.find('\t') != std::string_view::npos;
  return gap.find('\t') != std::string_view::npos || gap.find("   ") != std::string_view::npos;
}

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_CELLS_H_
