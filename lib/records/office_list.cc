#include "records/office_list.h"

#include <algorithm>

namespace annals::records {
namespace {

using resolve::Date;
using resolve::Precision;
using text::Block;

class Offices {
 public:
  Offices(const mentions::Input& input, const resolve::Resolved& resolved)
      : input_(input),
        resolved_(resolved),
        blocks_(input.layout.blocks),
        joints_(input.pack.list("office-term-word")) {}

  std::vector<std::pair<uint32_t, uint32_t>> find() {
    std::vector<std::pair<uint32_t, uint32_t>> lists;
    const auto count = static_cast<uint32_t>(blocks_.size());
    // Behind the lines of a run stands one that is none.
    for (uint32_t first = 0, end = 0; first < count; first = end + 1) {
      uint32_t spans = 0;
      for (end = first; end < count; ++end) {
        const Term term = read(blocks_[end]);
        if (term == Term::none) break;
        spans += term == Term::span;
      }
      if (end >= first + 2 && spans > 0)
        lists.emplace_back(first > 0 && names_list(blocks_[first - 1]) ? first - 1 : first, end);
    }
    return lists;
  }

 private:
  enum class Term : uint8_t { none, open, span };

  // Blocks are asked in the order of the text.
  Term read(const Block& block) {
    constexpr uint32_t kLongest = 16;  // tokens
    if (block.content_end <= block.content_token || (block.flags & text::kTableRow) != 0 ||
        block.content_end - block.content_token > kLongest)
      return Term::none;
    while (name_ < resolved_.names.size() && resolved_.names[name_].first < block.content_token)
      ++name_;
    while (date_ < resolved_.dates.size() && resolved_.dates[date_].first < block.content_token)
      ++date_;
    size_t name = name_;
    size_t date = date_;
    uint32_t people = 0;
    uint32_t dates = 0;
    Term term = Term::open;
    for (uint32_t i = block.content_token; i < block.content_end;) {
      if (date < resolved_.dates.size() && resolved_.dates[date].first == i) {
        const Date& years = resolved_.dates[date++];
        if (!years.has_value || years.precision < Precision::year) return Term::none;
        if (years.value.start.year < years.value.end.year) term = Term::span;
        ++dates;
        i = years.end;
      } else if (name < resolved_.names.size() && resolved_.names[name].first == i) {
        if (resolved_.names[name].label != mentions::Label::person) return Term::none;
        ++people;
        i = resolved_.names[name++].end;
      } else if (input_.tokens[i].kind == text::TokenKind::punctuation ||
                 input_.pack.contains(joints_, input_.tokens[i].word)) {
        ++i;
      } else {
        return Term::none;
      }
    }
    return people > 0 && dates == 1 ? term : Term::none;
  }

  // "Presidents of the Foundation", "Past chairs:": a short line without a date.
  bool names_list(const Block& line) const {
    constexpr uint32_t kLongest = 8;  // tokens
    const auto date =
        std::lower_bound(resolved_.dates.begin(), resolved_.dates.end(), line.first_token,
                         [](const Date& known, uint32_t token) { return known.first < token; });
    return (line.flags & text::kSingleLine) != 0 && (line.flags & text::kEndsSentence) == 0 &&
           line.content_end - line.content_token <= kLongest &&
           (date == resolved_.dates.end() || date->first >= line.end_token);
  }

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  const std::vector<Block>& blocks_;
  rules::ListId joints_;
  size_t name_ = 0;  // the first that does not stand before the block
  size_t date_ = 0;
};

}  // namespace

std::vector<std::pair<uint32_t, uint32_t>> find_office_lists(const mentions::Input& input,
                                                             const resolve::Resolved& resolved) {
  return Offices(input, resolved).find();
}

}  // namespace annals::records
