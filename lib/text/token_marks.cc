#include "text/token_marks.h"

#include <algorithm>
#include <array>

namespace annals::text {
namespace {

constexpr size_t kAtOnce = 256;  // tokens

// Numbers that are written whether they are wanted or not, and counted where they are: what comes
// next is not foreseen.
class Numbers {
 public:
  void put(uint32_t number, bool wanted) {
    numbers_[count_] = number;
    count_ += wanted;
  }
  void move_to(std::vector<uint32_t>& out) {
    out.insert(out.end(), numbers_.begin(), numbers_.begin() + static_cast<std::ptrdiff_t>(count_));
    count_ = 0;
  }

 private:
  std::array<uint32_t, kAtOnce> numbers_;
  size_t count_ = 0;
};

}  // namespace

void find_marks(std::string_view text, const Tokens& tokens, TokenMarks& marks) {
  marks.lines.clear();
  marks.signs.clear();
  marks.gaps.clear();
  Numbers lines;
  Numbers signs;
  Numbers gaps;
  const char* const bytes = text.data();
  const auto count = static_cast<uint32_t>(tokens.size());
  uint32_t last = 0;  // the end of the token before
  for (uint32_t i = 0; i < count;) {
    const uint32_t end = static_cast<uint32_t>(std::min<size_t>(count, i + kAtOnce));
    for (; i < end; ++i) {
      const Token& token = tokens[i];
      const uint32_t before = token.begin - last;
      const bool tab = before == 1 && bytes[token.begin - 1] == '\t';
      lines.put(i, (token.gap & kNewline) != 0 || i == 0);
      signs.put(i, token.kind == TokenKind::punctuation);
      gaps.put(i, before > 1 || tab);
      last = token.end;
    }
    lines.move_to(marks.lines);
    signs.move_to(marks.signs);
    gaps.move_to(marks.gaps);
  }
}

}  // namespace annals::text
