#include "resolve/entry_labels.h"

#include "resolve/title_lines.h"

namespace annals::resolve {
namespace {

using text::Block;

class Labels : TitleLines {
 public:
  explicit Labels(const TitleLines& lines)
      : TitleLines(lines), when_(input_.pack.list("when-label")) {}

  void run(std::vector<bool>& titles, std::vector<uint32_t>& over_text) const {
    std::vector<uint32_t> days;  // blocks "Date: …"
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if (is_labelled_day(i)) days.push_back(i);
    if (days.size() < 2) return;
    std::vector<uint32_t> heads;
    uint32_t behind = 0;  // the last of them
    for (const uint32_t day : days) {
      heads.push_back(head_of(day, behind));
      behind = day + 1;
    }
    // Each has the same lines over it, as far as that goes: none, or some.
    uint32_t headed = 0;
    for (size_t k = 0; k < days.size(); ++k) headed += heads[k] < days[k];
    if (size_t{3} * headed < days.size() * 2) return;
    for (size_t k = 0; k < days.size(); ++k) {
      if (heads[k] == days[k]) continue;
      over_text.push_back(heads[k]);
      for (uint32_t i = heads[k]; i <= days[k]; ++i) titles[i] = true;
    }
  }

 private:
  // "Date: 12 May 2014", apart from the line above it.
  bool is_labelled_day(uint32_t i) const {
    const Block& block = blocks_[i];
    constexpr uint32_t kApart = text::kLabel | text::kBlankBefore;
    if ((block.flags & kApart) != kApart || (block.flags & text::kBullet) != 0 ||
        !lines_[i].has_date())
      return false;
    const Date& date = resolved_.dates[lines_[i].first_date];
    const uint32_t label = input_.pack.match(when_, input_.tokens, block.content_token);
    return label > 0 && date.type == TimexType::date && date.precision <= Precision::week &&
           date.first <= block.content_token + label + 1;
  }

  // The first of the short lines right above the day that neither tell nor are set off.
  uint32_t head_of(uint32_t day, uint32_t behind) const {
    constexpr uint32_t kLines = 4;
    uint32_t head = day;
    while (head > behind && day - head < kLines && is_plain(head - 1)) --head;
    return head;
  }

  bool is_plain(uint32_t i) const {
    constexpr uint32_t kNo = text::kHash | text::kUnderlined | text::kRule | text::kBullet |
                             text::kTableRow | text::kLabel | text::kEndsSentence;
    return (blocks_[i].flags & kNo) == 0 && !is_prose(blocks_[i]) && !lines_[i].has_date();
  }

  rules::ListId when_;
};

}  // namespace

void find_over_labels(const mentions::Input& input, const Resolved& resolved,
                      const std::vector<Line>& lines, std::vector<bool>& titles,
                      std::vector<uint32_t>& over_text) {
  Labels(TitleLines(input, resolved, lines)).run(titles, over_text);
}

}  // namespace annals::resolve
