// The head of the occasion's own name says what it was.
#include <algorithm>
#include <array>

#include "records/kind_cues.h"

namespace annals::records {
namespace {

// "MarshConf 2023", "MedFest": what the ending says; empty: nothing that is known.
std::string_view ending_kind(const Scope& scope, uint32_t token) {
  const std::string_view name = scope.at(token);
  std::array<char, 10> tail{};
  for (size_t size = 3; size <= tail.size() && size + 2 <= name.size(); ++size) {
    for (size_t c = 0; c < size; ++c) {
      const char letter = name[name.size() - size + c];
      tail[c] = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    const uint32_t word = scope.input.pack.word({tail.data(), size});
    if (scope.input.pack.contains(scope.words.event_suffix, word))
      return scope.input.pack.string_value(scope.words.event_suffix, word);
  }
  return {};
}

// "EuroPython 2014": a conference, unless it is a phrase of plain words, "Night Flight 1999".
std::string_view coined_kind(const Scope& scope, const resolve::EventName& name) {
  const std::string_view kind = ending_kind(scope, name.head);
  if (!kind.empty() || name.end <= name.first + 2) return kind.empty() ? "conference" : kind;
  constexpr uint32_t kWord = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::word);
  const uint32_t kinds = scope.input.gazetteer.kinds(scope.input.tokens[name.head].phrase);
  return (kinds & kWord) != 0 ? std::string_view() : "conference";
}

// "A new Council", "The old school": a body or a house.
bool is_body(const Scope& scope, const resolve::EventName& name) {
  return !name.edition && scope.in(scope.words.ambiguous_noun, name.head) &&
         name.head > scope.segment.first && scope.input.tokens[name.head - 1].is_word() &&
         !scope.input.tokens[name.head - 1].is_capitalised();
}

// "Release Party": two words that tell more than the last one.
std::string_view deed_at(const Scope& scope, const resolve::EventName& name) {
  if (name.head <= name.first) return {};
  const auto& pack = scope.input.pack;
  const uint32_t first = name.head - 1;
  return pack.match(scope.words.kind_head, scope.input.tokens, first) == 2
             ? pack.string_value(scope.words.kind_head, scope.input.tokens, first, first + 2)
             : std::string_view();
}

// The noun at `token` in whatever language; empty: it is none, or tells only how long it was.
std::string_view plain_noun(const Scope& scope, uint32_t token, uint32_t& length) {
  bool weak = false;
  const std::string_view kind = noun_at(scope, token, length, weak);
  return scope.input.pack.contains(scope.words.kind_span, scope.word(token)) ? std::string_view()
                                                                             : kind;
}

// "the seminar “Wires”", "its first course, “Wires”", "a seminar entitled Wires".
void count_before_name(const Scope& scope, const resolve::EventName& name, Ballot& ballot) {
  constexpr uint32_t kReach = 5;  // tokens
  const uint32_t least = name.first - std::min(kReach, name.first - scope.segment.first);
  for (uint32_t i = name.first; i-- > least;) {
    uint32_t length = 0;
    const std::string_view kind = plain_noun(scope, i, length);
    if (!kind.empty()) {
      if (!scope.in_date(i) && !scope.in_name(i) &&
          (i == scope.segment.first || scope.word(i - 1) != scope.words.to))
        ballot.add(kind, scope.words.kind.named, i, i + length, "kind.named");
      return;
    }
    const text::Token& token = scope.input.tokens[i];
    const std::string_view mark = scope.at(i);
    const bool passes = token.is_word()
                            ? scope.input.pack.contains(scope.words.kind_called, token.word)
                            : mark == "“" || mark == "\"" || mark == "‘" || mark == "," ||
                                  mark == ":" || mark == "'" || mark == "«" || mark == "„" ||
                                  mark == "*" || mark == "_";
    if (!passes) return;
  }
}

// "“Wires”, an online course of the guild", "Wires Day 2024, a hackathon in".
void count_behind_name(const Scope& scope, const resolve::EventName& name, Ballot& ballot) {
  constexpr uint32_t kReach = 5;  // words
  uint32_t i = name.end;
  const uint32_t end = scope.segment.end;
  bool comma = scope.at(i - 1) == ",";  // “Wires,” a seminar
  for (; i < end && i < name.end + 3 && !scope.input.tokens[i].is_word(); ++i)
    comma |= scope.at(i) == ",";
  if (!comma || i >= end || scope.input.tokens[i].is_capitalised()) return;
  for (uint32_t word = i; word < end && word < i + kReach; ++word) {
    if (scope.input.pack.contains(scope.words.kind_stop, scope.word(word))) return;
    uint32_t length = 0;
    const std::string_view kind = plain_noun(scope, word, length);
    if (kind.empty()) continue;
    ballot.add(kind, scope.words.kind.named, word, word + length, "kind.named");
    return;
  }
}

// "Jam Night 3", "Grill 4": one of a row, by its number; a name says no more, nor does "night".
bool counts_evenings(const Scope& scope, const resolve::EventName& name) {
  constexpr uint32_t kDigits = 3;
  const text::Token& last = scope.input.tokens[name.end - 1];
  if (last.kind != text::TokenKind::number || last.length_class > kDigits) return false;
  if (name.quoted || name.end < name.first + 2) return false;
  return name.head == resolve::kNone ||
         scope.input.pack.contains(scope.words.kind_span, scope.word(name.head));
}

// “Threads”, from 1 to 29 March: what has a name and lasts for weeks is mostly shown; but what is
// "By Ann Lee" is played.
bool lasts(const Scope& scope, const resolve::EventName& name) {
  const text::Block* const line = scope.block_of(name.end - 1);
  const auto& blocks = scope.input.layout.blocks;
  if (line != nullptr && line + 1 < blocks.data() + scope.segment.end_block &&
      scope.input.pack.match(scope.words.by_line, scope.input.tokens, line[1].content_token) > 0)
    return false;
  if (scope.when == resolve::kNone) return false;
  const resolve::Date& date = scope.resolved.dates[scope.when];
  if (date.precision != resolve::Precision::day || !date.has_value) return false;
  const auto days = static_cast<double>(to_serial(date.value.end) - to_serial(date.value.start));
  return days >= scope.words.kind.lasting_days && days < scope.words.kind.lasting_most;
}

}  // namespace

void count_title(const Scope& scope, Ballot& ballot) {
  if (scope.event == resolve::kNone) return;
  const resolve::EventName& name = scope.resolved.events[scope.event];
  if (name.head == resolve::kNone && lasts(scope, name))
    ballot.add("exhibition", scope.words.kind.lasting, name.first, name.end, "kind.lasting");
  count_before_name(scope, name, ballot);
  count_behind_name(scope, name, ballot);
  uint32_t length = 0;
  bool weak = false;
  // "Public hearing: School buildings after the flood"
  if (name.first >= scope.segment.first + 2 && scope.at(name.first - 1) == ":" &&
      !scope.in_date(name.first - 2)) {
    const std::string_view kind = noun_at(scope, name.first - 2, length, weak);
    if (!kind.empty()) {
      ballot.add(kind, scope.words.kind.title, name.first - 2, name.first - 1, "kind.title");
      return;
    }
  }
  if (name.head != resolve::kNone) {
    std::string_view kind = noun_at(scope, name.head, length, weak);
    const std::string_view deed = deed_at(scope, name);
    if (!deed.empty()) kind = deed;
    if (name.quoted && weak) return;                // a talk on “Nine Days in the Hills”
    if (weak && !listed_as(scope).empty()) return;  // "Salt Days", among exhibitions
    const auto& weights = scope.words.kind;
    const std::string_view span =
        scope.input.pack.string_value(scope.words.kind_span, scope.word(name.head));
    if (counts_evenings(scope, name)) {
      ballot.add("meeting", weights.title_numbered, name.first, name.end, "kind.title-numbered");
    } else if (!deed.empty() && !span.empty()) {  // "Writing Weekend"
      ballot.add(deed, weights.title, name.head - 1, name.head + 1, "kind.title");
    } else if (!span.empty()) {
      // "On Migrants Day the board published": when it was.
      if (name.first == scope.segment.first || scope.word(name.first - 1) != scope.words.on)
        ballot.add(span, weights.title_span, name.head, name.head + 1, "kind.title-span");
    } else if (!weak || !is_body(scope, name))
      ballot.add(kind, weights.title, name.head, name.head + 1, "kind.title");
    const text::Token& last = scope.input.tokens[name.end - 1];
    if (kind.empty() && last.kind == text::TokenKind::number && last.length_class == 4)
      ballot.add(coined_kind(scope, name), scope.words.kind.coined, name.head, name.end,
                 "kind.coined");
    return;
  }
  if (counts_evenings(scope, name))
    ballot.add("meeting", scope.words.kind.title_numbered, name.first, name.end,
               "kind.title-numbered");
  // Without a head: the last event noun of the name, if it has one.
  for (uint32_t i = name.end; i-- > name.first;) {
    const std::string_view kind = noun_at(scope, i, length, weak);
    if (kind.empty() || weak) continue;
    ballot.add(kind, scope.words.kind.title, i, i + length, "kind.title");
    return;
  }
}

}  // namespace annals::records
