#include "records/venue_time.h"

#include <algorithm>
#include <string_view>

namespace annals::records {
namespace {

constexpr uint32_t kClause = 14;  // tokens from "had" to the place
constexpr uint32_t kSpeech = 30;  // … from "recalled that"
constexpr uint32_t kTeller = 5;   // from "recalled" to "that"

class DoneBefore {
 public:
  DoneBefore(const Scope& scope, Range sentence) : scope_(scope), sentence_(sentence) {
    if (scope.when == resolve::kNone) return;
    const resolve::Date& date = scope.resolved.dates[scope.when];
    own_date_ = {date.first, date.end};
  }

  bool tells(const PlaceChain& chain) const {
    bool clause = true;  // no comma yet
    const uint32_t least = std::max(sentence_.first, chain.first - std::min(chain.first, kSpeech));
    for (uint32_t k = chain.first; k-- > least;) {
      if (is_own_date(k)) return false;
      if (!scope_.input.tokens[k].is_word()) {
        const std::string_view mark = scope_.at(k);
        if (mark == ";" || mark == ":" || mark == "(") return false;
        clause &= mark != ",";
        continue;
      }
      if (clause && chain.first - k < kClause && scope_.in(scope_.words.pluperfect, k) &&
          scope_.input.pack.contains(scope_.words.past_perfect, scope_.word(k)) &&
          is_participle(k + 1, chain.first))
        return !is_of_own_date(k, chain.end);
      if (scope_.word(k) == scope_.words.that && is_told(k)) return true;
    }
    return false;
  }

 private:
  bool is_own_date(uint32_t token) const {
    return own_date_.first <= token && token < own_date_.end;
  }

  // "The month before, we had met in Lund", "we had met in Lund on 4 May"
  bool is_of_own_date(uint32_t had, uint32_t end) const {
    if (is_own_date(end) || is_own_date(end + 1)) return true;
    uint32_t i = had;
    while (i > sentence_.first && scope_.at(i - 1) != "," && !is_own_date(i - 1)) --i;
    return i > sentence_.first && (is_own_date(i - 1) || is_own_date(i - 2));
  }

  // "had surveyed", "had often met", "had been"; not "had a stand", "had two congresses in".
  bool is_participle(uint32_t verb, uint32_t end) const {
    if (verb + 1 < end && scope_.at(verb).ends_with("ly")) ++verb;
    const text::Token& token = scope_.input.tokens[verb];
    if (verb >= end || token.kind != text::TokenKind::word || token.is_capitalised()) return false;
    if (scope_.input.pack.contains(scope_.words.inviting, token.word)) return false;
    return scope_.input.pack.contains(scope_.words.irregular, token.word) ||
           scope_.at(verb).ends_with("ed");
  }

  // "recalled at the dinner that"
  bool is_told(uint32_t that) const {
    for (uint32_t i = that; i > sentence_.first && that - i < kTeller; --i)
      if (scope_.input.pack.contains(scope_.words.telling_verb, scope_.word(i - 1))) return true;
    return false;
  }

  const Scope& scope_;
  const Range sentence_;
  Range own_date_;  // empty: there is none
};

}  // namespace

bool is_done_before(const Scope& scope, const PlaceChain& chain, Range sentence) {
  return DoneBefore(scope, sentence).tells(chain);
}

}  // namespace annals::records
