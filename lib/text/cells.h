// What parts the cells of a row that no bar parts.
#ifndef ANNALS_LIB_TEXT_CELLS_H_
#define ANNALS_LIB_TEXT_CELLS_H_

#include <cstdint>
#include <string_view>

#include "text/token.h"

namespace annals::text {

inline constexpr uint32_t kWideGap = 3;  // spaces

// Whether the white space between two tokens of a line is as wide as a column's: a tab or three
// spaces. Two stand behind a full stop, or where a line was made to fill its width.
inline bool parts_cells(std::string_view gap) {
  if (gap.size() < kWideGap) return gap.find('\t') != std::string_view::npos;
  return gap.find('\t') != std::string_view::npos || gap.find("   ") != std::string_view::npos;
}

// Whether the token is a mark that parts two values of a line: no space behind it, and no part of a
// number ("1,204").
inline bool parts_values(std::string_view text, TokenSpan tokens, uint32_t i, char mark) {
  if (tokens[i].kind != TokenKind::punctuation || text[tokens[i].begin] != mark) return false;
  if (i == 0 || i + 1 >= tokens.size() || !tokens[i + 1].is_glued()) return false;
  return tokens[i - 1].kind != TokenKind::number || tokens[i + 1].kind != TokenKind::number ||
         mark == ';';
}

inline uint32_t parting_marks(std::string_view text, TokenSpan tokens, uint32_t first, uint32_t end,
                              char mark) {
  uint32_t count = 0;
  for (uint32_t i = first; i < end; ++i) count += parts_values(text, tokens, i, mark);
  return count;
}

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_CELLS_H_
