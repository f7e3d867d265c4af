// A title, and who spoke: a talk.
#include <algorithm>

#include "records/kind_cues.h"
#include "records/title_speaker.h"

namespace annals::records {
namespace {

// "Dr. Ann Lee (University of Bath)", "Speaker: Ann Lee", "2016-09-14 | Hall 3 | Ann Lee".
bool opens_cell(const Scope& scope, const text::Block& block, uint32_t token) {
  uint32_t i = token;
  if (scope.input.pack.match(scope.words.by_line, scope.input.tokens, block.content_token) > 0)
    return false;  // of a play
  // titles before the name
  while (i > block.content_token && token - i < 4 &&
         (scope.input.tokens[i - 1].is_capitalised() || scope.at(i - 1) == ".")) {
    --i;
  }
  if (i == block.content_token) return token - i < 4;
  const std::string_view mark = scope.at(i - 1);
  if (mark == ":" && i >= 2 && i - 2 >= block.content_token)
    return scope.in(scope.words.speaker_label, i - 2);
  return mark == "|" || mark == "·" || mark == "•";
}

// The entry of a talk: a title on its own line, and below it a line, or a cell of a line, that
// opens with a person.
bool count_speaker_line(const Scope& scope, Ballot& ballot) {
  constexpr uint32_t kLines = 3;
  constexpr uint32_t kLongestLine = 40;  // tokens: more tell a story
  const auto& blocks = scope.input.layout.blocks;
  const uint32_t first = scope.segment.first_block;
  const uint32_t end = std::min(scope.segment.end_block, first + 1 + kLines);
  if (end < first + 2 || scope.segment.first != blocks[first].first_token) return false;
  if ((blocks[first].flags & text::kSingleLine) == 0) return false;
  const uint32_t title = blocks[first].content_token;
  for (size_t i = scope.first_date; i < scope.end_date; ++i)
    if (scope.resolved.dates[i].first >= title &&
        scope.resolved.dates[i].first < blocks[first].end_token)
      return false;
  const uint32_t title_end = blocks[first].content_end;
  constexpr uint32_t kLongest = 30;  // tokens
  if (title_end < title + 2 || title_end > title + kLongest || scope.at(title_end - 1) == ".")
    return false;
  for (uint32_t b = first + 1; b < end; ++b) {
    const text::Block& block = blocks[b];
    if ((block.flags & text::kEndsSentence) != 0 ||
        block.content_end > block.content_token + kLongestLine)
      return false;
    for (size_t i = scope.clauses.first_name(block.content_token);
         i < scope.end_name && scope.resolved.names[i].first < block.end_token; ++i) {
      const resolve::Name& name = scope.resolved.names[i];
      if (name.label != mentions::Label::person || !opens_cell(scope, block, name.first)) continue;
      ballot.add(told_as(scope, scope.words.talk_kind), scope.words.kind.speaker_line, name.first,
                 name.end, "kind.speaker-line");
      return true;
    }
  }
  return false;
}

// The person whose name closes the line, but for where they are from: "4 May – Ann Lee (Leeds)".
const resolve::Name* closing_person(const Scope& scope, const text::Block& block) {
  const size_t next = scope.clauses.first_name(block.content_end);
  for (size_t i = next, n = 0; i-- > scope.first_name && n < 3; ++n) {
    const resolve::Name& name = scope.resolved.names[i];
    if (name.first < block.content_token) break;
    if (name.label != mentions::Label::person) continue;
    const bool closes =
        name.end >= block.content_end || scope.at(name.end) == "(" || scope.at(name.end) == ",";
    return closes && !scope.input.tokens[name.first - 1].is_word() ? &name : nullptr;
  }
  return nullptr;
}

// "| 12/07/2017 | Profiling code | Andrew Reed |", below "Date | Topic | Presenter": the person
// whose cell stands beside that of the topic.
const resolve::Name* person_in_row(const Scope& scope, const text::Block& row, uint32_t topic) {
  constexpr uint32_t kTitles = 2;  // tokens before a name
  const mentions::Cell* cell = scope.clauses.cell_at(topic);
  if (cell == nullptr || cell->column != mentions::Column::topic) return nullptr;
  for (size_t i = scope.clauses.first_name(row.content_token);
       i < scope.end_name && scope.resolved.names[i].first < row.end_token; ++i) {
    const resolve::Name& name = scope.resolved.names[i];
    const mentions::Cell* own = scope.clauses.cell_at(name.first);
    if (name.label == mentions::Label::person && own != nullptr && own->first != cell->first &&
        name.first <= own->first + kTitles)
      return &name;
  }
  return nullptr;
}

// "Ann Lee, Author – Silver on the Frontier": the person that the title's line opens with.
const resolve::Name* person_before(const Scope& scope, const text::Block& line, uint32_t title) {
  if (title < line.content_token + 3 || !mentions::is_parting_dash(scope.input, title - 1))
    return nullptr;
  const size_t i = scope.clauses.first_name(line.content_token);
  if (i >= scope.end_name || scope.resolved.names[i].first >= title) return nullptr;
  const resolve::Name& name = scope.resolved.names[i];
  return name.label == mentions::Label::person && opens_cell(scope, line, name.first) ? &name
                                                                                      : nullptr;
}

// "Robert Kopp, Ph.D.": its stop closes no sentence.
bool is_lettered(const Scope& scope, const text::Block& line) {
  constexpr uint32_t kLongest = 12;  // tokens
  constexpr uint32_t kLetters = 6;   // "," "Ph.D."
  if (line.content_end > line.content_token + kLongest) return false;
  const uint32_t least =
      line.content_end - std::min(kLetters, line.content_end - line.content_token);
  for (uint32_t i = line.content_end; i-- > least;)
    if (scope.at(i) == ",")
      return i + 1 < line.content_end && scope.input.tokens[i + 1].is_capitalised();
  return false;
}

// The same, told beside its day: the title behind the day or below it, and in the line right above
// or below it who spoke.
void count_speaker_of_title(const Scope& scope, Ballot& ballot) {
  if (scope.event == resolve::kNone) return;
  const resolve::EventName& title = scope.resolved.events[scope.event];
  const text::Block* const upper = scope.block_of(title.first);
  const text::Block* const lower = scope.block_of(title.end - 1);
  if (title.head != resolve::kNone || upper == nullptr || lower == nullptr) return;
  const auto& blocks = scope.input.layout.blocks;
  const resolve::Name* speaker = person_in_row(scope, *upper, title.first);
  if (speaker == nullptr) speaker = speaker_beside_title(scope, false);
  if (speaker == nullptr && title.end + 1 < lower->content_end) return;
  if (speaker == nullptr) speaker = person_before(scope, *upper, title.first);
  if (speaker == nullptr && upper > &blocks[scope.segment.first_block] &&
      upper[-1].first_token >= scope.segment.first)
    speaker = closing_person(scope, upper[-1]);
  if (speaker == nullptr && lower + 1 < blocks.data() + scope.segment.end_block &&
      ((lower[1].flags & text::kEndsSentence) == 0 || is_lettered(scope, lower[1]))) {
    const size_t i = scope.clauses.first_name(lower[1].content_token);
    if (i < scope.end_name && scope.resolved.names[i].label == mentions::Label::person &&
        opens_cell(scope, lower[1], scope.resolved.names[i].first))
      speaker = &scope.resolved.names[i];
  }
  if (speaker != nullptr && !is_labelled_person(scope, *speaker))
    ballot.add(told_as(scope, scope.words.talk_kind), scope.words.kind.speaker_line, speaker->first,
               speaker->end, "kind.speaker-line");
}

// "“Barns of Ohio,” Larry Kent", "“Life in Our Galaxy” - Dr Mark Bott": a title, and who spoke.
void count_programme(const Scope& scope, Ballot& ballot) {
  if (scope.event == resolve::kNone) return;
  const resolve::EventName& name = scope.resolved.events[scope.event];
  if (name.first == scope.segment.first) return;
  const uint32_t behind = name.end + (name.end < scope.segment.end && scope.at(name.end) != ",");
  const bool dash = behind < scope.segment.end && mentions::is_parting_dash(scope.input, behind);
  if (!dash && name.head != resolve::kNone) return;
  const std::string_view open = scope.at(name.first - 1);
  if (open != "“" && open != "\"" && open != "‘") return;
  const size_t next = scope.clauses.first_name(name.end);
  if (next >= scope.end_name || scope.resolved.names[next].label != mentions::Label::person) return;
  const uint32_t first = scope.resolved.names[next].first;
  constexpr uint32_t kReach = 4;
  bool comma = dash;
  for (uint32_t i = name.end; i < first; ++i) {
    if (i > name.end + kReach || scope.in(scope.words.speech_verb, i)) return;
    const bool mark = scope.input.tokens[i].kind == text::TokenKind::punctuation;
    comma |= scope.at(i) == ",";
    if (!mark && !scope.input.tokens[i].is_capitalised()) return;
  }
  if (comma)
    ballot.add(told_as(scope, scope.words.talk_kind), scope.words.kind.programme, name.first,
               name.end, "kind.programme");
}

}  // namespace

void count_speaker(const Scope& scope, Ballot& ballot) {
  // A person below a title, among exhibitions, is who is shown.
  if (listed_as(scope).empty()) {
    if (!count_speaker_line(scope, ballot)) count_speaker_of_title(scope, ballot);
    count_talk(scope, ballot);
  }
  count_programme(scope, ballot);
}

}  // namespace annals::records
