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

// "the gift of the members", "from Ann Lee": a phrase leads to who stands at the token; but "two of
// the members" are who they are.
bool is_led_by_phrase(const Scope& scope, Range sentence, uint32_t token) {
  constexpr uint32_t kReach = 4;  // tokens
  for (uint32_t i = token; i > sentence.first && token - i < kReach; --i) {
    const uint32_t before = i - 1;
    if (!scope.input.tokens[before].is_word() || scope.in_date(before)) return false;
    if (scope.input.pack.contains(scope.words.kind_agent_phrase, scope.word(before)))
      return before == sentence.first || scope.word(before) != scope.words.of ||
             !(scope.input.tokens[before - 1].kind == text::TokenKind::number ||
               scope.input.pack.contains(scope.words.kind_agent_quantity, scope.word(before - 1)));
    if (i < token && scope.in(scope.words.article, i)) return false;
  }
  return false;
}

// "the church books", "the club house": who stands at the token before owns what follows. Behind a
// subject stand its verb, what is added to it and what leads to the verb.
bool ends_subject(const Scope& scope, uint32_t next, uint32_t verb) {
  const text::Token& token = scope.input.tokens[next];
  return next == verb || !token.is_word() || token.is_capitalised() ||
         scope.at(next).ends_with("ly") ||
         scope.input.pack.contains(scope.words.kind_agent_phrase, token.word) ||
         scope.input.pack.contains(scope.words.kind_agent_next, token.word);
}

}  // namespace

bool has_agent(const Scope& scope, Range sentence, uint32_t verb) {
  constexpr uint32_t kReach = 30;  // tokens
  const auto& names = scope.resolved.names;
  size_t name = scope.clauses.first_name(verb);
  const uint32_t least = verb - std::min(verb - sentence.first, kReach);
  for (uint32_t i = verb; i-- > least;) {
    const std::string_view word = scope.at(i);
    if (word == ";" || word == ":" || word == "—") return false;
    while (name > 0 && names[name - 1].first > i) --name;
    const bool named =
        name > 0 && names[name - 1].first == i && names[name - 1].label != mentions::Label::place;
    if ((named || (scope.input.pack.contains(scope.words.kind_agent, scope.word(i)) &&
                   ends_subject(scope, i + 1, verb))) &&
        !is_led_by_phrase(scope, sentence, i))
      return true;
  }
  return false;
}

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
