#include "records/entry_dittos.h"

#include <string_view>

namespace annals::records {
namespace {

using resolve::kNone;
using text::Block;

class Dittos : EntryLines {
 public:
  explicit Dittos(const EntryLines& lines) : EntryLines(lines) {}

  void run() {
    uint32_t date = kNone;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      const BlockRole role = out_.roles[i];
      if (role == BlockRole::heading || role == BlockRole::nothing) date = kNone;
      if (role == BlockRole::heading || role == BlockRole::nothing || role == BlockRole::rule)
        continue;
      if (date != kNone && is_ditto(blocks_[i]))
        entry(i, i + 1, date);
      else if (const uint32_t own = date_in(i); leads(i, own))
        date = own;
    }
  }

 private:
  std::string_view at(uint32_t token) const {
    return text::slice(input_.text, input_.tokens[token]);
  }

  bool is_ditto(const Block& block) const {
    uint32_t mark = block.first_token;
    while (mark < block.end_token && at(mark) == "|") ++mark;
    uint32_t behind = mark;
    if (mark + 1 >= block.end_token) return false;
    if (input_.tokens[mark].kind == text::TokenKind::punctuation) {
      behind = is_quotation(mark) ? mark + 1 : behind_dashes(mark, block.end_token);
    } else {
      behind += input_.pack.match(clauses_.words().ditto, input_.tokens, mark);
      if (behind > mark && at(behind) == ".") ++behind;
    }
    if (behind == mark || behind >= block.end_token || input_.tokens[behind].gap == 0) return false;
    if (at(behind) == "|") return true;
    if (mentions::is_parting_dash(input_, behind) && behind + 1 < block.end_token) ++behind;
    return input_.tokens[behind].is_capitalised();
  }

  bool is_quotation(uint32_t token) const {
    const std::string_view mark = at(token);
    return mark == "\"" || mark == "„" || mark == "”" || mark == "″" || mark == "〃";
  }

  // Behind two dashes or more; the token itself: there are fewer.
  uint32_t behind_dashes(uint32_t token, uint32_t end) const {
    constexpr size_t kTwo = 2 * std::string_view("—").size();
    size_t bytes = 0;
    uint32_t i = token;
    for (; i < end && at(i).starts_with("—") && (i == token || input_.tokens[i].is_glued()); ++i)
      bytes += at(i).size();
    return bytes >= kTwo ? i : token;
  }
};

}  // namespace

void take_dittos(const EntryLines& lines) { Dittos(lines).run(); }

}  // namespace annals::records
