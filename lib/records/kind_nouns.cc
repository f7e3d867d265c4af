// Nouns of occasions in the text, the nearer to its telling the more they say.
#include <algorithm>
#include <array>

#include "records/kind_cues.h"

namespace annals::records {
namespace {

// "Referee course, Liège", "4 May: chess tournament (open)": the noun that an entry opens with,
// behind its date; what stands before it and behind it makes no sentence.
bool heads_entry(const Scope& scope, Range sentence, uint32_t noun) {
  constexpr uint32_t kMostWords = 3;  // before it
  if (noun + 1 >= sentence.end || scope.input.tokens[noun + 1].is_word()) return false;
  uint32_t words = 0;
  for (uint32_t i = noun; i > sentence.first && words <= kMostWords; --i) {
    const text::Token& token = scope.input.tokens[i - 1];
    if (scope.in_date(i - 1) || token.kind == text::TokenKind::punctuation) return words > 0;
    const uint64_t link = scope.words.article.bit | scope.words.dependent_lead.bit;
    if (!token.is_word() || scope.words.lists.contains(link, token.word)) return false;
    ++words;
  }
  return words > 0 && words <= kMostWords;
}

// The text below a title that is a line by itself and names no sort of occasion; null: no such
// title stands over it.
const text::Block* title_line(const Scope& scope) {
  if (scope.event == resolve::kNone) return nullptr;
  const resolve::EventName& title = scope.resolved.events[scope.event];
  const text::Block* const line = scope.block_of(title.first);
  return line != nullptr && title.head == resolve::kNone && title.end + 1 >= line->content_end &&
                 (line->flags & (text::kSingleLine | text::kTableRow)) == text::kSingleLine
             ? line
             : nullptr;
}

}  // namespace

std::string_view noun_at(const Scope& scope, uint32_t token, uint32_t& length, bool& weak) {
  const Words& words = scope.words;
  const std::array<WordList, 3> lists = {words.event_noun, words.event_noun_weak,
                                         words.event_noun_foreign};
  for (size_t i = 0; i < lists.size(); ++i) {
    length = scope.match(lists[i], token);
    if (length == 0) continue;
    weak = i == 1;
    return scope.input.pack.string_value(lists[i], scope.input.tokens, token, token + length);
  }
  return {};
}

void count_nouns(const Scope& scope, Ballot& ballot) {
  const auto& weights = scope.words.kind;
  const text::Block* const title = title_line(scope);
  const uint32_t last = std::min<uint32_t>(static_cast<uint32_t>(scope.sentences.size()),
                                           std::max(scope.lead + 1, scope.told + 4));
  for (uint32_t s = 0; s < last; ++s) {
    const Range sentence = scope.sentences[s];
    // "an ongoing dialogue about …": what a show is about.
    const text::Block* const told = title != nullptr ? scope.block_of(sentence.first) : nullptr;
    const bool about = told != nullptr && told > title && (told->flags & text::kEndsSentence) != 0;
    const double near = ballot.nearness(s);
    bool first = true;
    for (uint32_t i = sentence.first;;) {
      i = scope.clauses.stretches().next(kind_nouns(scope.words), i, sentence.end);
      if (i == sentence.end) break;
      uint32_t length = 0;
      bool weak = false;
      const std::string_view kind = noun_at(scope, i, length, weak);
      if (kind.empty()) {
        ++i;
        continue;
      }
      // "School outing": the last noun counts.
      const auto leads_noun = [&] {
        return i + length < sentence.end && scope.in(kind_nouns(scope.words), i + length) &&
               !scope.input.tokens[i + length].is_capitalised();
      };
      // "School closed today.": what opens a clause has a capital anyway.
      const auto opens_clause = [&] {
        return (i == sentence.first || !scope.input.tokens[i - 1].is_word()) &&
               i + length < sentence.end && scope.input.tokens[i + length].is_word() &&
               !scope.input.tokens[i + length].is_capitalised();
      };
      // "dismissed from School", "the School": a body or a place, as old hands write it.
      const auto is_bare = [&] {
        return i > sentence.first && scope.input.tokens[i - 1].is_word() &&
               !scope.input.tokens[i - 1].is_capitalised();
      };
      const bool ambiguous = weak && scope.in(scope.words.ambiguous_noun, i) &&
                             (!scope.input.tokens[i].is_capitalised() || is_bare() ||
                              opens_clause() || leads_noun()) &&
                             !heads_entry(scope, sentence, i);
      // "Hunter Seminar Room": where it was.
      const bool room =
          i + length < sentence.end && scope.input.tokens[i].is_capitalised() &&
          scope.input.tokens[i + length].is_capitalised() &&
          scope.input.pack.contains(scope.words.event_room, scope.input.tokens[i + length].word);
      if (!ambiguous && !room && !scope.in_name(i) && !scope.in_date(i)) {
        double score = weak ? weights.weak_noun : weights.noun;
        // … but "An online workshop of …", "This exhibition …".
        constexpr uint32_t kOpens = 4;  // tokens
        if (about && i > sentence.first + kOpens) score *= weights.about;
        if (first) score += weights.first;
        const auto led = [&](uint32_t back) {
          return i >= sentence.first + back && scope.in(scope.words.dependent_lead, i - back);
        };
        if (led(1) || led(2)) score += weights.dependent;
        first = false;
        ballot.add(kind, score * near, i, i + length, weak ? "kind.weak-noun" : "kind.noun");
      }
      i += length;
    }
  }
}

}  // namespace annals::records
