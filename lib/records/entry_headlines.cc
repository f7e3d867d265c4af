#include "records/entry_headlines.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace annals::records {
namespace {

using resolve::kNone;

class Headlines : EntryLines {
 public:
  explicit Headlines(const EntryLines& lines) : EntryLines(lines) {}

  void run() {
    if (!out_.uses_blank_lines) return;
    uint32_t dated = 0;
    std::vector<uint32_t> undated;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_headline(i)) continue;
      if (out_.roles[i] == BlockRole::entry)
        ++dated;
      else if (out_.roles[i] == BlockRole::free && tells_no_date(i))
        undated.push_back(i);
    }
    if (dated < 2 || undated.empty() || undated.size() > size_t{2} * dated) return;
    drop_repeated(undated);
    for (const uint32_t i : undated) take(i);
  }

 private:
  // "New Boathouse Roof", apart, right over a paragraph.
  bool is_headline(uint32_t i) const {
    constexpr uint32_t kShortest = 2;  // tokens
    constexpr uint32_t kLongest = 12;
    constexpr uint32_t kApart = text::kBlankBefore | text::kBlankAfter;
    const bool below_heading = i > 0 && out_.roles[i - 1] == BlockRole::heading;
    return ((blocks_[i].flags & kApart) == text::kBlankBefore || below_heading) &&
           (blocks_[i].flags & (text::kEndsSentence | text::kLabel | text::kBlankAfter)) == 0 &&
           size(i) >= kShortest && size(i) <= kLongest && is_title(i) && !is_row(i) &&
           input_.tokens[blocks_[i].content_token].is_capitalised() && !is_by_line(i) &&
           (blocks_[i + 1].flags & (text::kBlankBefore | text::kEndsSentence)) ==
               text::kEndsSentence &&
           !is_row(i + 1);
  }

  // The stanza [i, end of it).
  uint32_t end_of(uint32_t i) const {
    uint32_t end = i + 1;
    while (end < blocks_.size() && out_.roles[end] == BlockRole::free &&
           (blocks_[end].flags & text::kBlankBefore) == 0)
      ++end;
    return end;
  }

  bool tells_no_date(uint32_t i) const {
    const uint32_t end = end_of(i);
    if (end == i + 1) return false;
    for (uint32_t k = i; k < end; ++k)
      if (date_in(k) != kNone) return false;
    return true;
  }

  // "Main results", below each occasion: a part of it.
  void drop_repeated(std::vector<uint32_t>& lines) const {
    const auto title = [this](uint32_t i) {
      const uint32_t begin = input_.tokens[blocks_[i].content_token].begin;
      return std::string_view(input_.text)
          .substr(begin, input_.tokens[blocks_[i].content_end - 1].end - begin);
    };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](uint32_t a, uint32_t b) { return title(a) < title(b); });
    size_t kept = 0;
    for (size_t i = 0; i < lines.size();) {
      size_t next = i + 1;
      while (next < lines.size() && title(lines[next]) == title(lines[i])) ++next;
      if (next == i + 1) lines[kept++] = lines[i];
      i = next;
    }
    lines.resize(kept);
  }

  void take(uint32_t i) {
    const uint32_t end = end_of(i);
    const Range told{blocks_[i + 1].content_token, blocks_[i + 1].end_token};
    if (clauses_.tells_of_deed(told)) return entry(i, end, kNone);
    for (uint32_t k = i; k < end; ++k) out_.roles[k] = BlockRole::nothing;
  }
};

}  // namespace

void take_headlines(const EntryLines& lines) { Headlines(lines).run(); }

}  // namespace annals::records
