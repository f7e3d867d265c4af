#include "records/when.h"

#include <algorithm>

#include "calendar/period.h"
#include "records/clauses.h"
#include "records/convert.h"

namespace annals::records {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;

uint32_t find_when(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Segment& segment) {
  const Clauses clauses(input, resolved);
  const rules::ListId later = input.pack.list("later-cue");
  const rules::ListId held = input.pack.list("held-cue");
  const auto& sentences = input.layout.sentences;
  uint32_t best = kNone;
  double best_score = -1e9;
  auto sentence = std::lower_bound(
      sentences.begin(), sentences.end(), segment.first,
      [](const text::Sentence& s, uint32_t token) { return s.end_token <= token; });
  for (uint32_t position = 0; sentence != sentences.end() && sentence->first_token < segment.end;
       ++sentence, ++position) {
    const Range range{std::max(sentence->first_token, segment.first), sentence->end_token};
    for (size_t i = clauses.first_date(range.first);
         i < resolved.dates.size() && resolved.dates[i].first < range.end; ++i) {
      const Date& date = resolved.dates[i];
      if (date.type != resolve::TimexType::date || !date.has_value) continue;
      if ((date.flags & resolve::kHeadingDate) != 0) continue;
      double score = 0;
      const auto add = [&](const char* weight) { score += input.pack.weight(weight); };
      if (position == 0) add("when.first-sentence");
      if (clauses.leads({range.first, range.end}, date)) add("when.leads");
      if (clauses.own_date({range.first, date.end}) != i &&
          clauses.own_date({date.first, date.end}) == kNone)
        add("when.subordinate");
      if ((date.flags & resolve::kOpenEnd) != 0) add("when.open-end");
      if ((date.flags & resolve::kRelative) != 0) add("when.relative");
      if (clauses.bracketed(date)) add("when.bracketed");
      const uint32_t reach = date.first > range.first + 6 ? date.first - 6 : range.first;
      if (clauses.holds(held, {reach, date.first})) add("when.held");
      if (clauses.holds(later, {range.first, date.first})) add("when.later");
      if (date.precision <= Precision::day)
        add("when.day");
      else if (date.precision <= Precision::season)
        add("when.month");
      else
        add("when.year");
      score += input.pack.weight("when.per-sentence") * std::min(position, 6u);
      if (score > best_score + 1e-9) {
        best = static_cast<uint32_t>(i);
        best_score = score;
      }
    }
  }
  return best_score >= input.pack.weight("when.threshold") ? best : kNone;
}

void fill_when(const resolve::Resolved& resolved, const Segment& segment, uint32_t date,
               Event& event) {
  event.when.reset();
  if (date != kNone) {
    const Date& own = resolved.dates[date];
    When when;
    when.start = calendar::to_string(own.value.start);
    when.end = calendar::to_string(own.value.end);
    when.edtf = own.edtf;
    when.precision = precision_name(std::max(own.precision, Precision::day));
    if (own.precision == Precision::week) when.precision = "day";
    if (own.precision == Precision::quarter) when.precision = "other";
    when.basis = "text";
    for (const resolve::ImpliedPart& part : own.implied)
      if (part.source == resolve::ImpliedBy::document) when.basis = "context";
    event.when = std::move(when);
    return;
  }
  for (uint32_t heading = segment.heading; heading != kNone;
       heading = resolved.headings[heading].parent) {
    const resolve::Heading& one = resolved.headings[heading];
    if (one.kind != resolve::HeadingKind::date || !one.when) continue;
    When when;
    when.start = calendar::to_string(one.when->start);
    when.end = calendar::to_string(one.when->end);
    // The heading's own mention has its notation.
    for (const Date& given : resolved.dates) {
      if (given.first < one.first) continue;
      if (given.first >= one.end) break;
      when.edtf = given.edtf;
      when.precision = precision_name(std::max(given.precision, Precision::day));
      break;
    }
    if (when.edtf.empty()) when.edtf = when.start + "/" + when.end;
    if (when.precision.empty()) when.precision = "other";
    when.basis = "heading";
    event.when = std::move(when);
    return;
  }
}

}  // namespace annals::records
