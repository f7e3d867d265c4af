#include "records/when.h"

#include <algorithm>

#include "records/convert.h"

namespace annals::records {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;

namespace {

// "When: June 26-27, 2004".
bool in_when_line(const Scope& scope, const Date& date) {
  const auto& blocks = scope.input.layout.blocks;
  for (uint32_t b = scope.segment.first_block; b < scope.segment.end_block; ++b)
    if (date.first < blocks[b].end_token)
      return (blocks[b].flags & text::kLabel) != 0 &&
             date.first <= blocks[b].content_token + scope.words.when_shape.label_reach &&
             scope.match(scope.words.when_label, blocks[b].content_token) > 0;
  return false;
}

// "February to the end of May"
bool lies_within_a_year(const Date& date) {
  return date.precision == Precision::other && date.has_value &&
         date.value.start.year == date.value.end.year;
}

double score_of(const Scope& scope, size_t index, uint32_t position) {
  const Date& date = scope.resolved.dates[index];
  const Range range = scope.sentences[position];
  const Clauses& clauses = scope.clauses;
  double score = 0;
  const auto& weights = scope.words.when;
  if (position == 0) score += scope.counts("when.first-sentence", weights.first_sentence);
  const bool labelled = in_when_line(scope, date);
  if (labelled && position > 0)
    score += scope.counts("when.first-sentence", weights.first_sentence);
  if (labelled || clauses.leads(range, date)) score += scope.counts("when.leads", weights.leads);
  if (clauses.own_date({range.first, date.end}) != index &&
      clauses.own_date({date.first, date.end}) == kNone)
    score += scope.counts("when.subordinate", weights.subordinate);
  // "The gale of 1703 having damaged the roof, … was moved in 1704": a year that says which.
  if ((date.flags & resolve::kYearOnly) != 0 && date.first > range.first &&
      scope.is_lower(date.first - 1, scope.words.of) && index + 1 < scope.end_date &&
      scope.resolved.dates[index + 1].first < range.end &&
      scope.resolved.dates[index + 1].has_value &&
      clauses.own_date({date.end, range.end}, false) == index + 1)
    score += scope.counts("when.subordinate", weights.subordinate);
  if ((date.flags & resolve::kOpenEnd) != 0)
    score += scope.counts("when.open-end", weights.open_end);
  if ((date.flags & resolve::kRelative) != 0)
    score += scope.counts("when.relative", weights.relative);
  if (clauses.facts(index).bracketed) score += scope.counts("when.bracketed", weights.bracketed);
  const uint32_t reach = date.first > range.first + 6 ? date.first - 6 : range.first;
  if (clauses.holds(scope.words.held_cue, {reach, date.first}))
    score += scope.counts("when.held", weights.held);
  if (clauses.tells_of_later({range.first, date.first}) &&
      !(position == 0 && clauses.is_coming(range)))
    score += scope.counts("when.later", weights.later);
  if (date.precision <= Precision::day)
    score += scope.counts("when.day", weights.day);
  else if (date.precision <= Precision::season || lies_within_a_year(date))
    score += scope.counts("when.month", weights.month);
  else
    score += scope.counts("when.year", weights.year);
  return score + scope.counts("when.per-sentence", weights.per_sentence * std::min(position, 6u));
}

// "1923 – On 12 March …", "Three years later he staged it (2 October to 16 December)": the finer
// date of the same sentence that lies within the one chosen.
void refine(Scope& scope) {
  if (scope.when == kNone) return;
  const Date& coarse = scope.resolved.dates[scope.when];
  if (coarse.precision < Precision::month) return;
  // "From February to the end of May …; the last patient left on April 11th": a whole by itself.
  if (coarse.joint_first != kNone && lies_within_a_year(coarse)) return;
  Range sentence = scope.sentences[scope.lead];
  // "1880. Consecration of the hall, November 1st.", "1952: Royal visit. The Queen came on 5 July."
  const bool leads = scope.clauses.leads(sentence, coarse);
  for (uint32_t s = scope.lead; leads && s < scope.lead + 2 && s + 1 < scope.sentences.size();
       ++s) {
    const uint32_t first = s == scope.lead ? coarse.end : scope.sentences[s].first;
    if (scope.sentences[s].end - first > scope.words.when_shape.headline) break;
    sentence.end = scope.sentences[s + 1].end;
  }
  uint32_t finer = kNone;
  for (size_t i = scope.first_date; i < scope.end_date; ++i) {
    const Date& date = scope.resolved.dates[i];
    if (i == scope.when || date.first < sentence.first || date.first >= sentence.end) continue;
    if (date.type != resolve::TimexType::date || !date.has_value) continue;
    if (date.precision >= coarse.precision || date.first < coarse.end) continue;
    if ((date.flags & resolve::kOpenEnd) != 0) continue;
    if (date.value.start < coarse.value.start || coarse.value.end < date.value.end) continue;
    if (scope.clauses.facts(i).is_subordinate(sentence.first)) continue;
    // "In the summer of 2007 the choir toured: Pécs (14 July) and, on the 19th, Budapest."
    if (finer != kNone) return;
    if ((date.flags & resolve::kRelative) == 0) finer = static_cast<uint32_t>(i);
  }
  if (finer != kNone) scope.when = finer;
}

// The innermost date heading's days, as its own mention gives them: its year may be that of the
// heading above.
Moment moment_of_heading(const Scope& scope) {
  for (uint32_t i = scope.segment.heading; i != kNone; i = scope.resolved.headings[i].parent) {
    const resolve::Heading& heading = scope.resolved.headings[i];
    if (heading.kind != resolve::HeadingKind::date) continue;
    const Date* given = nullptr;
    const size_t at = scope.headings.of[i].first_date;
    if (at < scope.resolved.dates.size() && scope.resolved.dates[at].end <= heading.end &&
        scope.resolved.dates[at].has_value)
      given = &scope.resolved.dates[at];
    if (given == nullptr && !heading.when) continue;
    return {true, given != nullptr ? given->value : *heading.when, given, "heading"};
  }
  return {};
}

// "20 June 2008", a heading, and below it "… Next one in September.": a month or a year that the
// day of the heading does not lie in, and that does not lead what is told.
bool is_beside_day(const Scope& scope, const Moment& heading, const Date& date, uint32_t position) {
  if (heading.date == nullptr || heading.date->precision > Precision::week) return false;
  if (date.precision < Precision::month) return false;
  if (position == 0 && scope.clauses.leads(scope.sentences[0], date)) return false;
  return heading.days.end < date.value.start || date.value.end < heading.days.start;
}

// Why a date cannot be the occasion's; null: it can.
const char* refusal(const Scope& scope, const Moment& heading, const Date& date,
                    uint32_t position) {
  if (date.type != resolve::TimexType::date) return "it is no day, month, season or year";
  if (!date.has_value) return "nothing gives it a value";
  if ((date.flags & resolve::kHeadingDate) != 0) return "it stands in a heading";
  if (position >= scope.sentences.size()) return "it stands in no sentence of the record";
  if (is_beside_day(scope, heading, date, position)) return "the heading gives another day";
  return nullptr;
}

void choose_date(Scope& scope, const Moment& heading, double best) {
  for (size_t i = scope.first_date; i < scope.end_date; ++i) {
    const Date& date = scope.resolved.dates[i];
    const uint32_t position = scope.sentence_of(date.first);
    const char* refused = refusal(scope, heading, date, position);
    const double score = refused == nullptr ? score_of(scope, i, position) : 0;
    if (scope.trace() != nullptr)
      scope.trace()->add({.field = "when",
                          .first = date.first,
                          .end = date.end,
                          .rule = date.rule,
                          .value = date.edtf.empty() ? date.timex : date.edtf,
                          .score = score,
                          .parts = {},
                          .refused = refused == nullptr ? "" : refused});
    if (refused != nullptr) continue;
    if (score <= best + 1e-9) continue;
    best = score;
    scope.when = static_cast<uint32_t>(i);
    scope.lead = position;
  }
  refine(scope);
}

Moment moment_of(const Date& own) {
  const bool context = std::any_of(
      own.implied.begin(), own.implied.end(),
      [](const resolve::ImpliedPart& part) { return part.source == resolve::ImpliedBy::document; });
  return {true, own.value, &own, context ? "context" : "text"};
}

}  // namespace

void find_when(Scope& scope) {
  const Moment heading = moment_of_heading(scope);
  choose_date(scope, heading, scope.words.when.threshold);
  scope.moment = scope.when != kNone ? moment_of(scope.resolved.dates[scope.when]) : heading;
  // No heading tells either: less is enough.
  if (scope.moment.known || scope.first_date == scope.end_date) return;
  choose_date(scope, heading, scope.words.when.alone);
  if (scope.when != kNone) scope.moment = moment_of(scope.resolved.dates[scope.when]);
}

std::string_view precision_of(const Moment& moment) {
  if (moment.date == nullptr) return "other";
  // A record's `when` knows nothing finer than a day.
  if (moment.date->precision == Precision::week) return "day";
  if (moment.date->precision == Precision::quarter) return "other";
  return precision_name(std::max(moment.date->precision, Precision::day));
}

void assign(const Moment& moment, When& out) {
  assign(moment.days.start, out.start);
  assign(moment.days.end, out.end);
  if (moment.date != nullptr)
    set(out.edtf, moment.date->edtf);
  else
    out.edtf.assign(out.start).append("/").append(out.end);
  set(out.precision, precision_of(moment));
  set(out.basis, moment.basis);
}

}  // namespace annals::records
