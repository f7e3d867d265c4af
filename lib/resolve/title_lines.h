// What the finders of titles ask of a line.
#ifndef ANNALS_LIB_RESOLVE_TITLE_LINES_H_
#define ANNALS_LIB_RESOLVE_TITLE_LINES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "mentions/input.h"
#include "resolve/heading_lines.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Asked by a block's number; cheap to make and to copy.
class TitleLines {
 public:
  TitleLines(const mentions::Input& input, const Resolved& resolved, const std::vector<Line>& lines)
      : input_(input), resolved_(resolved), lines_(lines), blocks_(input.layout.blocks) {}

 protected:
  static constexpr uint32_t kDateLine =
      32;  // tokens of a line that gives an entry's date and place

  std::string_view at(uint32_t token) const {
    return text::slice(input_.text, input_.tokens[token]);
  }

  // One line, no sentence, no item, no date at its head.
  bool may_be_title(uint32_t i) const {
    const text::Block& block = blocks_[i];
    const Line& line = lines_[i];
    if ((block.flags & text::kSingleLine) == 0 || (block.flags & text::kRule) != 0) return false;
    if (block.content_end - block.content_token > kDateLine) return false;
    if (((block.flags & text::kBullet) != 0 && !text::opens_lines(blocks_, i)) || line.pure)
      return false;
    if (line.lead != kNone) return false;
    return at(block.content_end - 1) != ".";
  }

  // "12 May", "On 12 May", "On the 12th of May"
  bool begins_with_date(uint32_t i) const {
    const Line& line = lines_[i];
    return line.has_date() && resolved_.dates[line.first_date].type == TimexType::date &&
           resolved_.dates[line.first_date].first <= blocks_[i].content_token + 2;
  }

  const mentions::Input& input_;
  const Resolved& resolved_;
  const std::vector<Line>& lines_;
  const std::vector<text::Block>& blocks_;
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_TITLE_LINES_H_
