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
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      if (!is_line(i) || !is_ditto(blocks_[i])) continue;
      read_to(i);
      if (date_ != kNone) entry(i, i + 1, date_);
    }
  }

 private:
  bool is_line(uint32_t i) const {
    return out_.roles[i] != BlockRole::heading && out_.roles[i] != BlockRole::nothing &&
           out_.roles[i] != BlockRole::rule;
  }

  // The date with which a line above the block opens; no heading parts them. Each is read once.
  void read_to(uint32_t end) {
    for (; next_ < end; ++next_) {
      if (out_.roles[next_] == BlockRole::heading || out_.roles[next_] == BlockRole::nothing) {
        date_ = kNone;
      } else if (is_line(next_) && !is_ditto(blocks_[next_])) {
        if (const uint32_t own = date_in(next_); leads(next_, own)) date_ = own;
      }
    }
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

  uint32_t next_ = 0;  // the block to read next
  uint32_t date_ = kNone;
};

}  // namespace

void take_dittos(const EntryLines& lines) { Dittos(lines).run(); }

}  // namespace annals::records
