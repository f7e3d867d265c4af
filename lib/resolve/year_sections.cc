#include "resolve/year_sections.h"

namespace annals::resolve {
namespace {

constexpr uint32_t kLongestTail = 8;    // tokens after the year
constexpr uint32_t kFewestTokens = 25;  // of a paragraph that tells

class Finder {
 public:
  Finder(const mentions::Input& input, const Resolved& resolved, const std::vector<Line>& lines)
      : input_(input), resolved_(resolved), lines_(lines), blocks_(input.layout.blocks) {}

  std::vector<bool> run() const {
    std::vector<bool> sections(blocks_.size(), false);
    std::vector<uint32_t> found;
    uint32_t told = 0;   // with finer dates of their year below
    size_t several = 0;  // over more than one paragraph
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_commented_year(i) || !is_paragraph(i + 1)) continue;
      found.push_back(i);
      told += tells_of(i + 1, resolved_.dates[lines_[i].lead]) ? 1 : 0;
      several += i + 2 < blocks_.size() && is_paragraph(i + 2) ? 1 : 0;
    }
    if (told < 2 || 2 * several <= found.size()) return sections;
    for (const uint32_t i : found) sections[i] = true;
    return sections;
  }

 private:
  // "2006: A quiet year", with a blank line before it.
  bool is_commented_year(uint32_t i) const {
    const text::Block& block = blocks_[i];
    const Line& line = lines_[i];
    if (!line.short_line || line.row || line.pure || line.lead == kNone ||
        line.first_date + 1 != line.end_date || (block.flags & text::kEndsSentence) != 0 ||
        (i > 0 && (block.flags & text::kBlankBefore) == 0))
      return false;
    const Date& date = resolved_.dates[line.lead];
    if (!date.has_value || date.precision != Precision::year || date.end >= block.content_end ||
        block.content_end - date.end > kLongestTail)
      return false;
    const std::string_view sign = text::slice(input_.text, input_.tokens[date.end]);
    return sign == ":" || sign == "–" || sign == "—" || sign == "-";
  }

  bool is_paragraph(uint32_t i) const {
    return blocks_[i].end_token - blocks_[i].first_token >= kFewestTokens && !lines_[i].row;
  }

  // A finer date of that year.
  bool tells_of(uint32_t i, const Date& year) const {
    for (uint32_t d = lines_[i].first_date; d < lines_[i].end_date; ++d) {
      const Date& date = resolved_.dates[d];
      if (date.type == TimexType::date && date.has_value && date.precision < Precision::year &&
          date.value.start >= year.value.start && date.value.end <= year.value.end)
        return true;
    }
    return false;
  }

  const mentions::Input& input_;
  const Resolved& resolved_;
  const std::vector<Line>& lines_;
  const std::vector<text::Block>& blocks_;
};

}  // namespace

std::vector<bool> find_year_sections(const mentions::Input& input, const Resolved& resolved,
                                     const std::vector<Line>& lines) {
  return Finder(input, resolved, lines).run();
}

}  // namespace annals::resolve
