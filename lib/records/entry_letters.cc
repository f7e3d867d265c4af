#include "records/entry_letters.h"

namespace annals::records {
namespace {

constexpr uint32_t kMostLines = 5;     // of name, function, place and day
constexpr uint32_t kLongestLine = 12;  // tokens
constexpr uint32_t kLongestMark = 1;   // the comma behind the formula

class LetterEnds : EntryLines {
 public:
  explicit LetterEnds(const EntryLines& lines) : EntryLines(lines) {}

  void run() const {
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      if (!is_formula(i)) continue;
      out_.roles[i] = BlockRole::nothing;
      for (uint32_t k = i + 1; k < blocks_.size() && k <= i + kMostLines && is_signature(k); ++k)
        out_.roles[k] = BlockRole::nothing;
    }
  }

 private:
  // "With warm wishes,", "Yours sincerely", and nothing else.
  bool is_formula(uint32_t i) const {
    if (out_.roles[i] != BlockRole::free || is_row(i)) return false;
    const uint32_t words =
        input_.pack.match(clauses_.words().letter_closing, input_.tokens, blocks_[i].content_token);
    return words > 0 && words + kLongestMark >= size(i);
  }

  bool is_signature(uint32_t i) const {
    return out_.roles[i] == BlockRole::free && !is_row(i) &&
           (blocks_[i].flags & (text::kSingleLine | text::kEndsSentence)) == text::kSingleLine &&
           size(i) <= kLongestLine;
  }
};

}  // namespace

void drop_letter_ends(const EntryLines& lines) { LetterEnds(lines).run(); }

}  // namespace annals::records
