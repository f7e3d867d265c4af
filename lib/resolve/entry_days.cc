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

}  // namespace annals::resolve
