#include "records/headline_days.h"

namespace annals::records {
namespace {

using resolve::Date;
using resolve::kNone;

// The day that opens a headline, over its story; kNone: another sort of date does, or none.
uint32_t day_of_headline(const mentions::Input& input, const resolve::Resolved& resolved,
                         const BeginIndex& begins, uint32_t block) {
  constexpr uint32_t kMarks = 2;  // tokens: "**["
  const uint32_t first = input.layout.blocks[block].content_token;
  const size_t i = begins.before(BeginIndex::kDate, first);
  if (i >= resolved.dates.size()) return kNone;
  const Date& date = resolved.dates[i];
  const bool day = date.precision == resolve::Precision::day && date.has_value &&
                   date.value.start == date.value.end;
  return day && date.first <= first + kMarks ? static_cast<uint32_t>(i) : kNone;
}

}  // namespace

bool is_news(const Date& told, const Date& posted) {
  return told.value.end < posted.value.start &&
         calendar::add_days(posted.value.start, -kNewsDays) <= told.value.start;
}

void find_headline_days(const mentions::Input& input, const resolve::Resolved& resolved,
                        const BeginIndex& begins, std::vector<uint32_t>& days) {
  constexpr size_t kLeast = 2;  // stories
  days.clear();
  size_t before = 0;
  size_t others = 0;
  const auto& titles = resolved.titles_over_text;
  for (size_t t = 0; t < titles.size(); ++t) {
    const uint32_t headline = day_of_headline(input, resolved, begins, titles[t]);
    if (headline == kNone) continue;
    const Date& posted = resolved.dates[headline];
    days.push_back(posted.first);
    const uint32_t end = t + 1 < titles.size() ? input.layout.blocks[titles[t + 1]].first_token
                                               : static_cast<uint32_t>(input.tokens.size());
    for (size_t i = headline + 1; i < resolved.dates.size() && resolved.dates[i].first < end; ++i) {
      const Date& told = resolved.dates[i];
      if (told.type != resolve::TimexType::date || !told.has_value ||
          told.precision > resolve::Precision::day)
        continue;
      ++(is_news(told, posted) ? before : others);
      break;
    }
  }
  if (before < kLeast || before <= others) days.clear();
}

}  // namespace annals::records
