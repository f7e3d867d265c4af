#include "records/scope.h"

#include <algorithm>

namespace annals::records {

const text::Block* Scope::block_of(uint32_t token) const {
  const text::Block* block = input.layout.blocks.data() + segment.first_block;
  const text::Block* const end = input.layout.blocks.data() + segment.end_block;
  if (block == end || token < block->end_token) return block != end ? block : nullptr;
  block = std::upper_bound(block, end, token,
                           [](uint32_t at, const text::Block& one) { return at < one.end_token; });
  return block != end ? block : nullptr;
}

const text::Block* Scope::label_line(uint32_t token) const {
  const text::Block* block = block_of(token);
  return block != nullptr && (block->flags & text::kLabel) != 0 ? block : nullptr;
}

const text::Block* Scope::label_line(uint32_t token, WordList labels) const {
  const text::Block* line = label_line(token);
  return line != nullptr && match(labels, line->content_token) > 0 ? line : nullptr;
}

uint32_t Scope::heading(resolve::HeadingKind of_kind) const {
  uint32_t i = segment.heading;
  while (i != resolve::kNone && resolved.headings[i].kind != of_kind)
    i = resolved.headings[i].parent;
  return i;
}

bool Scope::in_name(uint32_t token) const {
  size_t i = clauses.first_name(token);
  if (i < resolved.names.size() && resolved.names[i].first == token) return true;
  return i > 0 && resolved.names[i - 1].end > token;
}

namespace {

// "1803, June 14th.", "Portland, Oregon, 3-6 October.": a date, names, hardly a word, and no
// occasion.
bool is_date_line(const Scope& scope, Range sentence) {
  constexpr uint32_t kMostTokens = 16;
  constexpr uint32_t kMostWords = 2;
  if (sentence.end - sentence.first > kMostTokens) return false;
  const size_t date = scope.clauses.first_date(sentence.first);
  if (date >= scope.resolved.dates.size() || scope.resolved.dates[date].first >= sentence.end)
    return false;
  const size_t event = scope.clauses.first_event(sentence.first);
  if (event < scope.resolved.events.size() && scope.resolved.events[event].first < sentence.end)
    return false;
  uint32_t words = 0;
  for (uint32_t i = sentence.first; i < sentence.end; ++i)
    if (scope.input.tokens[i].is_word() && !scope.in_date(i) && !scope.in_name(i)) ++words;
  return words <= kMostWords;
}

}  // namespace

uint32_t first_told(const Scope& scope) {
  constexpr uint32_t kMostLines = 4;
  constexpr uint32_t kShortest = 4;  // tokens
  const auto closes = [&](const Range& sentence) {
    const std::string_view mark = scope.at(sentence.end - 1);
    return mark == "." || mark == "!" || mark == "?" || mark == "”" || mark == ")";
  };
  for (uint32_t s = 0; s < scope.sentences.size() && s <= kMostLines; ++s) {
    const Range sentence = scope.sentences[s];
    if (sentence.end <= sentence.first + 1 || !closes(sentence)) continue;
    if (is_date_line(scope, sentence) || sentence.end - sentence.first < kShortest) continue;
    // "The fair was called off.", before what was held instead.
    if (s + 1 == scope.sentences.size() || !scope.clauses.is_called_off(sentence)) return s;
  }
  return 0;
}

void set_segment(Scope& scope, const Segment& segment) {
  scope.segment = segment;
  const Clauses& clauses = scope.clauses;
  scope.first_date = clauses.first_date(segment.first);
  // What a heading cuts in two is not the record's.
  const auto within = [&segment](const auto& mentions, size_t begun) {
    return begun > 0 && mentions[begun - 1].end > segment.end ? begun - 1 : begun;
  };
  scope.end_date = within(scope.resolved.dates, clauses.first_date(segment.end));
  scope.first_name = clauses.first_name(segment.first);
  scope.end_name = within(scope.resolved.names, clauses.first_name(segment.end));
  scope.first_event = clauses.first_event(segment.first);
  scope.end_event = within(scope.resolved.events, clauses.first_event(segment.end));
  scope.first_hit = clauses.first_hit(segment.first);
  scope.end_hit = clauses.first_hit(segment.end);
  scope.hit_kinds = 0;
  for (size_t i = scope.first_hit; i < scope.end_hit; ++i)
    scope.hit_kinds |= 1u << static_cast<uint32_t>(clauses.hits()[i].rule->kind);

  scope.sentences.clear();
  const auto& sentences = scope.input.layout.sentences;
  scope.first_sentence = clauses.ended_sentences(segment.first);
  for (size_t i = scope.first_sentence;
       i < sentences.size() && sentences[i].first_token < segment.end; ++i)
    scope.sentences.push_back({std::max(sentences[i].first_token, segment.first),
                               std::min(sentences[i].end_token, segment.end)});
}

}  // namespace annals::records
