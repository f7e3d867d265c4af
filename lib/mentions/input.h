// What every stage after the lexicon reads. References only; nothing is owned.
#ifndef ANNALS_LIB_MENTIONS_INPUT_H_
#define ANNALS_LIB_MENTIONS_INPUT_H_

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "annals/extractor.h"
#include "lexicon/gazetteer.h"
#include "rules/pack.h"
#include "text/layout.h"
#include "text/token.h"
#include "text/token_index.h"

namespace annals {

// Whether the stages can tell why. Without (CMake option ANNALS_WITHOUT_EXPLAIN) they are compiled
// as if nothing ever asked: what tests/explain_cost.py compares the usual build with.
#ifdef ANNALS_WITHOUT_EXPLAIN
inline constexpr bool kExplains = false;
#else
inline constexpr bool kExplains = true;
#endif

}  // namespace annals

namespace annals::mentions {

struct Input {
  std::string_view text;
  text::TokenSpan tokens;
  const text::Layout& layout;
  const std::vector<lexicon::PhraseMatch>& phrases;
  const text::TokenIndex& phrase_index;  // of their first tokens
  const rules::MatchBuffer& matches;     // rules of phase 0
  const rules::Pack& pack;
  const lexicon::Gazetteer& gazetteer;
  const Document& document;
  bool explain = false;  // name the rule of each mention (Options::explain)
};

// The first match that begins at token `i` or behind it; they ascend.
inline std::vector<rules::Match>::const_iterator matches_from(const Input& input, uint32_t i) {
  const std::vector<rules::Match>& matches = input.matches.matches;
  return std::lower_bound(matches.begin(), matches.end(), i,
                          [](const rules::Match& match, uint32_t at) { return match.first < at; });
}

// Number of the first phrase of several tokens that begins at token `i` or behind it.
inline uint32_t phrase_from(const Input& input, uint32_t i) {
  return input.phrase_index.first(i, [&](uint32_t k) { return input.phrases[k].first_token; });
}

// The first byte of a punctuation mark, which is all of it if it is ASCII; 0: token `i` is none.
inline char mark_at(const Input& input, uint32_t i) {
  const text::Token& token = input.tokens[i];
  return token.kind == text::TokenKind::punctuation ? input.text[token.begin] : '\0';
}

// A dash that parts what stands beside it: "–", "—", or a hyphen with space before it.
inline bool is_parting_dash(const Input& input, uint32_t i) {
  const char mark = mark_at(input, i);
  if (mark == '-') return !input.tokens[i].is_glued();
  const std::string_view all = text::slice(input.text, input.tokens[i]);
  return mark == '\xE2' && (all == "–" || all == "—");
}

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_INPUT_H_
