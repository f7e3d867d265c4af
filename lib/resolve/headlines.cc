#include "resolve/headlines.h"

#include <algorithm>

#include "resolve/heading_lines.h"

namespace annals::resolve {
namespace {

class Headlines {
 public:
  Headlines(const mentions::Input& input, const Resolved& resolved)
      : dates_(resolved.dates),
        datelines_(resolved.datelines),
        titles_(resolved.titles_over_text),
        blocks_(input.layout.blocks) {}

  std::vector<uint32_t> run() const {
    constexpr uint32_t kLeast = 2;
    std::vector<uint32_t> found;
    uint32_t posted = 0;   // "Posted on 12 May 2014"
    uint32_t telling = 0;  // a day alone, and a story that tells another
    for (const uint32_t title : titles_) {
      const Date* const day = posting_below(title);
      if (day == nullptr) continue;
      found.push_back(title);
      if (!std::binary_search(datelines_.begin(), datelines_.end(), day->first))
        ++posted;
      else
        telling += tells_other_day(title + 2, *day);
    }
    if (posted < kLeast && (telling < kLeast || telling * 2 < found.size())) found.clear();
    return found;
  }

 private:
  const Date* posting_below(uint32_t title) const {
    if (title + 1 >= blocks_.size()) return nullptr;
    const text::Block& line = blocks_[title + 1];
    const auto date = first_from(line.first_token);
    if ((line.flags & text::kSingleLine) == 0 || is_prose(line) || date == dates_.end() ||
        date->first >= line.end_token || (date->flags & kPosting) == 0)
      return nullptr;
    return &*date;
  }

  // "Yesterday", "on the 13th of this month", "from 10 to 13 February": days about that day.
  bool tells_other_day(uint32_t first, const Date& day) const {
    constexpr uint32_t kBlocks = 2;
    constexpr int kDays = 45;
    if (first >= blocks_.size() || !day.has_value) return false;
    uint32_t last = first;
    while (last + 1 < blocks_.size() && last + 1 < first + kBlocks && is_prose(blocks_[last + 1]))
      ++last;
    const calendar::Day since = calendar::add_days(day.value.start, -kDays);
    const calendar::Day until = calendar::add_days(day.value.end, kDays);
    for (auto date = first_from(blocks_[first].first_token);
         date != dates_.end() && date->first < blocks_[last].end_token; ++date) {
      if (date->type != TimexType::date || !date->has_value || date->precision > Precision::day ||
          (date->flags & kOpenEnd) != 0)
        continue;
      const bool other = (date->flags & kRelative) != 0 || date->value.start != day.value.start ||
                         date->value.end != day.value.end;
      if (other && since <= date->value.start && date->value.end <= until) return true;
    }
    return false;
  }

  std::vector<Date>::const_iterator first_from(uint32_t token) const {
    return std::lower_bound(dates_.begin(), dates_.end(), token,
                            [](const Date& date, uint32_t at) { return date.first < at; });
  }

  const std::vector<Date>& dates_;
  const std::vector<uint32_t>& datelines_;
  const std::vector<uint32_t>& titles_;
  const std::vector<text::Block>& blocks_;
};

}  // namespace

std::vector<uint32_t> find_headlines(const mentions::Input& input, const Resolved& resolved) {
  return Headlines(input, resolved).run();
}

}  // namespace annals::resolve
