#include "records/when.h"

#include <algorithm>

#include "records/block_signs.h"
#include "records/boundary_dates.h"
#include "records/convert.h"
#include "records/headline_days.h"
#include "records/when_end.h"
#include "records/when_told.h"
#include "resolve/editions.h"
#include "resolve/heading_lines.h"
#include "resolve/place_lines.h"

namespace annals::records {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;

namespace {

// "When: June 26-27, 2004".
bool in_when_line(const Scope& scope, const Date& date) {
  const text::Block* line = scope.label_line(date.first, scope.words.when_label);
  return line != nullptr && date.first <= line->content_token + scope.words.when_shape.label_reach;
}

// "Can Tho, 12-16 September", a line behind the title that tells where and when.
bool is_place_line(const Scope& scope, const Date& date, uint32_t position) {
  if (position != 1 || date.precision > Precision::day) return false;
  const text::Block* line = scope.block_of(date.first);
  return line != nullptr && (line->flags & text::kSingleLine) != 0 &&
         resolve::is_place_and_date(scope.input, *line, date);
}

// "February to the end of May"
bool lies_within_a_year(const Date& date) {
  return date.precision == Precision::other && date.has_value &&
         date.value.start.year == date.value.end.year;
}

bool lies_within_one_year(const Date& date) {
  return date.has_value && date.value.start.year == date.value.end.year;
}

// A participle opens the sentence, and behind the date the main clause comes.
bool opens_with_participle(const Scope& scope, Range sentence, const Date& date) {
  constexpr uint32_t kReach = 24;
  if (date.first == sentence.first ||
      !scope.input.pack.contains(scope.words.opening_participle,
                                 scope.input.tokens[sentence.first].word))
    return false;
  const uint32_t end = std::min(sentence.end, date.end + kReach);
  for (uint32_t i = date.end; i < end; ++i)
    if (scope.at(i) == ",") return true;
  return false;
}

// "The gale of 1703 having damaged the roof, … was moved in 1704", "the law of 4 May 1911 … was
// read on 3 May 1930": a date that says which, before the sentence's own. Not where another deed
// follows: "by the law of 3 May 1890 the ferry was closed, and in 1902 it opened again".
bool says_which(const Scope& scope, Range sentence, size_t index) {
  const Date& date = scope.resolved.dates[index];
  if (date.first < sentence.first + 2 || !scope.is_lower(date.first - 1, scope.words.of))
    return false;
  const bool deed =
      scope.input.pack.contains(scope.words.dated_deed, scope.input.tokens[date.first - 2].word);
  if (!deed && (date.flags & resolve::kYearOnly) == 0) return false;
  // "After the flood of 3 March the band played at Lund."
  if (deed && scope.in(scope.words.subordinate, sentence.first)) return true;
  const size_t next = index + 1;
  if (next >= scope.end_date || scope.resolved.dates[next].first >= sentence.end ||
      !scope.resolved.dates[next].has_value ||
      scope.clauses.own_date({date.end, sentence.end}, false) != next)
    return false;
  if ((date.flags & resolve::kYearOnly) != 0) return true;
  for (uint32_t i = date.end; i < scope.resolved.dates[next].first; ++i)
    if (scope.word(i) == scope.words.and_ || scope.at(i) == ";") return false;
  return true;
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
  if (labelled || clauses.leads(range, date) || is_place_line(scope, date, position))
    score += scope.counts("when.leads", weights.leads);
  // What keeps it from being the first own date of its sentence, but for those before it.
  const bool other = clauses.own_date({date.first, date.end}) == kNone;
  // "The library, which had been founded in 1880, was burnt in March."
  const bool past = date.first > range.first && clauses.facts(index).is_subordinate(range.first) &&
                    clauses.own_date({date.end, range.end}, false) != kNone;
  if (other || past) score += scope.counts("when.subordinate", weights.subordinate);
  // "Founded in 1988 to honour Ann Lee, the centre …": what it has been since.
  const bool participle = position == 0 && date.precision >= Precision::month &&
                          opens_with_participle(scope, range, date);
  if (participle) score += scope.counts("when.subordinate", weights.subordinate);
  if (says_which(scope, range, index))
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

// Past a label's date and the marks that set it off.
uint32_t behind_mark(const Scope& scope, const Date& label) {
  uint32_t i = label.end;
  while (i < scope.segment.end && scope.input.tokens[i].kind == text::TokenKind::punctuation &&
         scope.at(i) != "(")
    ++i;
  return i;
}

// "The following month, from the 11th to the 15th, …": right behind it, and its own days.
bool is_apposed(const Scope& scope, const Date& coarse, const Date& date) {
  constexpr uint32_t kReach = 4;  // tokens: ", from the"
  return date.first <= coarse.end + kReach && scope.at(coarse.end) == ",";
}

// "The following year (2–4 May) Riga had the games."
bool is_bracket_of(const Scope& scope, const Date& coarse, const Date& date) {
  return date.first == coarse.end + 1 && scope.at(coarse.end) == "(" &&
         date.precision <= Precision::day;
}

// "last Saturday (2 November)": the bracket tells which.
bool is_spelled_out(const Scope& scope) {
  constexpr int kDays = 14;  // that a reckoning may be off
  const size_t next = scope.when + size_t{1};
  const Date& told = scope.resolved.dates[scope.when];
  if (next >= scope.end_date || (told.flags & resolve::kRelative) == 0) return false;
  const Date& day = scope.resolved.dates[next];
  return told.precision == Precision::day && told.has_value && day.has_value &&
         day.type == resolve::TimexType::date && is_bracket_of(scope, told, day) &&
         calendar::add_days(told.value.start, -kDays) <= day.value.start &&
         day.value.start <= calendar::add_days(told.value.start, kDays);
}

// Within the coarser date, or from a day of a season into the next: "That autumn … (7 October to 2
// December)".
bool begins_within(const Date& date, const Date& coarse) {
  constexpr int kDays = 31;
  if (date.value.start < coarse.value.start) return false;
  return date.value.end <= coarse.value.end ||
         (coarse.precision == Precision::season && date.value.start < coarse.value.end &&
          date.value.end <= calendar::add_days(coarse.value.end, kDays)) ||
         (coarse.precision == Precision::year && date.precision == Precision::season &&
          date.value.start < coarse.value.end);
}

// "1923 – On 12 March …", "Three years later he showed it (5 October to 19 December)": the finer
// date of the same sentence that lies within the one chosen.
void refine(Scope& scope) {
  if (scope.when == kNone) return;
  const Date& coarse = scope.resolved.dates[scope.when];
  if (is_spelled_out(scope)) {
    ++scope.when;
    return;
  }
  if (coarse.precision < Precision::week) return;
  // "Between April and June … and on 2 May …": of months told as a range a day is a part.
  if (coarse.precision == Precision::month && coarse.value.start.month != coarse.value.end.month)
    return;
  // "From February to the end of May …; the last patient left on April 11th": a whole by itself.
  if (coarse.joint_first != kNone && lies_within_a_year(coarse)) return;
  Range sentence = scope.sentences[scope.lead];
  // "1880. Consecration of the hall, November 1st.", "1952: Royal visit. The Queen came on 5 July."
  // Not "1899–1900: Plague. Dr. Lee caught it on 9 January 1900."
  const bool leads = scope.clauses.leads(sentence, coarse) &&
                     (coarse.precision != Precision::year || lies_within_one_year(coarse) ||
                      scope.clauses.is_date_alone(sentence, coarse));
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
    // "1934 – Early in November …"
    const bool part = coarse.precision == Precision::year && lies_within_a_year(date);
    if ((date.precision >= coarse.precision && !part) || date.first < coarse.end) continue;
    if ((date.flags & resolve::kOpenEnd) != 0) continue;
    if (!begins_within(date, coarse)) continue;
    if (is_bracket_of(scope, coarse, date)) {
      scope.when = static_cast<uint32_t>(i);
      return;
    }
    if (scope.clauses.facts(i).is_subordinate(sentence.first)) continue;
    // "Last week the guild met (Gozo, Thursday 26 November)": but a week has many days.
    if (coarse.precision == Precision::week && !scope.clauses.facts(i).bracketed) continue;
    // "… on Saint Hubert's Day (3 November)": the same day again.
    if (finer != kNone && scope.resolved.dates[finer].value == date.value) continue;
    // "In the summer of 2007 the choir toured: Pécs (14 July) and, on the 19th, Budapest."
    if (finer != kNone) return;
    // "1928. — On 5th November he died, with the minutes of October on the table."
    if ((date.flags & resolve::kRelative) == 0 &&
        scope.clauses.leads({behind_mark(scope, coarse), sentence.end}, date)) {
      scope.when = static_cast<uint32_t>(i);
      return;
    }
    if ((date.flags & resolve::kRelative) == 0 || is_apposed(scope, coarse, date))
      finer = static_cast<uint32_t>(i);
  }
  if (finer != kNone) scope.when = finer;
}

// "4 March: Spring meeting. From 4 to 6 March …": the days that the headline's day opens.
void widen(Scope& scope) {
  if (scope.when == kNone) return;
  const Date& day = scope.resolved.dates[scope.when];
  if (!day.has_value || day.precision != Precision::day || day.value.start < day.value.end) return;
  const uint32_t next =
      std::min<uint32_t>(scope.lead + 2, static_cast<uint32_t>(scope.sentences.size()));
  const uint32_t end = next == 0 ? day.end : scope.sentences[next - 1].end;
  for (size_t i = scope.when + size_t{1}; i < scope.end_date; ++i) {
    const Date& date = scope.resolved.dates[i];
    if (date.first >= end) return;
    if (date.type != resolve::TimexType::date || !tells_again(date, day) ||
        !(date.value.start < date.value.end) || scope.clauses.facts(i).bracketed)
      continue;
    scope.when = static_cast<uint32_t>(i);
    return;
  }
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

// "A second draft is due on 3 June.", behind what was done on the day of the heading.
bool is_later_in_passing(const Scope& scope, const Moment& heading, const Date& date,
                         uint32_t position) {
  if (position == 0 || date.value.end <= heading.days.end) return false;
  const Range sentence = scope.sentences[position];
  const uint32_t reach = date.first > sentence.first + 6 ? date.first - 6 : sentence.first;
  return !scope.clauses.leads(sentence, date) &&
         !scope.clauses.holds(scope.words.held_cue, {reach, date.first});
}

// "20 June 2008", a heading, and below it "… Next one in September.", "… the wreck of 7 May 1915":
// a month or a year that the day of the heading does not lie in, a day of another time, that does
// not lead what is told. Not in a history that was posted on that day.
bool is_beside_day(const Scope& scope, const Moment& heading, const Date& date, uint32_t position) {
  if (scope.segment.history) return false;
  if (heading.date == nullptr || heading.date->precision > Precision::week) return false;
  constexpr int kYears = 1;
  const bool other_time = date.value.end.year + kYears < heading.days.start.year ||
                          heading.days.end.year + kYears < date.value.start.year;
  if (date.precision < Precision::month && !other_time)
    return is_later_in_passing(scope, heading, date, position);
  if (position == 0 && scope.clauses.leads(scope.sentences[0], date)) return false;
  if (date.precision >= Precision::season) return true;
  return heading.days.end < date.value.start || date.value.end < heading.days.start;
}

// "Postponed from November 2011": when it would have been.
bool was_moved_from(const Scope& scope, const Date& date) {
  constexpr uint32_t kLongest = 3;  // tokens of the cue
  const uint32_t least = date.first - std::min(date.first, kLongest);
  for (uint32_t i = date.first; i-- > least;)
    if (scope.input.pack.match(scope.words.moved_cue, scope.input.tokens, i) == date.first - i)
      return true;
  return false;
}

// Why a date cannot be the occasion's; null: it can.
const char* refusal(const Scope& scope, const Moment& heading, const Date& date,
                    uint32_t position) {
  if (date.type != resolve::TimexType::date) return "it is no day, month, season or year";
  if (!date.has_value) return "nothing gives it a value";
  if ((date.flags & resolve::kHeadingDate) != 0) return "it stands in a heading";
  if (position >= scope.sentences.size()) return "it stands in no sentence of the record";
  if (is_beside_day(scope, heading, date, position)) return "the heading gives another day";
  if (was_moved_from(scope, date)) return "it tells when it would have been";
  return nullptr;
}

// Whether the date tells to which day something was put off ("until the 24th"), or when it was
// held in the end ("and was replayed on 22 May"), as a rule of negative weight says.
bool tells_in_the_end(const Scope& scope, uint32_t from, const Date& date) {
  constexpr uint32_t kReach = 12;  // tokens between the verb and "until"
  constexpr uint32_t kBehind = 3;
  for (uint32_t i = from; i < date.first && i < from + kReach; ++i)
    if (scope.input.pack.contains(scope.words.put_off_to, scope.input.tokens[i].word) &&
        date.first - i <= kBehind && (i == from || scope.word(i) != scope.words.for_))
      return true;
  for (size_t h = scope.hits_from(RuleKind::nothing); h < scope.end_hit; ++h) {
    const RuleHit& hit = scope.clauses.hits()[h];
    if (hit.first >= date.first) break;
    if (hit.first >= from && hit.rule->kind == RuleKind::nothing && hit.rule->weight < 0)
      return true;
  }
  return false;
}

// "The stone was to have been laid on 24 May, but was postponed until 24 September", "The meeting
// of 20 May was adjourned. It was held on 27 May": the later day. Only where the first sentence
// told puts the occasion off before anything was held.
uint32_t put_off_to(const Scope& scope) {
  constexpr uint32_t kSentences = 2;  // behind that one
  for (size_t h = scope.hits_from(RuleKind::nothing); h < scope.end_hit; ++h) {
    const RuleHit& hit = scope.clauses.hits()[h];
    if (hit.rule->kind != RuleKind::nothing || hit.rule->value != "put-off") continue;
    const uint32_t position = scope.sentence_of(hit.first);
    if (position > scope.told) return kNone;
    if (scope.clauses.holds(scope.words.happening, {scope.sentences[position].first, hit.first}))
      return kNone;
    for (size_t i = scope.first_date; i < scope.end_date; ++i) {
      const Date& date = scope.resolved.dates[i];
      if (date.first < hit.end) continue;
      const uint32_t at = scope.sentence_of(date.first);
      if (at > position + kSentences || at >= scope.sentences.size()) return kNone;
      if (date.type != resolve::TimexType::date || !date.has_value ||
          date.precision > Precision::month || scope.clauses.facts(i).bracketed)
        continue;
      const uint32_t from = at == position ? hit.end : scope.sentences[at].first;
      if (tells_in_the_end(scope, from, date)) return static_cast<uint32_t>(i);
    }
    return kNone;
  }
  return kNone;
}

// Whether the sentence is a line that gives nothing but a day and names: "14 Jul 2023 | Lima".
bool is_posting_line(const Scope& scope, Range line, const Date& day) {
  constexpr uint32_t kLongest = 14;  // tokens
  if (line.end - line.first > kLongest || day.precision > Precision::day) return false;
  if (!(day.value.start == day.value.end) || !scope.clauses.leads(line, day)) return false;
  if (scope.at(line.end - 1) == ".") return false;
  for (uint32_t i = day.end; i < line.end; ++i) {
    const text::Token& token = scope.input.tokens[i];
    const bool mark = token.kind == text::TokenKind::punctuation;
    if (mark ? scope.at(i) == ":"
             : !scope.in_name(i) && (!token.is_word() || !token.is_capitalised()))
      return false;
  }
  return true;
}

// "14 Jul 2023 | Lima" over a title and "… paid a visit to the border from 10 to 13 July": news of
// what was a few days before, or is as long as the text tells. kNone: the line tells when it was.
uint32_t told_before(const Scope& scope, uint32_t& lead) {
  const Date& day = scope.resolved.dates[scope.when];
  if (scope.lead > 1) return kNone;
  const Range line = scope.sentences[scope.lead];
  const auto is_among = [&](const std::vector<uint32_t>& firsts) {
    return std::binary_search(firsts.begin(), firsts.end(), day.first);
  };
  const bool posted = (day.flags & resolve::kPosting) != 0 || is_among(scope.resolved.datelines) ||
                      is_among(scope.clauses.survey().headline_days);
  if (!posted && (scope.told <= scope.lead || !is_posting_line(scope, line, day))) return kNone;
  // "Gizo, 28 March 2014 — Some forty women …": the report begins in the same sentence.
  const bool goes_on =
      posted && day.end < line.end && mentions::is_parting_dash(scope.input, day.end);
  constexpr int kAhead = 62;          // … and for which a notice is given
  constexpr uint32_t kSentences = 2;  // in which it tells when it was
  const uint32_t last = posted ? scope.lead + kSentences : scope.told;
  const calendar::Day since = calendar::add_days(day.value.start, -kNewsDays);
  for (size_t i = scope.first_date; i < scope.end_date; ++i) {
    const Date& date = scope.resolved.dates[i];
    lead = scope.sentence_of(date.first);
    if (date.first < day.end) continue;
    if (lead < (goes_on ? scope.lead : posted ? scope.lead + 1 : scope.told)) continue;
    if (lead > last || lead >= scope.sentences.size()) break;
    const Range told = scope.sentences[lead];
    const uint32_t other =
        resolve::kOpenEnd | resolve::kHeadingDate | (posted ? 0u : uint32_t{resolve::kRelative});
    if (date.type != resolve::TimexType::date || !date.has_value || (date.flags & other) != 0 ||
        date.precision > (posted ? Precision::week : Precision::day))
      continue;
    const bool days = date.value.start < date.value.end;
    // "At the 5th Games (Oban, 8–14 April) we …": the bracket says when the games were.
    const bool bracketed = scope.clauses.facts(i).bracketed;
    if (bracketed ? !posted || !days : scope.clauses.facts(i).is_subordinate(told.first)) continue;
    const bool over = is_news(date, day);
    const bool around = days && date.value.start <= day.value.start &&
                        day.value.end <= date.value.end && since <= date.value.start;
    // "The stewards will sit on Tuesday 3 March": a notice.
    const bool ahead = lead == scope.told && day.value.end < date.value.start &&
                       date.value.start <= calendar::add_days(day.value.start, kAhead) &&
                       scope.clauses.is_coming({told.first, date.first});
    // "From 3 to 29 November the museum shows photographs": put up before it opened.
    const bool opens = posted && days && day.value.start < date.value.start &&
                       date.value.start <= calendar::add_days(day.value.start, kNewsDays) &&
                       scope.clauses.leads(told, date);
    if (!over && !around && !ahead && !opens) continue;
    const uint32_t reach = date.first > told.first + 6 ? date.first - 6 : told.first;
    if (posted || days || ahead || scope.clauses.leads(told, date) ||
        scope.clauses.holds(scope.words.held_cue, {reach, date.first}))
      return static_cast<uint32_t>(i);
  }
  return kNone;
}

// "22 Oct Greg Creel: Cuttings" over "22 October to 14 November …": the days that began so; kNone:
// no such line follows.
uint32_t began_with(const Scope& scope) {
  const Date& day = scope.resolved.dates[scope.when];
  const size_t next = scope.when + 1;
  if (scope.lead != 0 || next >= scope.end_date || scope.sentences.size() < 2) return kNone;
  const Date& days = scope.resolved.dates[next];
  const bool longer = day.precision <= Precision::day && days.precision <= Precision::day &&
                      days.has_value && day.value.start == day.value.end &&
                      day.value.start == days.value.start && day.value.end < days.value.end;
  return longer && scope.clauses.leads(scope.sentences[1], days) ? static_cast<uint32_t>(next)
                                                                 : kNone;
}

void choose_date(Scope& scope, const Moment& heading, double best) {
  const uint32_t put_off = put_off_to(scope);
  for (size_t i = scope.first_date; i < scope.end_date; ++i) {
    const Date& date = scope.resolved.dates[i];
    const uint32_t position = scope.sentence_of(date.first);
    const char* refused = refusal(scope, heading, date, position);
    double score = refused == nullptr ? score_of(scope, i, position) : 0;
    if (refused == nullptr && i == put_off)
      score += scope.counts("when.put-off", scope.words.when.put_off);
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
  if (scope.when != kNone) {
    uint32_t lead = 0;
    const uint32_t before = told_before(scope, lead);
    if (before != kNone) {
      scope.when = before;
      scope.lead = lead;
    } else if (const uint32_t days = began_with(scope); days != kNone) {
      scope.when = days;
      scope.lead = 1;
    }
  }
  // "1926 – The meeting (fixed for 8 May) was put off until 12 June, and was then held."
  if (scope.when != kNone && put_off != kNone &&
      lies_within(scope.resolved.dates[put_off], scope.resolved.dates[scope.when]))
    scope.when = put_off;
  if (scope.when != kNone) {
    uint32_t told = told_behind_background(scope, scope.when);
    if (told == kNone) told = day_reported(scope, scope.when);
    if (told != kNone) {
      scope.when = told;
      scope.lead = scope.sentence_of(scope.resolved.dates[told].first);
    }
  }
  refine(scope);
  widen(scope);
}

Moment moment_of(const Date& own) {
  const bool context = std::any_of(
      own.implied.begin(), own.implied.end(),
      [](const resolve::ImpliedPart& part) { return part.source == resolve::ImpliedBy::document; });
  return {true, own.value, &own, context ? "context" : "text"};
}

// "To mark the jubilee (27 Feb. 2016), …", below a year and with no other date: the day that the
// bracket of the first sentence gives.
bool has_one_day_in_bracket(const Scope& scope, const Moment& heading) {
  if (scope.end_date != scope.first_date + 1 || scope.sentences.empty()) return false;
  const Date& date = scope.resolved.dates[scope.first_date];
  constexpr uint32_t kMarks = 2;                               // ")" and "."
  const bool closes = date.end + kMarks >= scope.segment.end;  // "… It ended in song. (9 April)"
  return date.type == resolve::TimexType::date && date.has_value &&
         date.precision <= Precision::day && scope.clauses.facts(scope.first_date).bracketed &&
         (closes || date.first < scope.sentences[0].end) &&
         heading.days.start.month != heading.days.end.month &&
         !(date.value.start < heading.days.start) && !(heading.days.end < date.value.end);
}

// The day in the bracket that closes the record; kNone: there is none.
uint32_t closing_day(const Scope& scope) {
  constexpr uint32_t kMarks = 2;  // ")" and "."
  if (scope.first_date == scope.end_date) return kNone;
  const uint32_t added =
      resolve::signature(scope.input, scope.resolved, scope.segment.first, scope.segment.end);
  if (added != kNone && scope.resolved.dates[added].has_value) return added;
  const uint32_t end = scope.resolved.dates[scope.end_date - 1].end;
  const uint32_t last =
      resolve::day_of_hour(scope.resolved.dates, static_cast<uint32_t>(scope.end_date - 1),
                           static_cast<uint32_t>(scope.first_date));
  const Date& date = scope.resolved.dates[last];
  const bool is_day = date.type == resolve::TimexType::date && date.has_value &&
                      date.precision <= Precision::day &&
                      (date.flags & (resolve::kRelative | resolve::kOpenEnd)) == 0;
  return is_day && end + kMarks >= scope.segment.end && scope.clauses.facts(last).bracketed &&
                 scope.at(date.first - 1) == "("
             ? last
             : kNone;
}

// The month and, of a day, the day that a heading gives for every year: "AUGUST 8".
Date const* yearly(const Scope& scope) {
  const uint32_t heading = scope.heading(resolve::HeadingKind::date);
  if (heading == kNone) return nullptr;
  const size_t at = scope.headings.of[heading].first_date;
  if (at >= scope.resolved.dates.size()) return nullptr;
  const Date& date = scope.resolved.dates[at];
  if (date.end > scope.resolved.headings[heading].end || (date.flags & resolve::kNoYear) == 0 ||
      (date.precision != Precision::day && date.precision != Precision::month))
    return nullptr;
  for (const resolve::ImpliedPart& part : date.implied)
    if (part.part == resolve::Part::year && part.source == resolve::ImpliedBy::heading)
      return nullptr;
  return &date;
}

// The record's bare year, where it opens or closes the record; kNone: it has none.
uint32_t year_at_edge(const Scope& scope) {
  if (scope.first_date == scope.end_date) return kNone;
  const auto is_year = [&](size_t i) {
    const Date& date = scope.resolved.dates[i];
    return (date.flags & resolve::kYearOnly) != 0 && date.has_value &&
           date.value.start.year == date.value.end.year;
  };
  const size_t last = scope.end_date - 1;
  if (is_year(scope.first_date) &&
      scope.clauses.leads(scope.sentences[0], scope.resolved.dates[scope.first_date]))
    return static_cast<uint32_t>(scope.first_date);
  return is_year(last) && scope.resolved.dates[last].end + 1 >= scope.segment.end
             ? static_cast<uint32_t>(last)
             : kNone;
}

// "16 September", and below it "… was opened on 16 September 1923."; kNone: nothing says so.
uint32_t day_of_year(const Scope& scope, const Date& above) {
  for (size_t i = scope.first_date; i < scope.end_date; ++i)
    if (is_day_of_year(scope.resolved.dates[i], &above)) return static_cast<uint32_t>(i);
  return kNone;
}

// "AUGUST 8", and below it "1902 – Delegates elect …", "… struck for higher pay – 1852".
void join_year(Scope& scope) {
  const Date* day = yearly(scope);
  if (day == nullptr) return;
  if (const uint32_t told = day_of_year(scope, *day); told != kNone) {
    scope.when = told;
    scope.moment = moment_of(scope.resolved.dates[told]);
    return;
  }
  const uint32_t edge = year_at_edge(scope);
  if (edge == kNone || (scope.when != kNone && scope.when != edge)) return;
  const Date& year = scope.resolved.dates[edge];
  calendar::Interval days = day->value;
  if (!day->has_value) {
    const std::string_view form = day->edtf;  // "XXXX-08-08"
    if (form.size() < 7 || form.substr(0, 5) != "XXXX-") return;
    const auto number = [&](size_t at) {
      return static_cast<uint8_t>((form[at] - '0') * 10 + form[at + 1] - '0');
    };
    days.start.month = days.end.month = number(5);
    days.start.day = days.end.day = form.size() >= 10 ? number(8) : 1;
  }
  if (days.start.month != days.end.month) return;
  const int32_t of = year.value.start.year;
  if (day->precision == Precision::month) {
    days = calendar::whole_month(of, days.start.month);
  } else {
    days.start.year = days.end.year = of;
  }
  if (!calendar::is_valid(days.start) || !calendar::is_valid(days.end)) return;
  scope.when = edge;
  scope.moment = {true, days, nullptr, "text"};
}

// "MarshConf 2018 in Lima": the year of the edition that the record's first line tells.
Moment moment_of_edition(const Scope& scope) {
  const resolve::Edition* edition = resolve::edition_of(scope.resolved, scope.segment.first_block);
  if (edition == nullptr || edition->first < scope.segment.first) return {};
  return {true, {{edition->year, 1, 1}, {edition->year, 12, 31}}, nullptr, "text"};
}

// No date is chosen, or one that is coarser than a day.
bool may_be_closing(const Scope& scope) {
  return scope.when == kNone || scope.resolved.dates[scope.when].precision > Precision::week;
}

// "Ann Lee gave us the log that was kept in the autumn of 1892. (7 August 2018)"
bool is_years_before(const Moment& moment, const Scope& scope, uint32_t closing) {
  constexpr int32_t kYears = 2;
  return moment.known &&
         moment.days.end.year + kYears <= scope.resolved.dates[closing].value.start.year;
}

void find_moment(Scope& scope) {
  const Moment heading = moment_of_heading(scope);
  choose_date(scope, heading, scope.words.when.threshold);
  scope.moment = scope.when != kNone ? moment_of(scope.resolved.dates[scope.when]) : heading;
  // "6 February 2013", a heading, over "… was put off to February": the day is the finer.
  if (scope.when != kNone && heading.known && heading.date != nullptr &&
      heading.date->precision <= Precision::day &&
      scope.resolved.dates[scope.when].precision >= Precision::month &&
      scope.moment.days.start <= heading.days.start && heading.days.end <= scope.moment.days.end) {
    scope.when = kNone;
    scope.moment = heading;
    return;
  }
  if (scope.when == kNone)
    if (const Moment edition = moment_of_edition(scope); edition.known) {
      scope.moment = edition;
      return;
    }
  // "… It ended in song. (9 April 2014)"
  if (const uint32_t last = may_be_closing(scope) ? closing_day(scope) : kNone;
      last != kNone && (scope.when == kNone || is_years_before(scope.moment, scope, last))) {
    scope.when = last;
    scope.lead = scope.sentence_of(scope.resolved.dates[last].first);
    scope.moment = moment_of(scope.resolved.dates[last]);
    return;
  }
  // No heading tells either, or no day: less is enough.
  if (scope.when != kNone || scope.first_date == scope.end_date) return;
  if (scope.moment.known && !has_one_day_in_bracket(scope, heading)) return;
  choose_date(scope, heading, scope.words.when.alone);
  if (scope.when != kNone) scope.moment = moment_of(scope.resolved.dates[scope.when]);
}

}  // namespace

void find_when(Scope& scope) {
  find_moment(scope);
  if (scope.when != kNone)
    if (const uint32_t end = end_of_days(scope, scope.when); end != kNone)
      scope.moment = {
          true,
          {scope.resolved.dates[scope.when].value.start, scope.resolved.dates[end].value.end},
          nullptr,
          scope.moment.basis};
  join_year(scope);
  if (!scope.moment.known && scope.segment.date != kNone &&
      scope.resolved.dates[scope.segment.date].has_value) {
    scope.moment = moment_of(scope.resolved.dates[scope.segment.date]);
    scope.moment.basis = "context";
  }
}

namespace {

// A year as a whole.
bool is_year(const calendar::Interval& days) {
  return days.start.year == days.end.year && days.start == calendar::Day{days.start.year, 1, 1} &&
         days.end == calendar::Day{days.end.year, 12, 31};
}

}  // namespace

std::string_view precision_of(const Moment& moment) {
  if (moment.date == nullptr && is_year(moment.days)) return "year";
  if (moment.date == nullptr) return moment.days.start == moment.days.end ? "day" : "other";
  // A record's `when` knows nothing finer than a day.
  if (moment.date->precision == Precision::week) return "day";
  if (moment.date->precision == Precision::quarter) return "other";
  return precision_name(std::max(moment.date->precision, Precision::day));
}

void assign(const Moment& moment, When& out) {
  assign(moment.days.start, out.start);
  assign_end(moment.days, out.start, out.end);
  if (moment.date != nullptr)
    set(out.edtf, moment.date->edtf);
  else if (is_year(moment.days))
    out.edtf.assign(out.start, 0, out.start.find('-', 1));
  else if (moment.days.start == moment.days.end)
    out.edtf.assign(out.start);
  else
    out.edtf.assign(out.start).append("/").append(out.end);
  set(out.precision, precision_of(moment));
  set(out.basis, moment.basis);
}

}  // namespace annals::records
