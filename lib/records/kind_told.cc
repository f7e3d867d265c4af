// What the words of the telling sentence commonly tell, where no better cue stands.
#include <algorithm>

#include "records/kind_clause.h"
#include "records/kind_cues.h"

namespace annals::records {
namespace {

// "a tasting of inspected sausages": one word behind "of" or an article.
bool is_adjective(const Scope& scope, uint32_t token, uint32_t length) {
  return length == 1 && token > scope.segment.first && scope.at(token).ends_with("ed") &&
         (scope.is_lower(token - 1, scope.words.of) || scope.in(scope.words.article, token - 1));
}

}  // namespace

// "were our guests", "began to run", "drawings by": a table of phrases, each with its kind.
void count_told(const Scope& scope, Ballot& ballot) {
  constexpr uint32_t kReach = 60;  // tokens
  for_telling(scope, [&](uint32_t s) {
    const Range sentence = scope.sentences[s];
    const uint32_t end = std::min(sentence.end, sentence.first + kReach);
    for (uint32_t i = sentence.first; i < end; ++i) {
      const uint32_t length = scope.match(scope.words.kind_told, i);
      if (length == 0 || scope.in_name(i) || is_adjective(scope, i, length)) continue;
      double score = scope.words.kind.told * ballot.nearness(s);
      if (tells_aside(scope, sentence, i, i + length)) score *= scope.words.kind.aside;
      ballot.add(
          scope.input.pack.string_value(scope.words.kind_told, scope.input.tokens, i, i + length),
          score, i, i + length, "kind.told");
      i += length - 1;
    }
  });
}

}  // namespace annals::records
