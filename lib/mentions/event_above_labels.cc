// Titles above lines that open with a label, or that say what it was and when:
//
//   Keeping Across Borders               Keeping Across Borders
//   Venue: Leeds. Dates: 4–6 March       Webinar, 4 March 2016, on Zoom. With Ann Lee
//
// Only where that comes again, and most of such lines have one.
#include <vector>

#include "mentions/entry_fields.h"
#include "mentions/events.h"

namespace annals::mentions {
namespace {

class AboveLabels : EntryFields {
 public:
  explicit AboveLabels(const TitleCandidates& titles) : EntryFields(titles) {}

  void run() {
    constexpr uint32_t kRegular = 2;
    each_line([this](uint32_t first, uint32_t end) { read(first, end); });
    if (above_.size() < kRegular || above_.size() * 5 < labelled_ * size_t{3}) return;
    for (const Line& line : above_) add(line.first, line.end, words_.weights.event_quoted);
  }

 private:
  struct Line {
    uint32_t first = 0;
    uint32_t end = 0;
  };

  void read(uint32_t first, uint32_t end) {
    const Line head = head_;
    head_ = {};
    if (first == end) return;
    const uint16_t gap = token(first).gap;
    if ((gap & (text::kBlankLine | text::kFirst)) != 0) {
      head_ = {first, end};
    } else if (head.first < head.end && !tells_itself(head.first, head.end) &&
               (has_label(first, end) || has_kind_and_day(first, end))) {
      ++labelled_;
      if (is_spelled_as_title(head.first, head.end, true) && reads_as_title(head.first, head.end) &&
          !opens_with_person(head.first, head.end))
        above_.push_back(head);
    }
  }

  // A label, a quotation, a day, fields, "Annual General Meeting": says nothing of how titles stand
  // here.
  bool tells_itself(uint32_t first, uint32_t end) const {
    for (uint32_t i = first; i < end; ++i)
      if (is_mark(i, "|") || is_parting_dash(input_, i)) return true;
    return has_label(first, end) || is_quote(first) || has_day(first, end) ||
           is_bare_noun(first, end);
  }

  // "Venue: Leeds", "What: Seminar on Lime".
  bool has_label(uint32_t first, uint32_t end) const {
    return (first + 1 < end && is_mark(first + 1, ":")) || opens_with_label(first, end);
  }

  // "Webinar, Thursday, 4 March 2016"
  bool has_kind_and_day(uint32_t first, uint32_t end) const {
    const uint32_t behind = first + input_.pack.match(words_.event_noun, input_.tokens, first);
    return behind > first && behind + 1 < end && is_mark(behind, ",") &&
           date_at(behind + 1) != nullptr;
  }

  Line head_;                // the last line, where a blank one stands above it
  uint32_t labelled_ = 0;    // lines with a label or a kind below such a line
  std::vector<Line> above_;  // … which reads as a title
};

}  // namespace

void propose_titles_above_labels(const Input& input, const NameWords& words, const NameScan& scan,
                                 Candidates& out) {
  AboveLabels(TitleCandidates(TitleShape(input, words, scan), out)).run();
}

}  // namespace annals::mentions
