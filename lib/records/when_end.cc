#include "records/when_end.h"

#include <algorithm>

namespace annals::records {
namespace {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;

constexpr int kLongest = 370;  // days

// A closing verb stands right before the date: "and closed on", "lasted until the".
bool is_closing(const Scope& scope, uint32_t from, const Date& date) {
  constexpr uint32_t kReach = 4;  // tokens
  const uint32_t least = std::max(from, date.first - std::min(date.first, kReach));
  for (uint32_t i = least; i < date.first; ++i)
    if (scope.input.pack.match(scope.words.closing_verb, scope.input.tokens, i) > 0) return true;
  return false;
}

// "opened", "began", and not "was opened", which tells of a house.
bool is_opened(const Scope& scope, uint32_t first, uint32_t end) {
  constexpr uint32_t kReach = 40;  // tokens
  for (uint32_t i = end; i-- > std::max(first, end - std::min(end, kReach));)
    if (scope.input.pack.match(scope.words.begin_verb, scope.input.tokens, i) > 0)
      return i == first || !scope.words.lists.contains(scope.words.passive.bit, scope.word(i - 1));
  return false;
}

}  // namespace

uint32_t end_of_days(const Scope& scope, uint32_t when) {
  const Date& day = scope.resolved.dates[when];
  if (!day.has_value || day.precision != Precision::day || day.value.start < day.value.end)
    return kNone;
  const uint32_t at = scope.sentence_of(day.first);
  if (at >= scope.sentences.size()) return kNone;
  const Range sentence = scope.sentences[at];
  for (uint32_t i = when + 1; i < scope.end_date; ++i) {
    const Date& date = scope.resolved.dates[i];
    if (date.first >= sentence.end) return kNone;
    if (date.type != resolve::TimexType::date) continue;
    const bool later = date.has_value && date.precision <= Precision::day &&
                       day.value.end < date.value.start &&
                       date.value.end <= calendar::add_days(day.value.start, kLongest);
    return later && is_closing(scope, day.end, date) && is_opened(scope, sentence.first, date.first)
               ? i
               : kNone;
  }
  return kNone;
}

}  // namespace annals::records
