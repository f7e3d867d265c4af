#include "records/when_told.h"

#include <algorithm>

#include "records/boundary_dates.h"

namespace annals::records {
namespace {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;

// "on the 11th", "last Saturday", and not "the letter of the 11th".
bool is_when_it_was(const Scope& scope, const Date& date) {
  uint32_t before = date.first;
  while (before > 0 && scope.input.pack.contains(scope.words.definite, scope.word(before - 1)))
    --before;
  return before > 0 &&
         (scope.word(before - 1) == scope.words.on || scope.word(before - 1) == scope.words.from ||
          (date.flags & resolve::kRelative) != 0);
}

}  // namespace

uint32_t told_behind_background(const Scope& scope, uint32_t when) {
  if (scope.lead != 0 || scope.sentences.size() < 2) return kNone;
  const Range sentence = scope.sentences[0];
  const bool age = is_age(scope.resolved.dates[when]) && !scope.clauses.tells_of_deed(sentence);
  // "The gale of 4 March spared the chapel."
  if (!age && !scope.clauses.holds(scope.words.calamity, sentence)) return kNone;
  const uint32_t next = scope.clauses.own_date(scope.sentences[1], false);
  return next != kNone && next < scope.end_date &&
                 scope.resolved.dates[next].precision <= Precision::year &&
                 scope.clauses.leads(scope.sentences[1], scope.resolved.dates[next])
             ? next
             : kNone;
}

uint32_t day_reported(const Scope& scope, uint32_t when) {
  constexpr uint32_t kReach = 12;  // tokens to the verb
  constexpr int kDays = 45;
  const Date& day = scope.resolved.dates[when];
  const uint32_t at = scope.sentence_of(day.first);
  if (day.precision > Precision::month || !day.has_value || at > 0 ||
      !is_marked_off(scope.input, day, {day.first, scope.segment.end}))
    return kNone;
  const uint32_t last = std::min<uint32_t>(1, static_cast<uint32_t>(scope.sentences.size()) - 1);
  const uint32_t end = scope.sentences[last].end;
  uint32_t verb = kNone;
  for (uint32_t i = day.end; i < std::min(end, day.end + kReach) && verb == kNone; ++i)
    if (scope.input.pack.match(scope.words.report_verb, scope.input.tokens, i) > 0) verb = i;
  if (verb == kNone) return kNone;
  for (size_t i = when + size_t{1}; i < scope.end_date; ++i) {
    const Date& date = scope.resolved.dates[i];
    if (date.first >= end) break;
    if (date.first < verb || date.type != resolve::TimexType::date || !date.has_value ||
        date.precision > Precision::day || !(date.value.end < day.value.start) ||
        date.value.start < calendar::add_days(day.value.start, -kDays))
      continue;
    return is_when_it_was(scope, date) ? static_cast<uint32_t>(i) : kNone;
  }
  return kNone;
}

}  // namespace annals::records
