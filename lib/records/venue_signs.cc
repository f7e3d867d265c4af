#include "records/venue_signs.h"

#include <string_view>

#include "records/block_signs.h"
#include "text/cells.h"

namespace annals::records {

using resolve::kNone;
using resolve::Name;

namespace {

// "4 May; Eider Sprint; Husum; two firsts": the own day opens the line, and a semicolon parts
// it.
bool is_parted_line(const Scope& scope, uint32_t token) {
  const text::Block* const line = scope.block_of(token);
  if (line == nullptr || scope.when == kNone) return false;
  const resolve::Date& date = scope.resolved.dates[scope.when];
  return date.first == line->content_token && date.end <= token && scope.at(date.end) == ";";
}

}  // namespace

bool begins_cell(const Scope& scope, uint32_t before, uint32_t first) {
  const std::string_view mark = scope.at(before);
  if (mark == "|" || mark == "·" || mark == "•") return true;
  const bool spaced =
      scope.input.tokens[before].gap != 0 && scope.input.tokens[before + 1].gap != 0;
  if ((mark == "–" || mark == "—" || mark == "-" || mark == "/" || mark == "@") && spaced)
    return true;
  if (mark == ";" && is_parted_line(scope, before)) return true;
  if (mark == ":" && before > scope.segment.first && first - before <= 2) return true;
  return text::parts_cells(text::slice(scope.input.text, scope.input.tokens[before].end,
                                       scope.input.tokens[before + 1].begin));
}

bool starts_line(const Scope& scope, uint32_t token) {
  return token == scope.segment.first || (scope.input.tokens[token].gap & text::kNewline) != 0;
}

bool in_venue_line(const Scope& scope, uint32_t token) {
  if (scope.label_line(token, scope.words.venue_label) != nullptr) return true;
  // "When: 15 Sept 2011. Where: Lund."
  return token >= scope.segment.first + 2 && scope.at(token - 1) == ":" &&
         scope.input.tokens[token - 2].is_capitalised() &&
         scope.match(scope.words.venue_label, token - 2) == 1;
}

bool leads_date(const Scope& scope, const PlaceChain& chain, uint32_t before) {
  if (scope.at(before) != "," && scope.at(before) != "(") return false;
  // Where no year makes it a day of the calendar, the next that is written.
  const size_t own = scope.when != kNone ? scope.when : scope.clauses.first_date(chain.end);
  if (own >= scope.resolved.dates.size()) return false;
  const resolve::Date& date = scope.resolved.dates[own];
  if (scope.when == kNone && date.precision > resolve::Precision::month) return false;
  if (date.first <= chain.end || date.first - chain.end > 2) return false;
  const std::string_view mark = scope.at(date.first - 1);
  return (mark == "," || mark == "(") &&
         scope.sentence_of(date.first) == scope.sentence_of(chain.first);
}

bool holds_person(const Scope& scope, uint32_t first, uint32_t end) {
  for (size_t i = scope.clauses.first_name(first);
       i < scope.end_name && scope.resolved.names[i].first < end; ++i)
    if (scope.resolved.names[i].label == mentions::Label::person) return true;
  return false;
}

bool is_below_date(const Scope& scope, const Name& name) {
  constexpr uint32_t kLines = 2;  // the day's, perhaps the title's between
  if (!starts_line(scope, name.first)) return false;
  const text::Block* const first = &scope.input.layout.blocks[scope.segment.first_block];
  const text::Block* line = scope.block_of(name.first);
  if (line == nullptr || line->content_token != name.first || line == first) return false;
  if (scope.when == kNone)  // the day stands over the record
    return line - 1 == first && (first->flags & text::kSingleLine) != 0 &&
           !holds_person(scope, first->first_token, name.first) &&
           below_a_date(scope.resolved, scope.clauses, scope.segment.first_block,
                        resolve::Precision::month);
  const resolve::Date& date = scope.resolved.dates[scope.when];
  if (date.precision > resolve::Precision::month || date.first >= name.first ||
      holds_person(scope, date.end, name.first))
    return false;
  for (uint32_t n = 0; n < kLines && line != first; ++n) {
    --line;
    if ((line->flags & text::kSingleLine) == 0) return false;
    if (date.first >= line->first_token) return date.end <= line->end_token;
  }
  return false;
}

bool is_beside_own_date(const Scope& scope, const PlaceChain& chain, Range sentence) {
  if (scope.when == kNone) return false;
  const resolve::Date& own = scope.resolved.dates[scope.when];
  if (own.precision > resolve::Precision::month) return false;
  const uint32_t before = scope.before_skip(chain.first, sentence.first);
  if (before == sentence.first || !scope.in(scope.words.venue_preposition, before - 1))
    return false;
  if (own.end + 1 == before || (own.end + 2 == before && scope.at(own.end) == ",")) return true;
  if (own.first < chain.end || own.first > chain.end + 2) return false;
  for (uint32_t i = chain.end; i < own.first; ++i)
    if (scope.at(i) != "," && scope.at(i) != "(" &&
        !scope.input.pack.contains(scope.words.date_preposition, scope.word(i)))
      return false;
  return true;
}

bool travelled(const Scope& scope, uint32_t preposition, Range sentence) {
  const uint32_t reach = scope.words.venue_shape.near_journey;
  const uint32_t far = scope.words.venue_shape.far_journey;
  const uint32_t near = preposition > sentence.first + reach ? preposition - reach : sentence.first;
  // "in the villages on the road to Salto": that way, but not there.
  const bool way = preposition > sentence.first &&
                   scope.input.pack.contains(scope.words.way_noun, scope.word(preposition - 1));
  if (!way && scope.clauses.holds(scope.words.travel_cue, {near, preposition + 1})) return true;
  for (uint32_t i = preposition; i > sentence.first && preposition - i < far; --i) {
    if (scope.in(scope.words.direction_preposition, i - 1)) return false;
    if (scope.match(scope.words.journey_cue, i - 1) > 0) return true;
  }
  return false;
}

bool leads_to_goal(const Scope& scope, uint32_t preposition, Range sentence) {
  if (scope.is_lower(preposition, scope.words.of))
    return preposition > sentence.first && scope.match(scope.words.tour_cue, preposition - 1) > 1;
  return scope.in(scope.words.direction_preposition, preposition) &&
         travelled(scope, preposition, sentence);
}

bool is_opened(const Scope& scope, uint32_t first, Range sentence) {
  constexpr uint32_t kAdjectives = 2;  // "of the new Bushline Hut"
  uint32_t i = first;
  while (i > sentence.first && first - i <= kAdjectives && !scope.is_lower(i - 1, scope.words.of)) {
    if (scope.input.tokens[i - 1].is_capitalised() || !scope.input.tokens[i - 1].is_word())
      return false;
    --i;
  }
  if (i < sentence.first + 2 || !scope.is_lower(i - 1, scope.words.of)) return false;
  return scope.input.pack.contains(scope.words.opening_noun, scope.input.tokens[i - 2].word);
}

bool has_room(const Scope& scope, uint32_t name, Range sentence) {
  constexpr uint32_t kWords = 5;  // "in a back room of", "on the first floor of"
  const uint32_t skipped = scope.before_skip(name, sentence.first);
  bool of = false;
  for (uint32_t i = skipped; i < name; ++i) of |= scope.is_lower(i, scope.words.of);
  if (!of || skipped == sentence.first) return false;
  const rules::Pack& pack = scope.input.pack;
  uint32_t noun = skipped - 1;
  // "in room B4 of the Faculty"
  const text::Token& mark = scope.input.tokens[noun];
  if (noun > sentence.first && (mark.kind == text::TokenKind::number ||
                                mark.kind == text::TokenKind::mixed || mark.length_class == 1))
    --noun;
  const bool open = pack.contains(scope.words.open_part, scope.word(noun));
  if (!open && !pack.contains(scope.words.house_part, scope.word(noun))) return false;
  for (uint32_t i = noun, n = 0; n < kWords; --i, ++n) {
    if (starts_line(scope, i)) return true;  // "Foyer of the Marten Hall"
    if (i == sentence.first) return false;
    if (scope.in(scope.words.venue_preposition, i - 1) || begins_cell(scope, i - 1, i) ||
        pack.contains(scope.words.ceremony_verb, scope.word(i - 1)) ||
        scope.in(scope.words.visit_verb, i - 1))
      return true;
    if (scope.is_lower(i - 1, scope.words.on)) return open;
    if (scope.at(i - 1) == ",") return i == noun || scope.in_date(i - 2);
    if (!scope.input.tokens[i - 1].is_word() || scope.in(scope.words.origin_preposition, i - 1) ||
        scope.in(scope.words.direction_preposition, i - 1))
      return false;
  }
  return false;
}

bool has_home(const Scope& scope, const Name& person, Range sentence) {
  uint32_t i = person.first;
  while (i > sentence.first && person.first - i < scope.words.venue_shape.titles &&
         (scope.input.tokens[i - 1].is_capitalised() || scope.at(i - 1) == "."))
    --i;
  return has_room(scope, i, sentence);
}

bool is_contest(const Scope& scope, uint32_t preposition, Range sentence) {
  return preposition > sentence.first &&
         scope.input.pack.contains(scope.words.contest_noun,
                                   scope.input.tokens[preposition - 1].word);
}

bool is_side(const Scope& scope, const PlaceChain& chain) {
  const auto parts = [&](uint32_t i) {
    return scope.input.pack.contains(scope.words.rival, scope.input.tokens[i].word);
  };
  if (chain.end < scope.segment.end && parts(chain.end)) return true;
  uint32_t before = chain.first;
  if (before > scope.segment.first && scope.at(before - 1) == ".") --before;
  return before > scope.segment.first && parts(before - 1);
}

bool is_venue(const Scope& scope, const Name& name, Range sentence) {
  if (is_opened(scope, name.first, sentence) || has_room(scope, name.first, sentence)) return true;
  uint32_t first = scope.before_skip(name.first, sentence.first);
  return first > sentence.first &&
         (scope.in(scope.words.venue_preposition, first - 1) ||
          begins_cell(scope, first - 1, first) || leads_to_goal(scope, first - 1, sentence));
}

bool is_within_venue(const Scope& scope, size_t name, Range sentence) {
  const Name& inner = scope.resolved.names[name];
  if (is_venue(scope, inner, sentence)) return true;
  if (name == scope.first_name || inner.first <= sentence.first || scope.at(inner.first - 1) != ",")
    return false;
  const Name& house = scope.resolved.names[name - 1];
  return house.label == mentions::Label::organization && house.end + 1 == inner.first &&
         house.first >= sentence.first && is_venue(scope, house, sentence);
}

}  // namespace annals::records
