#include "resolve/headlines.h"

#include <algorithm>

#include "resolve/heading_lines.h"

namespace annals::resolve {
namespace {

class Headlines {
 public:
  Headlines(const mentions::Input& input, const Resolved& resolved)
      : input_(input),
        resolved_(resolved),
        dates_(resolved.dates),
        datelines_(resolved.datelines),
        titles_(resolved.titles_over_text),
        blocks_(input.layout.blocks),
        headline_(input.pack.list("event-headline")),
        headline_lead_(input.pack.list("event-headline-lead")) {}

  std::vector<uint32_t> run() const {
    Group below, above, apart;
    uint32_t posted = 0;  // "Posted on 12 May 2014", "GIZO, 12 May 2014 – The minister …"
    for (const uint32_t title : titles_) {
      if (title + 1 >= blocks_.size()) continue;
      if (const Date* const day = posting_below(title); day != nullptr) {
        const bool alone = std::binary_search(datelines_.begin(), datelines_.end(), day->first);
        posted += !alone;
        below.add(title, alone && tells_other_day(title + 2, *day));
      } else if (signed_end(input_, resolved_, blocks_, title) != kNone) {
        below.add(title, true);  // "… It rained. (6 May)"
      } else if (const Date* const over = day_above(title); over != nullptr) {
        above.add(title, tells_news(title, title + 1, *over));
      } else if (is_prose(blocks_[title + 1])) {
        apart.add(title, tells_news(title));
      }
    }
    std::vector<uint32_t> found;
    if (posted >= kLeast || below.is_news()) found = std::move(below.titles);
    if (above.is_news()) found.insert(found.end(), above.titles.begin(), above.titles.end());
    if (apart.has_news()) found.insert(found.end(), apart.titles.begin(), apart.titles.end());
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  static constexpr uint32_t kLeast = 2;

  struct Group {
    void add(uint32_t title, bool tells) {
      titles.push_back(title);
      telling += tells;
    }
    bool is_news() const { return telling >= kLeast && size_t{telling} * 2 >= titles.size(); }
    // Headlines of a newsletter, most of which play on words.
    bool has_news() const { return telling >= kLeast && size_t{telling} * 8 >= titles.size(); }

    std::vector<uint32_t> titles;
    uint32_t telling = 0;
  };

  // The day when the news below the title was put up; null: no such day is there.
  const Date* posting_below(uint32_t title) const {
    const text::Block& line = blocks_[title + 1];
    const auto date = first_date_from(dates_, line.first_token);
    if (date == dates_.end() || date->first >= line.end_token) return nullptr;
    const bool leads = date->first == line.content_token && date->end < line.end_token &&
                       mentions::is_parting_dash(input_, date->end);
    if (date->value.start != date->value.end) return nullptr;
    const bool posting =
        (date->flags & kPosting) != 0 ||
        (is_prose(line) && leads && date->precision == Precision::day && !is_prose(blocks_[title]));
    return posting ? &*date : nullptr;
  }

  // "14 December 2022", a line by itself above the title.
  const Date* day_above(uint32_t title) const {
    if (title == 0 || !is_prose(blocks_[title + 1])) return nullptr;
    const text::Block& line = blocks_[title - 1];
    const auto date = first_date_from(dates_, line.first_token);
    const bool alone = date != dates_.end() && date->first == line.content_token &&
                       date->end == line.content_end && date->precision == Precision::day &&
                       date->value.start == date->value.end;
    return alone ? &*date : nullptr;
  }

  // In the story or in its line: "Board signs pact", "New director".
  bool tells_news(uint32_t title, uint32_t story, const Date& day) const {
    return tells_news(title) || tells_other_day(story, day);
  }

  bool tells_news(uint32_t title) const {
    const text::Block& line = blocks_[title];
    if (input_.pack.contains(headline_lead_, input_.tokens[line.content_token].word)) return true;
    for (uint32_t i = line.content_token + 1; i < line.content_end; ++i)
      if (!input_.tokens[i].is_capitalised() &&
          input_.pack.contains(headline_, input_.tokens[i].word))
        return true;
    return false;
  }

  // "Yesterday", "on the 9th of this month", "from 10 to 13 February": days about that day.
  bool tells_other_day(uint32_t first, const Date& day) const {
    constexpr uint32_t kBlocks = 2;
    constexpr int kDays = 45;
    if (first >= blocks_.size() || !day.has_value) return false;
    uint32_t last = first;
    while (last + 1 < blocks_.size() && last + 1 < first + kBlocks && is_prose(blocks_[last + 1]))
      ++last;
    const calendar::Day since = calendar::add_days(day.value.start, -kDays);
    const calendar::Day until = calendar::add_days(day.value.end, kDays);
    for (auto date = first_date_from(dates_, blocks_[first].first_token);
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

  const mentions::Input& input_;
  const Resolved& resolved_;
  const std::vector<Date>& dates_;
  const std::vector<uint32_t>& datelines_;
  const std::vector<uint32_t>& titles_;
  const std::vector<text::Block>& blocks_;
  rules::ListId headline_;
  rules::ListId headline_lead_;
};

}  // namespace

std::vector<uint32_t> find_headlines(const mentions::Input& input, const Resolved& resolved) {
  return Headlines(input, resolved).run();
}

}  // namespace annals::resolve
