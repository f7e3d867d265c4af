#include "records/when.h"

#include <algorithm>

#include "records/convert.h"

namespace annals::records {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;

namespace {

double score_of(const Scope& scope, size_t index, uint32_t position) {
  const Date& date = scope.resolved.dates[index];
  const Range range = scope.sentences[position];
  const Clauses& clauses = scope.clauses;
  double score = 0;
  const auto add = [&](const char* weight) { score += scope.input.pack.weight(weight); };
  if (position == 0) add("when.first-sentence");
  if (clauses.leads(range, date)) add("when.leads");
  if (clauses.own_date({range.first, date.end}) != index &&
      clauses.own_date({date.first, date.end}) == kNone)
    add("when.subordinate");
  if ((date.flags & resolve::kOpenEnd) != 0) add("when.open-end");
  if ((date.flags & resolve::kRelative) != 0) add("when.relative");
  if (clauses.bracketed(date)) add("when.bracketed");
  const uint32_t reach = date.first > range.first + 6 ? date.first - 6 : range.first;
  if (clauses.holds(scope.words.held_cue, {reach, date.first})) add("when.held");
  if (clauses.holds(scope.words.later_cue, {range.first, date.first})) add("when.later");
  if (date.precision <= Precision::day)
    add("when.day");
  else if (date.precision <= Precision::season)
    add("when.month");
  else
    add("when.year");
  return score + scope.input.pack.weight("when.per-sentence") * std::min(position, 6u);
}

// "1923 – On 12 March …", "Three years later he staged it (2 October to 16 December)": the finer
// date of the same sentence that lies within the one chosen.
void refine(Scope& scope) {
  if (scope.when == kNone) return;
  const Date& coarse = scope.resolved.dates[scope.when];
  if (coarse.precision < Precision::month) return;
  const Range sentence = scope.sentences[scope.lead];
  for (size_t i = scope.first_date; i < scope.end_date; ++i) {
    const Date& date = scope.resolved.dates[i];
    if (i == scope.when || date.first < sentence.first || date.first >= sentence.end) continue;
    if (date.type != resolve::TimexType::date || !date.has_value) continue;
    if (date.precision >= coarse.precision || date.first < coarse.end) continue;
    if ((date.flags & (resolve::kOpenEnd | resolve::kRelative)) != 0) continue;
    if (date.value.start < coarse.value.start || coarse.value.end < date.value.end) continue;
    if (scope.clauses.subordinate(sentence, date)) continue;
    scope.when = static_cast<uint32_t>(i);
    return;
  }
}

void find_when(Scope& scope) {
  double best = scope.input.pack.weight("when.threshold");
  for (size_t i = scope.first_date; i < scope.end_date; ++i) {
    const Date& date = scope.resolved.dates[i];
    if (date.type != resolve::TimexType::date || !date.has_value) continue;
    if ((date.flags & resolve::kHeadingDate) != 0) continue;
    const uint32_t position = scope.sentence_of(date.first);
    if (position >= scope.sentences.size()) continue;
    const double score = score_of(scope, i, position);
    if (score <= best + 1e-9) continue;
    best = score;
    scope.when = static_cast<uint32_t>(i);
    scope.lead = position;
  }
  refine(scope);
}

}  // namespace

void fill_when(Scope& scope, Event& event) {
  find_when(scope);
  const resolve::Resolved& resolved = scope.resolved;
  if (scope.when != kNone) {
    const Date& own = resolved.dates[scope.when];
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
  for (uint32_t heading = scope.segment.heading; heading != kNone;
       heading = resolved.headings[heading].parent) {
    const resolve::Heading& one = resolved.headings[heading];
    if (one.kind != resolve::HeadingKind::date || !one.when) continue;
    When when;
    when.start = calendar::to_string(one.when->start);
    when.end = calendar::to_string(one.when->end);
    // The heading's own mention has its notation.
    const size_t given = scope.clauses.first_date(one.first);
    if (given < resolved.dates.size() && resolved.dates[given].end <= one.end) {
      when.edtf = resolved.dates[given].edtf;
      when.precision = precision_name(std::max(resolved.dates[given].precision, Precision::day));
    }
    if (when.edtf.empty()) when.edtf = when.start + "/" + when.end;
    if (when.precision.empty()) when.precision = "other";
    when.basis = "heading";
    event.when = std::move(when);
    return;
  }
}

}  // namespace annals::records
