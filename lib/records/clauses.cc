#include "records/clauses.h"

#include <algorithm>
#include <bit>

namespace annals::records {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;

namespace {

// Tokens: of longer ranges it is remembered what they lack.
constexpr uint32_t kRemembered = 16;

}  // namespace

bool Clauses::holds(WordList list, Range range, uint32_t* where) const {
  const bool is_long =
      range.end > range.first && range.end - range.first > kRemembered && list.bit != 0;
  const uint32_t found = is_long ? first_of_long(list, range) : first_of(list, range);
  if (found >= range.end) return false;
  if (where != nullptr) *where = found;
  return true;
}

bool Clauses::holds(rules::ListId list, Range range) const {
  for (uint32_t i = range.first; i < range.end; ++i)
    if (input_.pack.match(list, input_.tokens, i) > 0) return true;
  return false;
}

bool Clauses::tells_of_later(Range range) const {
  uint32_t at = range.first;
  for (; holds(words_.later_cue, {at, range.end}, &at); ++at) {
    const size_t next = first_date(at + 1);
    const bool within_date = next > 0 && resolved_.dates[next - 1].end > at;
    if (!within_date && !tells_of_former_date(at, range.end)) return true;
  }
  return false;
}

// "postponed from 15 January, in Graz", "conductor since 1911, at the Old Mill": what stands behind
// the former date is of the occasion.
bool Clauses::tells_of_former_date(uint32_t cue, uint32_t end) const {
  uint32_t length = input_.pack.match(words_.moved_cue, input_.tokens, cue);
  const bool apposed = length == 0;
  if (apposed) length = input_.pack.match(words_.apposed_cue, input_.tokens, cue);
  if (length == 0) return false;
  const size_t former = first_date(cue + length);
  if (former >= resolved_.dates.size()) return apposed && closes_aside(cue, end);
  uint32_t lead = resolved_.dates[former].first;
  if (lead > cue + length && in(words_.article, lead - 1)) --lead;  // "until the 9th"
  if (lead != cue + length) return apposed && closes_aside(cue, end);
  const uint32_t behind = resolved_.dates[former].end;
  return behind < end && (!apposed || text::slice(input_.text, input_.tokens[behind]) == ",");
}

// "the first since Kayseri, was held in": what the aside tells of ends with it.
bool Clauses::closes_aside(uint32_t cue, uint32_t end) const {
  constexpr uint32_t kLongest = 6;  // tokens
  for (uint32_t i = cue + 1; i < end && i <= cue + kLongest; ++i)
    if (text::slice(input_.text, input_.tokens[i]) == ",") return holds(words_.held_cue, {i, end});
  return false;
}

bool Clauses::is_called_off(Range range) const {
  return any_hit(range, [](const RuleHit& hit) {
    return hit.rule->kind == RuleKind::nothing && hit.rule->weight > 0;
  });
}

bool Clauses::tells_what_was_done(Range range) const {
  const auto ends = [&](uint32_t i, std::string_view ending) {
    const text::Token& token = input_.tokens[i];
    return token.kind == text::TokenKind::word && !token.is_capitalised() &&
           text::slice(input_.text, token).ends_with(ending);
  };
  uint32_t verb = range.first;
  for (; holds(words_.passive, {verb, range.end}, &verb); ++verb) {
    uint32_t i = verb + 1;
    if (i < range.end && ends(i, "ly")) ++i;
    if (i >= range.end) break;
    const uint32_t word = input_.tokens[i].word;
    if (input_.pack.contains(words_.irregular, word) ||
        (ends(i, "ed") && !input_.pack.contains(words_.stative, word)))
      return true;
  }
  return false;
}

// From token `i`, with which an entry may begin.
uint32_t Clauses::first_of_begun(WordList list, uint32_t i, uint32_t end) const {
  while (i < end && input_.pack.match(list, input_.tokens, i) == 0)
    i = stretches_.next(list.bit, i + 1, end);
  return i;
}

// A sentence without end (a text of dates alone) is asked about from its start to each of its
// dates: each time the search goes on where the last one ended.
uint32_t Clauses::first_of_long(WordList list, Range range) const {
  Range& without = without_[static_cast<size_t>(std::countr_zero(list.bit))];
  if (range.first < without.first || range.first > without.end)
    without = {range.first, range.first};
  if (range.end <= without.end) return range.end;
  const uint32_t found = first_of(list, {without.end, range.end});
  without.end = std::min(found, range.end);
  return found;
}

size_t Clauses::first_cell(uint32_t token) const {
  const std::vector<mentions::Cell>& cells = resolved_.columns.cells();
  return survey_.cell_index.first(token, [&](uint32_t k) { return cells[k].first; });
}

const mentions::Cell* Clauses::cell_at(uint32_t token) const {
  const std::vector<mentions::Cell>& cells = resolved_.columns.cells();
  const size_t next = first_cell(token + 1);
  return next > 0 && cells[next - 1].end > token ? &cells[next - 1] : nullptr;
}

std::span<const mentions::Cell> Clauses::cells_in(Range range) const {
  const size_t first = first_cell(range.first);
  return std::span(resolved_.columns.cells()).subspan(first, first_cell(range.end) - first);
}

bool Clauses::is_within_mention(uint32_t token) const {
  const auto reaches = [token](const auto& mentions, size_t begun) {
    return begun > 0 && mentions[begun - 1].end > token;
  };
  return reaches(resolved_.names, first_name(token)) ||
         reaches(resolved_.dates, first_date(token)) ||
         reaches(resolved_.events, first_event(token));
}

// --- dates ---

uint32_t Clauses::own_date_from(size_t first, Range range, bool with_relative) const {
  for (size_t i = first; i < resolved_.dates.size(); ++i) {
    const Date& date = resolved_.dates[i];
    if (date.first >= range.end) break;
    const DateFacts& facts = survey_.dates[i];
    if (!facts.eligible || facts.bracketed || facts.is_subordinate(range.first)) continue;
    if (!with_relative && (date.flags & resolve::kRelative) != 0 && !leads(range, date)) continue;
    return static_cast<uint32_t>(i);
  }
  return kNone;
}

bool Clauses::leads(Range range, const Date& date) const {
  bool marks = true;  // nothing else so far: "## ", "4.1. "
  for (uint32_t i = range.first; i < date.first; ++i) {
    const text::TokenKind kind = input_.tokens[i].kind;
    if (kind == text::TokenKind::punctuation && (marks || at(i) == ",")) continue;
    if (marks && kind == text::TokenKind::number && (at(i + 1) == "." || at(i + 1) == ")"))
      continue;
    marks = false;
    if (!in(words_.date_lead, i)) return false;
  }
  return true;
}

bool Clauses::is_date_alone(Range range, const Date& date) const {
  for (uint32_t i = range.first; i < range.end; ++i)
    if ((i < date.first || i >= date.end) && input_.tokens[i].is_word()) return false;
  return true;
}

bool Clauses::next_day(const Date& date) const {
  return (date.flags & resolve::kRelative) != 0 && date.precision <= Precision::day &&
         !says_month(date);
}

bool Clauses::says_month(const Date& date) const {
  return std::any_of(
      date.implied.begin(), date.implied.end(),
      [](const resolve::ImpliedPart& part) { return part.part == resolve::Part::year; });
}

// --- the sentence ---

uint32_t Clauses::main_clause(Range range) const {
  constexpr uint32_t kReach = 60;
  if (!opens(words_.adjunct_lead, range)) return behind_date(range);
  int depth = 0;
  const uint32_t end = std::min(range.end, range.first + kReach);
  for (uint32_t i = range.first; i + 1 < end; ++i) {
    if (input_.tokens[i].kind != text::TokenKind::punctuation) continue;
    const std::string_view mark = at(i);
    if (mark == "(" || mark == "“" || mark == "[") ++depth;
    if (mark == ")" || mark == "”" || mark == "]") --depth;
    if (mark != "," || depth > 0) continue;
    if (actor_leads({i + 1, range.end})) return i + 1;
  }
  return range.first;
}

uint32_t Clauses::behind_date(Range range) const {
  const size_t i = first_date(range.first);
  if (i >= resolved_.dates.size() || resolved_.dates[i].end >= range.end) return range.first;
  const Date& date = resolved_.dates[i];
  if (date.type != resolve::TimexType::date || !leads(range, date)) return range.first;
  const bool comma = at(date.end) == "," && date.end + 1 < range.end;
  return date.end + (comma ? 1 : 0);
}

bool Clauses::actor_leads(Range range) const {
  if (range.first >= range.end) return false;
  if (opens(words_.first_person, range)) return true;
  const size_t name = first_name(range.first);
  if (name < resolved_.names.size()) {
    const resolve::Name& first = resolved_.names[name];
    if (first.first <= range.first + 1 && first.first < range.end &&
        first.label != mentions::Label::place &&
        (first.first == range.first || !input_.tokens[range.first].is_word() ||
         in(words_.article, range.first) || input_.tokens[range.first].is_capitalised()))
      return true;
  }
  // "The club …", "our two experts …"
  if (!in(words_.article, range.first)) return false;
  for (uint32_t i = range.first + 1; i < range.end && i <= range.first + 4; ++i) {
    if (!input_.tokens[i].is_word()) break;
    if (in(words_.actor_noun, i)) return true;
  }
  return false;
}

// Not "week", "day", which are times more often than occasions.
bool Clauses::event_noun_at(uint32_t token) const {
  // "The meeting-house", "the concert-hall": a house.
  const auto& tokens = input_.tokens;
  if (token + 2 < tokens.size() && at(token + 1) == "-" && tokens[token + 1].is_glued() &&
      tokens[token + 2].is_glued())
    return false;
  if (in(words_.event_noun, token)) return true;
  return in(words_.event_noun_weak, token) &&
         input_.pack.string_value(words_.event_noun_weak, input_.tokens[token].word) != "other";
}

bool Clauses::is_selective(uint32_t token) const {
  return in(words_.selective, token) || (input_.tokens[token].kind == text::TokenKind::mixed &&
                                         at(token).front() >= '0' && at(token).front() <= '9');
}

bool Clauses::introduces(Range range, uint32_t* event) const {
  *event = kNone;
  for (size_t i = first_event(range.first);
       i < resolved_.events.size() && resolved_.events[i].first < range.end; ++i) {
    // Not "during the congress", "of the congress".
    const uint32_t first = resolved_.events[i].first;
    bool dependent = false;
    for (uint32_t k = first; k-- > range.first && first - k <= 2;)
      dependent |= in(words_.during_lead, k);
    if (dependent) continue;
    *event = static_cast<uint32_t>(i);
    return true;
  }
  const uint64_t nouns = words_.event_nouns();
  for (uint32_t i = stretches_.next(nouns, range.first + 1, range.end); i < range.end;
       i = stretches_.next(nouns, i + 1, range.end)) {
    if (!event_noun_at(i)) continue;
    for (uint32_t k = i; k-- > range.first && i - k <= 4;) {
      if (!input_.tokens[k].is_word()) break;
      if (in(words_.indefinite, k)) return true;
    }
  }
  return false;
}

bool Clauses::has_word(Range range, uint32_t token) const {
  const text::Token& word = input_.tokens[token];
  for (uint32_t i = range.first; i < range.end; ++i)
    if (word.word != 0 ? input_.tokens[i].word == word.word : at(i) == at(token)) return true;
  return false;
}

bool Clauses::names_gathering(Range range) const {
  for (uint32_t i = range.first; i < range.end; ++i)
    if (event_noun_at(i)) return true;
  return false;
}

bool Clauses::names_again(Range told, Range range) const {
  for (uint32_t i = told.first; i < told.end; ++i)
    if (event_noun_at(i) && has_word(range, i)) return true;
  return false;
}

bool Clauses::opens_date(uint32_t bracket) const {
  if (at(bracket) != "(") return false;
  const size_t date = first_date(bracket);
  return date < resolved_.dates.size() && resolved_.dates[date].first == bracket + 1;
}

bool Clauses::points_back(Range range, Range told) const {
  constexpr uint32_t kReach = 20;  // tokens from the start
  constexpr uint32_t kWords = 3;   // the noun's distance: "the Dubai conference"
  const uint32_t end = std::min(range.end, range.first + kReach);
  if (stretches_.next(words_.event_nouns(), range.first + 1, end) >= end) return false;
  const uint64_t determiners = words_.definite.bit | words_.possessive.bit | words_.anaphoric.bit;
  size_t name = first_name(range.first);
  for (uint32_t i = range.first; i + 1 < end; ++i) {
    if (!in(determiners, i)) continue;
    // Not inside a name.
    while (name < resolved_.names.size() && resolved_.names[name].end <= i) ++name;
    if (name < resolved_.names.size() && resolved_.names[name].first <= i) continue;
    const bool definite = in(words_.definite, i);
    const bool possessive = in(words_.possessive, i);
    for (uint32_t k = i + 1; k < end && k <= i + kWords; ++k) {
      if (!input_.tokens[k].is_word()) break;
      // "the first exhibition", "the annual meeting": one of several, not the one just told.
      if ((definite || possessive) && is_selective(k)) break;
      if (!event_noun_at(k)) continue;
      // "an ordinance that the Council approved": a body.
      if (definite && k == i + 1 && in(words_.ambiguous_noun, k) &&
          input_.tokens[k].is_capitalised())
        break;
      // "the Arts Council": a body.
      if (name < resolved_.names.size() && resolved_.names[name].first <= k &&
          k < resolved_.names[name].end)
        break;
      // "the Jubilee year, 1887": a year.
      if (k + 1 < end && in(words_.year_noun, k + 1)) break;
      // "the meeting days": the last noun counts.
      if (k + 1 < end && in(words_.event_nouns(), k + 1)) continue;
      if (possessive) {
        // "its mission", told before; but "held its congress" tells it.
        if (i > range.first && i <= range.first + 3) return true;
        break;
      }
      if (!definite) return true;
      // "The honey show (13 October 2018) drew many": it says which.
      const bool more = k + 1 < range.end && (in(words_.restrictive, k + 1) || opens_date(k + 1));
      const bool name_goes_on = k + 1 < range.end && input_.tokens[k + 1].is_capitalised();
      // "The Harvest Dinner", where no harvest has been told of.
      const bool other = k == i + 2 && input_.tokens[i + 1].is_capitalised() &&
                         (name == resolved_.names.size() || resolved_.names[name].first > i + 1) &&
                         !has_word(told, i + 1);
      if (!more && !name_goes_on && !other && k <= i + 2) return true;
      break;
    }
  }
  return false;
}

}  // namespace annals::records
