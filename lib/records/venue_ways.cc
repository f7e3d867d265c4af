#include "records/venue_ways.h"

#include <algorithm>

namespace annals::records {
namespace {

// The three words end before the token.
bool is_by_way_of(const Scope& scope, uint32_t end, Range sentence) {
  constexpr uint32_t kByWayOf = 3;  // tokens
  return end >= sentence.first + kByWayOf &&
         scope.input.pack.match(scope.words.way_word, scope.input.tokens, end - kByWayOf) ==
             kByWayOf;
}

}  // namespace

// "We lost the Shield final to Kinross", "sold to Leeds".
bool is_given(const Scope& scope, uint32_t to, Range sentence) {
  constexpr uint32_t kReach = 8;  // tokens
  if (!scope.is_lower(to, scope.words.to)) return false;
  for (uint32_t i = to, n = 0; i > sentence.first && n < kReach; --i, ++n)
    if (scope.input.pack.contains(scope.words.giving_verb, scope.input.tokens[i - 1].word))
      return !is_by_way_of(scope, i + 1, sentence);
  return false;
}

// "left Accra for Niamey"
bool leads_away(const Scope& scope, const PlaceChain& chain, uint32_t before, Range sentence) {
  constexpr uint32_t kReach = 5;  // tokens
  constexpr uint32_t kFar = 8;    // … to "and went to"
  if (!scope.input.pack.contains(scope.words.departure_verb, scope.input.tokens[before].word))
    return false;
  for (uint32_t i = chain.end; i + 1 < std::min(sentence.end, chain.end + kFar); ++i)
    if (scope.is_lower(i, scope.words.and_) && scope.match(scope.words.journey_cue, i + 1) > 0)
      return true;
  for (uint32_t i = chain.end; i + 1 < sentence.end && i < chain.end + kReach; ++i)
    if (scope.is_lower(i, scope.words.for_)) return scope.input.tokens[i + 1].is_capitalised();
  return false;
}

// "drove from Cagli through Urbino to Rimini": a way with places between its ends.
bool begins_way(const Scope& scope, const PlaceChain& chain, uint32_t from, Range sentence) {
  if (!scope.is_tour || chain.end + 1 >= sentence.end) return false;
  const rules::Pack& pack = scope.input.pack;
  const uint32_t way = pack.match(scope.words.way_word, scope.input.tokens, chain.end);
  if (scope.word(from) == scope.words.from)
    return way > 0 && scope.input.tokens[chain.end + way].is_capitalised();
  return is_by_way_of(scope, chain.first, sentence);
}

}  // namespace annals::records
