// Titles in bold marks, at the head of a line or behind its day:
//
//   **Wet Feet, Warm Hearts**               - 4 March: **Wet Feet, Warm Hearts**, at the mill.
//   4 March 2016. Forty came.
//
// Only where that comes again. A label ("**Venue:** Leeds") and a day are none.
#include <vector>

#include "mentions/entry_fields.h"
#include "mentions/events.h"

namespace annals::mentions {
namespace {

class BoldTitles : EntryFields {
 public:
  explicit BoldTitles(const TitleCandidates& titles) : EntryFields(titles) {}

  void run() {
    constexpr size_t kRegular = 2;
    each_line([this](uint32_t first, uint32_t end) { read(first, end); });
    if (bold_.size() < kRegular) return;
    for (const Run& run : bold_) add(run.first, run.end, words_.weights.event_quoted);
  }

 private:
  struct Run {
    uint32_t first;
    uint32_t end;
  };

  void read(uint32_t first, uint32_t end) {
    const uint32_t begin = behind_mark(first, end);
    if (begin == 0) return;
    uint32_t close = begin;
    while (close < end && close - begin <= kLongestTitle && !is_bold_mark(close)) ++close;
    if (close + 1 >= input_.tokens.size() || !is_bold_mark(close)) return;
    const bool label = is_mark(close - 1, ":") || (close + 2 < end && is_mark(close + 2, ":"));
    if (!label && is_spelled_as_title(begin, close) && !has_day(begin, close) &&
        reads_as_title(begin, close) && !is_other(begin, close))
      bold_.push_back({begin, close});
  }

  // Behind the marks that open the line, or behind its day; 0: there are none.
  uint32_t behind_mark(uint32_t first, uint32_t end) const {
    if (is_bold_mark(first)) return first + 2;
    if (first >= 2 && is_bold_mark(first - 2)) return first;  // the line's content begins there
    const rules::Match* date = date_at(first);
    if (date == nullptr) return 0;
    uint32_t i = date->end;
    while (i + 2 < end && parts(i) && !is_bold_mark(i)) ++i;
    return i + 2 < end && is_bold_mark(i) ? i + 2 : 0;
  }

  bool is_bold_mark(uint32_t i) const {
    return is_mark(i, "*") && i + 1 < input_.tokens.size() && is_mark(i + 1, "*") &&
           token(i + 1).is_glued();
  }

  std::vector<Run> bold_;
};

}  // namespace

void propose_bold_titles(const Input& input, const NameWords& words, const NameScan& scan,
                         Candidates& out) {
  BoldTitles(TitleCandidates(TitleShape(input, words, scan), out)).run();
}

}  // namespace annals::mentions
