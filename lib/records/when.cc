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

// A record's `when` knows nothing finer than a day.
const char* precision_of(const Date& date) {
  if (date.precision == Precision::week) return "day";
  if (date.precision == Precision::quarter) return "other";
  return precision_name(std::max(date.precision, Precision::day));
}

// The innermost date heading's days, as its own mention gives them: its year may be that of the
// heading above.
void fill_from_heading(const Scope& scope, Event& event) {
  for (uint32_t i = scope.segment.heading; i != kNone; i = scope.resolved.headings[i].parent) {
    const resolve::Heading& heading = scope.resolved.headings[i];
    if (heading.kind != resolve::HeadingKind::date) continue;
    const Date* given = nullptr;
    const size_t at = scope.clauses.first_date(heading.first);
    if (at < scope.resolved.dates.size() && scope.resolved.dates[at].end <= heading.end &&
        scope.resolved.dates[at].has_value)
      given = &scope.resolved.dates[at];
    if (given == nullptr && !heading.when) continue;
    const calendar::Interval days = given != nullptr ? given->value : *heading.when;
    When when;
    when.start = calendar::to_string(days.start);
    when.end = calendar::to_string(days.end);
    if (given != nullptr) {
      when.edtf = given->edtf;
      when.precision = precision_of(*given);
    } else {
      when.edtf = when.start + "/" + when.end;
      when.precision = "other";
    }
    when.basis = "heading";
    event.when = std::move(when);
    return;
  }
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
    when.precision = precision_of(own);
    when.basis = "text";
    for (const resolve::ImpliedPart& part : own.implied)
      if (part.source == resolve::ImpliedBy::document) when.basis = "context";
    event.when = std::move(when);
    return;
  }
  fill_from_heading(scope, event);
}

}  // namespace annals::records
