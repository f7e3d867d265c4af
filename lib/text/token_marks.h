// Where the tokens stand that a layout looks for: found in one pass, so that nobody who seeks them
// passes over the words between.
#ifndef ANNALS_LIB_TEXT_TOKEN_MARKS_H_
#define ANNALS_LIB_TEXT_TOKEN_MARKS_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace annals::text {

// Numbers of tokens, ascending.
struct TokenMarks {
  std::vector<uint32_t> lines;  // those that begin a line, the first of the text among them
  std::vector<uint32_t> signs;  // punctuation
  std::vector<uint32_t> gaps;  // those that stand behind a tab or more than one byte of white space
};

// Fills `marks` (cleared first).
void find_marks(std::string_view text, TokenSpan tokens, TokenMarks& marks);

// Goes with its reader from one range of tokens to the next; the ranges ascend.
class MarkCursor {
 public:
  explicit MarkCursor(const std::vector<uint32_t>& marks) : ahead_(marks) {}

  // Those in tokens [first, end), where no range asked for before went beyond `first`.
  std::span<const uint32_t> within(uint32_t first, uint32_t end) {
    size_t passed = 0;
    while (passed < ahead_.size() && ahead_[passed] < first) ++passed;
    ahead_ = ahead_.subspan(passed);
    size_t count = 0;
    while (count < ahead_.size() && ahead_[count] < end) ++count;
    const std::span<const uint32_t> found = ahead_.first(count);
    ahead_ = ahead_.subspan(count);
    return found;
  }

 private:
  std::span<const uint32_t> ahead_;
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_TOKEN_MARKS_H_
