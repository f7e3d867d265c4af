#include "text/token_marks.h"

#include <algorithm>
#include <array>

namespace annals::text {

void find_marks(std::string_view text, TokenSpan tokens, TokenMarks& marks) {
  marks.lines.clear();
  marks.signs.clear();
  marks.gaps.clear();
  if (tokens.empty()) return;
  marks.lines.push_back(0);
  if (tokens[0].kind == TokenKind::punctuation) marks.signs.push_back(0);
  // Each number is written whether it is wanted or not, and counted where it is: which it will be
  // is not foreseen.
  constexpr size_t kAtOnce = 256;
  std::array<uint32_t, kAtOnce> lines;
  std::array<uint32_t, kAtOnce> signs;
  std::array<uint32_t, kAtOnce> gaps;
  const char* const bytes = text.data();
  const Token* token = tokens.data();
  for (size_t i = 1; i < tokens.size();) {
    size_t line_count = 0;
    size_t sign_count = 0;
    size_t gap_count = 0;
    const size_t end = std::min(tokens.size(), i + kAtOnce);
    for (; i < end; ++i) {
      const uint32_t last = token->end;
      ++token;
      lines[line_count] = signs[sign_count] = gaps[gap_count] = static_cast<uint32_t>(i);
      line_count += token->gap / kNewline % 2;
      sign_count += token->kind == TokenKind::punctuation;
      gap_count += unsigned{token->begin > last + 1} | unsigned{bytes[token->begin - 1] == '\t'};
    }
    marks.lines.insert(marks.lines.end(), lines.data(), lines.data() + line_count);
    marks.signs.insert(marks.signs.end(), signs.data(), signs.data() + sign_count);
    marks.gaps.insert(marks.gaps.end(), gaps.data(), gaps.data() + gap_count);
  }
}

}  // namespace annals::text
