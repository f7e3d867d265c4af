#include "records/title.h"

#include <algorithm>

#include "records/convert.h"

namespace annals::records {
namespace {

// Looks for an entry of the list that ends right before `token` (articles and quotation marks
// between), at most `reach` tokens back.
bool precedes(const Scope& scope, WordList list, uint32_t first, uint32_t token, uint32_t reach) {
  const uint32_t begin = token > first + reach ? token - reach : first;
  for (uint32_t i = begin; i < token; ++i)
    if (scope.match(list, i) > 0) return true;
  return false;
}

// "Event: Exhibition “Books from Bohemia”".
bool in_title_line(const Scope& scope, uint32_t token) {
  return scope.label_line(token, scope.words.title_label) != nullptr;
}

// "On Miners' Day 2012 the guild met", "Miners' Day was kept in the hall": the day that it was.
bool tells_when(const Scope& scope, const resolve::EventName& name) {
  if (name.head == resolve::kNone || name.quoted) return false;
  if (!scope.input.pack.contains(scope.words.day_noun, scope.word(name.head))) return false;
  if (name.first > scope.segment.first && scope.word(name.first - 1) == scope.words.on) return true;
  // "Miners' Day was kept on the 5th" is the occasion.
  if (scope.when != resolve::kNone && scope.resolved.dates[scope.when].first >= name.end)
    return false;
  return name.end < scope.segment.end &&
         scope.input.pack.match(scope.words.day_kept, scope.input.tokens, name.end) > 0;
}

// In quotation marks.
bool closes_line_of_day(const Scope& scope, const resolve::EventName& name) {
  constexpr uint32_t kMarks = 2;  // behind it
  if (!name.quoted || scope.when == resolve::kNone) return false;
  const text::Block* const line = scope.block_of(name.first);
  const resolve::Date& date = scope.resolved.dates[scope.when];
  return line != nullptr && (line->flags & text::kSingleLine) != 0 &&
         date.first == line->content_token && name.end + kMarks >= line->content_end;
}

// "A new home for the archive": not all of its longer words have capitals, as a name's have.
bool is_spelled_as_sentence(const Scope& scope, const resolve::EventName& name) {
  constexpr uint32_t kShort = 4;  // letters: "with", "from"
  for (uint32_t i = name.first; i < name.end; ++i) {
    const text::Token& token = scope.input.tokens[i];
    if (token.is_word() && !token.is_capitalised() && token.length_class > kShort) return true;
  }
  return false;
}

// "New premises in Lund", a line over an agreement, an appointment, a launch: news of it, and no
// name that it has.
bool is_headline(const Scope& scope, const resolve::EventName& name) {
  if (name.head != resolve::kNone || name.quoted ||
      !scope.input.pack.contains(scope.words.headline_kind, scope.kind_word))
    return false;
  const text::Block* const line = scope.block_of(name.first);
  return line != nullptr && name.first == line->content_token && name.end >= line->content_end &&
         is_spelled_as_sentence(scope, name);
}

double score_of(const Scope& scope, const resolve::EventName& name) {
  const auto& weights = scope.words.title;
  const uint32_t position = scope.sentence_of(name.first);
  if (position >= scope.sentences.size()) return -1e9;
  const Range sentence = scope.sentences[position];
  const uint32_t distance = scope.distance(position);
  double score = distance == 0 ? scope.counts("title.first-sentence", weights.first_sentence) : 0;
  // Below the line of the date and that of who spoke, a title is as near as it gets.
  constexpr uint32_t kLinesAbove = 2;
  const bool fills = name.first == sentence.first && name.end == sentence.end;
  if (!fills || distance > kLinesAbove)
    score += scope.counts("title.per-sentence", weights.per_sentence * std::min(distance, 8u));
  if (position == scope.lead) score += scope.counts("title.own-date", weights.own_date);
  if (precedes(scope, scope.words.attend_verb, sentence.first, name.first, 8))
    score += scope.counts("title.attended", weights.attended);
  if (precedes(scope, scope.words.other_event_lead, sentence.first, name.first, 5))
    score += scope.counts("title.other", weights.other);
  if (name.quoted) score += scope.counts("title.quoted", weights.quoted);
  // The name fills its line, or stands in the line that tells it, or closes the line of the day:
  // "Jan. 12. Mr. J. Harrow, “On Eels.”"
  if ((name.first <= sentence.first + 1 && name.end + 4 >= sentence.end) ||
      in_title_line(scope, name.first) || closes_line_of_day(scope, name))
    score += scope.counts("title.line", weights.line);
  return score;
}

// "gave the Mire Lecture in the old hall, “Peat and Its Keepers”": what was told is the title of a
// talk, not the series that it belongs to.
uint32_t told_in(const Scope& scope, uint32_t series) {
  constexpr uint32_t kReach = 40;  // tokens
  const resolve::EventName& name = scope.resolved.events[series];
  if (name.quoted || name.head == resolve::kNone ||
      !scope.input.pack.contains(scope.words.talk_noun, scope.input.tokens[name.head].word))
    return series;
  const text::Block* const line = scope.block_of(name.first);
  if (line != nullptr && name.first == line->content_token && name.end + 1 >= line->content_end)
    return series;  // it is the entry's title line
  for (size_t i = series + 1; i < scope.end_event; ++i) {
    const resolve::EventName& told = scope.resolved.events[i];
    if (told.first > name.end + kReach) break;
    if (told.quoted) return static_cast<uint32_t>(i);
  }
  return series;
}

}  // namespace

void find_title(Scope& scope) {
  double best = scope.words.title.threshold;
  for (size_t i = scope.first_event; i < scope.end_event; ++i) {
    const resolve::EventName& name = scope.resolved.events[i];
    const double score = score_of(scope, name);
    if (scope.trace() != nullptr)
      scope.trace()->add({.field = "title",
                          .first = name.first,
                          .end = name.end,
                          .rule = name.rule,
                          .value = text_of(scope.input, name.first, name.end),
                          .score = score,
                          .parts = {},
                          .refused = {}});
    if (score <= best) continue;
    best = score;
    scope.event = static_cast<uint32_t>(i);
  }
  if (scope.event != resolve::kNone) scope.event = told_in(scope, scope.event);
}

void doubt_title(Scope& scope) {
  if (scope.event == resolve::kNone) return;
  const resolve::EventName& name = scope.resolved.events[scope.event];
  const bool work = name.head == resolve::kNone &&
                    scope.input.pack.contains(scope.words.untitled_kind, scope.kind_word);
  if (work || tells_when(scope, name) || is_headline(scope, name)) scope.event = resolve::kNone;
}

void find_quoted_title(Scope& scope) {
  if (scope.event != resolve::kNone ||
      !scope.input.pack.contains(scope.words.quoted_kind, scope.kind_word))
    return;
  const auto& untold = scope.resolved.untold;
  const auto first = std::lower_bound(
      untold.begin(), untold.end(), scope.segment.first,
      [](const resolve::EventName& name, uint32_t token) { return name.first < token; });
  if (first == untold.end() || first->end > scope.segment.end) return;
  scope.untold = static_cast<uint32_t>(first - untold.begin());
  if (scope.trace() != nullptr)
    scope.trace()->add({.field = "title",
                        .first = first->first,
                        .end = first->end,
                        .rule = resolve::kNone,
                        .value = text_of(scope.input, first->first, first->end),
                        .score = scope.words.title.threshold,
                        .parts = {},
                        .refused = {},
                        .why = "the first quotation of an occasion that goes by what it is about"});
}

}  // namespace annals::records
