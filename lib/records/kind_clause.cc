#include "records/kind_clause.h"

#include <algorithm>

namespace annals::records {
namespace {

// "who had signed": a participle behind "had".
bool is_past_perfect(const Scope& scope, uint32_t token) {
  if (token == scope.segment.first || !scope.at(token).ends_with("ed")) return false;
  return scope.at(token - 1) == "had" ||
         (token > scope.segment.first + 1 && scope.at(token - 2) == "had" &&
          scope.at(token - 1) == "been");
}

}  // namespace

bool tells_aside(const Scope& scope, Range sentence, uint32_t token, uint32_t end) {
  constexpr uint32_t kReach = 10;       // tokens, of a clause's lead
  constexpr uint32_t kGroundReach = 3;  // … of "under the"
  if (is_past_perfect(scope, token)) return true;
  const uint32_t least = token - std::min(token - sentence.first, kReach);
  for (uint32_t i = token; i-- > least;) {
    const text::Token& before = scope.input.tokens[i];
    // "(Newsletter 2005/1)", but "(seminar)"
    if (!before.is_word()) return scope.at(i) == "(" && end < sentence.end && scope.at(end) != ")";
    if (scope.input.pack.contains(scope.words.kind_aside, before.word))
      return i == sentence.first ||
             scope.input.pack.match(scope.words.kind_at_which, scope.input.tokens, i - 1) == 0;
    const uint32_t ground = scope.match(scope.words.kind_ground, i);
    if (ground > 0 && i + ground + kGroundReach > token) return true;
  }
  return false;
}

}  // namespace annals::records
