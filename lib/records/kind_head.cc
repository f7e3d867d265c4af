// The noun that the telling sentence is about: its subject, or what somebody held or attended.
#include <algorithm>

#include "records/kind_cues.h"

namespace annals::records {
namespace {

// The noun phrases of one sentence, each with the noun that it ends with.
class Heads {
 public:
  Heads(const Scope& scope, Ballot& ballot, Range sentence, double near)
      : scope_(scope), ballot_(ballot), sentence_(sentence), near_(near) {}

  // "Survey mission, 3–9 April", "Opening, on 4 October, of the hall", "The First General
  // Chapter was held": behind the date, what the sentence begins with.
  void count_subject() {
    uint32_t i = scope_.clauses.main_clause(sentence_);
    while (i < sentence_.end && !scope_.input.tokens[i].is_word() &&
           scope_.input.tokens[i].kind == text::TokenKind::punctuation)
      ++i;
    count_phrase(i, true);
  }

  // "held in Bamako, on 3 May, a seminar", "took part in the forum": the first phrase with an
  // article or its like behind the verb.
  void count_object() {
    constexpr uint32_t kReach = 14;  // tokens
    const auto& pack = scope_.input.pack;
    const WordList verbs = scope_.words.attend_verb;
    for (uint32_t verb = sentence_.first;; ++verb) {
      verb = scope_.clauses.stretches().next(verbs.bit, verb, sentence_.end);
      if (verb >= sentence_.end) return;
      const uint32_t length = scope_.match(verbs, verb);
      if (length == 0) continue;
      const uint32_t end = std::min(sentence_.end, verb + length + kReach);
      for (uint32_t i = verb + length; i < end; ++i) {
        if (scope_.is_lower(i, scope_.words.by)) return;  // who held it
        if (!pack.contains(scope_.words.kind_lead, scope_.word(i)) && !is_count(i)) continue;
        if (scope_.in_date(i) || scope_.at(i - 1) == "with" ||
            (scope_.word(i - 1) == scope_.words.to &&
             !pack.contains(scope_.words.kind_invite, scope_.word(verb))))
          continue;
        count_phrase(i, false);
        return;
      }
    }
  }

 private:
  bool is_count(uint32_t token) const {  // "7th", "12"
    const text::TokenKind kind = scope_.input.tokens[token].kind;
    return kind == text::TokenKind::mixed || kind == text::TokenKind::number;
  }
  bool leads(uint32_t token) const {
    return scope_.words.lists.contains(scope_.words.article.bit | scope_.words.possessive.bit,
                                       scope_.word(token));
  }
  // What ends there is no subject of a verb.
  bool is_label(uint32_t token) const {
    return ends_phrase(token) && !(token < sentence_.end && scope_.in(scope_.words.passive, token));
  }
  bool ends_phrase(uint32_t token) const {
    if (token >= sentence_.end) return true;
    const text::Token& one = scope_.input.tokens[token];
    if (one.kind == text::TokenKind::punctuation) {
      const std::string_view mark = scope_.at(token);
      return mark != "-" && mark != "'" && mark != "’" && mark != "&" && mark != ".";
    }
    return scope_.input.pack.contains(scope_.words.kind_stop, one.word);
  }

  // The last noun of an occasion in the phrase, if the phrase ends with it.
  void count_phrase(uint32_t first, bool subject) {
    constexpr uint32_t kLongest = 14;   // tokens
    constexpr uint32_t kMostPlain = 4;  // words in lower case that are none of these nouns
    uint32_t plain = 0;
    const uint32_t end = std::min(sentence_.end, first + kLongest);
    for (uint32_t i = first; i < end && plain <= kMostPlain;) {
      if (ends_phrase(i) || (i > first && leads(i))) return;
      uint32_t length = 0;
      const std::string_view kind = kind_at(i, first, subject, length);
      if (!kind.empty() &&
          (ends_phrase(i + length - 1) || ends_phrase(i + length) ||
           scope_.at(i + length).ends_with("ed") || scope_.at(i + length) == ".")) {
        ballot_.add(kind, scope_.words.kind.head * near_, i, i + length, "kind.head");
        return;
      }
      plain += scope_.input.tokens[i].is_word() && !scope_.input.tokens[i].is_capitalised() ? 1 : 0;
      i += std::max(length, 1u);
    }
  }

  std::string_view kind_at(uint32_t token, uint32_t first, bool subject, uint32_t& length) const {
    bool weak = false;
    const std::string_view kind = noun_at(scope_, token, length, weak);
    if (!kind.empty()) {
      // "Annual camp at the lake", "Coaching clinic": a word before it makes an occasion of it.
      const bool label = token > first && !leads(token - 1) && is_label(token + length);
      const Phrase phrase = subject && !label ? Phrase::subject : Phrase::object;
      if (!tells_occasion(scope_, sentence_, token, length, weak, phrase) ||
          scope_.input.pack.contains(scope_.words.kind_span, scope_.word(token)) ||
          scope_.input.pack.contains(scope_.words.kind_body, scope_.word(token)))
        return {};
      return weak && kind == "lecture" ? told_as(scope_, scope_.words.spoken_kind) : kind;
    }
    // "Founding of the club", "First visit to Lomé", and "the First General Chapter", which looks
    // like a body; but not "the Wood Foundation".
    length = scope_.match(scope_.words.kind_head, token);
    if (length == 0 || (length == 1 && scope_.in_name(token))) return {};
    const uint32_t end = token + length;
    const std::string_view told =
        scope_.input.pack.string_value(scope_.words.kind_head, scope_.input.tokens, token, end);
    // "A delegation was received"
    const bool received =
        subject && told == "visit" && end < sentence_.end && scope_.in(scope_.words.passive, end);
    const bool bare = subject && token == first && !followed(token + 1) && !followed(end);
    return received || bare ? std::string_view() : told;
  }
  // "Visit our shop", "Launch your kite" tell nothing.
  bool followed(uint32_t token) const {
    return token >= sentence_.end || ends_phrase(token) || scope_.at(token) == ".";
  }

  const Scope& scope_;
  Ballot& ballot_;
  Range sentence_;
  double near_;
};

}  // namespace

void count_heads(const Scope& scope, Ballot& ballot) {
  for_telling(scope, [&](uint32_t s) {
    Heads heads(scope, ballot, scope.sentences[s], ballot.nearness(s));
    heads.count_subject();
    heads.count_object();
  });
}

}  // namespace annals::records
