#include "resolve/entry_days.h"

#include "resolve/title_lines.h"

namespace annals::resolve {
namespace {

using text::Block;

class Days : TitleLines {
 public:
  explicit Days(const TitleLines& lines) : TitleLines(lines) {}

  void run(std::vector<bool>& titles) const {
    constexpr uint32_t kLeast = 2;
    uint32_t days = 0;
    uint32_t over_lines = 0;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_day_apart(i)) continue;
      ++days;
      over_lines += is_told(i + 1);
    }
    if (days < kLeast || over_lines * 3 < days * 2) return;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_day_apart(i)) continue;
      for (uint32_t k = i + 1; k < blocks_.size() && is_told(k) && !is_prose(blocks_[k]); ++k)
        titles[k] = true;
    }
  }

 private:
  bool is_day_apart(uint32_t i) const {
    constexpr uint32_t kApart = text::kBlankBefore | text::kSingleLine;
    constexpr uint32_t kNo = text::kEndsSentence | text::kRule | text::kHash;
    const Block& block = blocks_[i];
    return lines_[i].fine && !lines_[i].pure && !lines_[i].row &&
           (block.flags & (kApart | kNo)) == kApart &&
           block.content_end - block.content_token <= kDateLine;
  }

  // No day, no year of its own, and not set off as a heading.
  bool is_told(uint32_t i) const {
    constexpr uint32_t kSetOff = text::kHash | text::kUnderlined | text::kRule | text::kAllCaps;
    return lines_[i].lead == kNone && (blocks_[i].flags & kSetOff) == 0;
  }
};

}  // namespace

void mark_lines_of_days(const mentions::Input& input, const Resolved& resolved,
                        const std::vector<Line>& lines, std::vector<bool>& titles) {
  Days(TitleLines(input, resolved, lines)).run(titles);
}

uint32_t day_of_item(const std::vector<Block>& blocks, const std::vector<Line>& lines, uint32_t i) {
  constexpr uint32_t kLines = 2;  // of the item behind its first
  constexpr uint32_t kBegins = text::kBlankBefore | text::kBullet | text::kTableRow | text::kHash;
  if ((blocks[i].flags & text::kBullet) == 0 || lines[i].has_date()) return kNone;
  for (uint32_t k = i + 1; k < blocks.size() && k <= i + kLines; ++k) {
    if ((blocks[k].flags & kBegins) != 0) return kNone;
    if (lines[k].pure && lines[k].fine) return k;
    if (lines[k].has_date()) return kNone;
  }
  return kNone;
}

void mark_days_of_items(const std::vector<Block>& blocks, const std::vector<Line>& lines,
                        std::vector<bool>& titles) {
  for (uint32_t first = 0, end = 0; first < blocks.size(); first = end) {
    end = first + 1;
    while (end < blocks.size() && (blocks[end].flags & text::kBlankBefore) == 0) ++end;
    // What begins with an item ends with a day.
    std::vector<uint32_t> days;
    for (uint32_t i = first; i < end;) {
      const uint32_t day = day_of_item(blocks, lines, i);
      if (day == kNone || day >= end) break;
      days.push_back(day);
      i = day + 1;
    }
    if (days.size() < 2 && !(days.size() == 1 && days.front() + 1 == end)) continue;
    for (const uint32_t day : days) titles[day] = true;
  }
}

}  // namespace annals::resolve
