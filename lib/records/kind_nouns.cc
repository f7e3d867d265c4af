// Nouns of occasions in the text, the nearer to its telling the more they say.
#include <algorithm>
#include <array>

#include "records/kind_clause.h"
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

// "School closed today.", "dismissed from School", "the School": a body or a place, as old hands
// write it.
bool tells_body(const Scope& scope, Range sentence, uint32_t noun, uint32_t end) {
  const auto& tokens = scope.input.tokens;
  if (!tokens[noun].is_capitalised()) return true;
  if (noun > sentence.first && tokens[noun - 1].is_word())
    return !tokens[noun - 1].is_capitalised();
  return end < sentence.end && tokens[end].is_word() && !tokens[end].is_capitalised();
}

// "School outing", "the biennial convention", "conference dinner": the last noun counts; but "data
// weekend" and "lecture evening" say when, and "a colloquium gathering officials" who came.
bool leads_noun(const Scope& scope, Range sentence, uint32_t noun, uint32_t end) {
  const auto& tokens = scope.input.tokens;
  return end < sentence.end && scope.in(kind_nouns(scope.words), end) &&
         (tokens[noun].is_capitalised() || !tokens[end].is_capitalised()) &&
         !scope.at(end).ends_with("ing") &&
         (tokens[end].is_capitalised() || !scope.in(scope.words.ambiguous_noun, end)) &&
         !scope.input.pack.contains(scope.words.kind_span, tokens[end].word);
}

// "The centenary year, 1987".
bool tells_year(const Scope& scope, Range sentence, uint32_t end) {
  return end < sentence.end && scope.in(scope.words.year_noun, end);
}

// "Panel 2 (fish)", in a line further down: a part of the programme.
bool counts_parts(const Scope& scope, uint32_t noun, uint32_t end) {
  const text::Block* const block = scope.block_of(noun);
  return block != nullptr && block > &scope.input.layout.blocks[scope.segment.first_block] &&
         noun == block->content_token && end < block->content_end &&
         scope.input.tokens[end].kind == text::TokenKind::number;
}

// "Hunter Seminar Room", "the lecture hall": where it was.
bool names_room(const Scope& scope, Range sentence, uint32_t noun, uint32_t end) {
  const auto& tokens = scope.input.tokens;
  return end < sentence.end && tokens[noun].is_capitalised() == tokens[end].is_capitalised() &&
         scope.input.pack.contains(scope.words.event_room, tokens[end].word);
}

// "The first show was held", "The ball took place".
bool happens(const Scope& scope, Range sentence, uint32_t end) {
  if (end + 1 >= sentence.end) return false;
  const auto told = [&](uint32_t token) {
    return scope.input.pack.match(scope.words.kind_happens, scope.input.tokens, token);
  };
  return told(end) == 2 || (scope.in(scope.words.passive, end) && told(end + 1) == 1);
}

// "Abbot Radulf rides to Passau", "the brethren march from": who acts, and where to.
bool moves(const Scope& scope, uint32_t noun, uint32_t end) {
  if (!scope.input.pack.contains(scope.words.kind_verb_next, scope.word(end))) return false;
  if (scope.input.pack.contains(scope.words.kind_agent, scope.word(noun - 1))) return true;
  const size_t i = scope.clauses.first_name(noun);
  return i > 0 && scope.resolved.names[i - 1].end == noun &&
         scope.resolved.names[i - 1].label == mentions::Label::person;
}

// "to debate", "she talks", "who march": a verb.
bool is_verb(const Scope& scope, Range sentence, uint32_t noun, uint32_t end) {
  return noun > sentence.first && !scope.input.tokens[noun].is_capitalised() &&
         (scope.word(noun - 1) == scope.words.to ||
          (end < sentence.end && moves(scope, noun, end)) ||
          scope.input.pack.contains(scope.words.kind_pronoun, scope.word(noun - 1)));
}

// "spoke at the Refugee Forum": a name that ends with the noun.
bool ends_body(const Scope& scope, uint32_t end) {
  const size_t i = scope.clauses.first_name(end);
  return i > 0 && scope.resolved.names[i - 1].end == end &&
         scope.resolved.names[i - 1].label == mentions::Label::organization;
}

// "Open" in "Open Data Day": a word of the occasion's name that is not its head.
bool in_own_name(const Scope& scope, uint32_t noun) {
  if (scope.event == resolve::kNone) return false;
  const resolve::EventName& name = scope.resolved.events[scope.event];
  return name.head != resolve::kNone && noun >= name.first && noun < name.end && noun != name.head;
}

}  // namespace

std::string_view noun_at(const Scope& scope, uint32_t token, uint32_t& length, bool& weak) {
  const Words& words = scope.words;
  length = 0;
  if (!words.lists.may_begin(kind_nouns(words), scope.word(token))) return {};  // as mostly
  const std::array<WordList, 3> lists = {words.event_noun, words.event_noun_weak,
                                         words.event_noun_foreign};
  for (size_t i = 0; i < lists.size(); ++i) {
    length = scope.match(lists[i], token);
    if (length == 0) continue;
    weak = i == 1;
    const std::string_view kind =
        scope.input.pack.string_value(lists[i], scope.input.tokens, token, token + length);
    // "the annual dinner", but "a launch party"
    const bool social =
        kind == "ceremony" &&
        scope.input.pack.contains(words.kind_social, scope.word(token + length - 1));
    return social ? "other" : kind;
  }
  return {};
}

bool tells_occasion(const Scope& scope, Range sentence, uint32_t noun, uint32_t length, bool weak,
                    Phrase phrase) {
  const bool head = phrase != Phrase::any;
  const uint32_t end = noun + length;
  if (weak && is_verb(scope, sentence, noun, end)) return false;
  const bool body = scope.input.pack.contains(scope.words.kind_body, scope.word(noun));
  if (weak && (body || phrase != Phrase::object) && scope.in(scope.words.ambiguous_noun, noun) &&
      tells_body(scope, sentence, noun, end) && !heads_entry(scope, sentence, noun) &&
      !(head && happens(scope, sentence, end)))
    return false;
  if (scope.in_name(noun) && !(head && !weak && ends_body(scope, end))) return false;
  return !leads_noun(scope, sentence, noun, end) && !tells_year(scope, sentence, end) &&
         !counts_parts(scope, noun, end) && !names_room(scope, sentence, noun, end) &&
         !in_own_name(scope, noun) && !scope.in_date(noun);
}

void count_nouns(const Scope& scope, Ballot& ballot) {
  const auto& weights = scope.words.kind;
  const text::Block* const title = title_line(scope);
  const uint32_t last = std::min<uint32_t>(static_cast<uint32_t>(scope.sentences.size()),
                                           std::max(scope.lead + 1, scope.told + 4));
  for (uint32_t s = 0; s < last; ++s) {
    const Range sentence = scope.sentences[s];
    const uint64_t nouns = kind_nouns(scope.words);
    uint32_t i = scope.clauses.stretches().next(nouns, sentence.first, sentence.end);
    if (i == sentence.end) continue;
    // "an ongoing dialogue about …": what a show is about.
    const text::Block* const told = title != nullptr ? scope.block_of(sentence.first) : nullptr;
    const bool about = told != nullptr && told > title && (told->flags & text::kEndsSentence) != 0;
    const double near = ballot.nearness(s);
    bool first = true;
    for (; i != sentence.end; i = scope.clauses.stretches().next(nouns, i, sentence.end)) {
      uint32_t length = 0;
      bool weak = false;
      const std::string_view kind = noun_at(scope, i, length, weak);
      if (kind.empty()) {
        ++i;
        continue;
      }
      if (!scope.input.pack.contains(scope.words.kind_span, scope.word(i)) &&
          tells_occasion(scope, sentence, i, length, weak)) {
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
        if (tells_aside(scope, sentence, i, i + length)) score *= weights.aside;
        ballot.add(kind, score * near, i, i + length, weak ? "kind.weak-noun" : "kind.noun");
      }
      i += length;
    }
  }
}

}  // namespace annals::records
