// Who spoke, and of what, in one line.
#include <algorithm>
#include <initializer_list>

#include "records/kind_cues.h"
#include "records/title_speaker.h"

namespace annals::records {
namespace {

bool is_one_of(std::string_view mark, std::initializer_list<std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

bool is_topic(const Scope& scope, uint32_t token) {
  return scope.input.pack.contains(scope.words.kind_topic, scope.word(token));
}

// A section of concerts or of shows has performers, not speakers.
bool other_section(const Scope& scope) {
  bool told = false;
  for (uint32_t h = scope.segment.heading; h != resolve::kNone;
       h = scope.resolved.headings[h].parent)
    for (uint32_t i = scope.headings.of[h].first_kind; i < scope.headings.of[h].end_kind; ++i) {
      const uint32_t kind = scope.input.pack.word(scope.headings.kinds[i]);
      if (scope.input.pack.contains(scope.words.spoken_kind, kind)) return false;
      told = true;
    }
  return told;
}

// The person that the sentence begins with, behind its date and titles: "Thu 16 May: Prof. Ann
// Lee".
const resolve::Name* first_person(const Scope& scope, Range sentence) {
  constexpr uint32_t kTitles = 5;  // tokens
  constexpr uint32_t kReach = 30;
  for (size_t i = scope.clauses.first_name(sentence.first); i < scope.end_name; ++i) {
    const resolve::Name& name = scope.resolved.names[i];
    if (name.first >= std::min(sentence.end, sentence.first + kReach)) return nullptr;
    if (name.label != mentions::Label::person) continue;
    uint32_t lead = name.first;
    while (lead > sentence.first && name.first - lead < kTitles && !scope.in_date(lead - 1) &&
           (scope.input.tokens[lead - 1].is_capitalised() || scope.at(lead - 1) == "."))
      --lead;
    const bool leads = lead == sentence.first || scope.in_date(lead - 1) ||
                       is_one_of(scope.at(lead - 1), {":", ",", ";", "–", "—", "-", "|", "·", ")"});
    return leads ? &name : nullptr;
  }
  return nullptr;
}

// A title ends with no full stop, what somebody said does: "Miss Stone: “I shall not go.”", but
// "Mr. Knox, “Aspects of Eels.”"
bool is_title(const Scope& scope, Range sentence, uint32_t open) {
  constexpr uint32_t kLongest = 30;  // tokens
  const uint32_t end = std::min(scope.segment.end, open + kLongest);
  for (uint32_t i = open + 1; i < end; ++i)
    if (is_one_of(scope.at(i), {"”", "\"", "’", "»", "“"}) && i > open + 1)
      return scope.at(open - 1) != ":" || (scope.at(i - 1) != "." && scope.at(i - 1) != "!");
  return open + 1 >= sentence.end;
}

}  // namespace

// "Prof. Ann Lee (Cork), “The Strike of 1836”", "Dr. Ann Lee, Museum of Bath: “Wires”", "Ann Lee
// (Bath) on scanning": nothing but where the person is from stands between.
void count_talk(const Scope& scope, Ballot& ballot) {
  constexpr uint32_t kReach = 40;  // tokens
  if (scope.told >= scope.sentences.size() || other_section(scope)) return;
  const Range sentence = scope.sentences[scope.told];
  const resolve::Name* const person = first_person(scope, sentence);
  if (person == nullptr || is_labelled_person(scope, *person)) return;
  int depth = 0;
  const uint32_t end = std::min(scope.segment.end, person->end + kReach);
  for (uint32_t i = person->end; i < end; ++i) {
    const text::Token& token = scope.input.tokens[i];
    const std::string_view word = scope.at(i);
    if (word == "(") ++depth;
    if (word == ")") --depth;
    if (depth > 0 || word == ")") continue;
    if (is_one_of(word, {"“", "\"", "‘", "«", "„"})) {
      if ((is_topic(scope, i - 1) || is_one_of(scope.at(i - 1), {":", ",", "–", "—", "-", ")"})) &&
          is_title(scope, sentence, i))
        ballot.add(told_as(scope, scope.words.spoken_kind), scope.words.kind.speaker_line,
                   person->first, person->end, "kind.speaker-line");
      return;
    }
    if (!token.is_word() || token.is_capitalised()) {
      if (is_one_of(word, {".", ";", "?", "!"}) && i + 1 >= sentence.end) return;
      continue;
    }
    if (is_topic(scope, i) && i + 1 < end && !scope.in_date(i + 1) &&
        scope.input.tokens[i + 1].is_word() && i + 1 < sentence.end)
      return ballot.add(told_as(scope, scope.words.spoken_kind), scope.words.kind.programme,
                        person->first, person->end, "kind.programme");
    if (!scope.input.pack.contains(scope.words.kind_affiliation, token.word)) return;
  }
}

}  // namespace annals::records
