#include "mentions/title_candidates.h"

#include <algorithm>

#include "mentions/events.h"

namespace annals::mentions {

void TitleCandidates::add(uint32_t first, uint32_t end, float score, bool quoted) const {
  if (const uint32_t quote = behind_speaker(first, end); quote != 0) first = quote;
  // "“Boots and Seeds”, a webinar"
  if (const uint32_t close = closing_quote(input_, first, end);
      close != 0 && close + 1 < end && is_mark(close + 1, ",")) {
    ++first;
    end = close;
  }
  if (end > first + 3 && is_quote(first) && is_quote(end - 1)) ++first, --end;
  Candidate candidate;
  candidate.label = Label::event;
  candidate.mark(kTitleLine);
  if (quoted) candidate.mark(kQuotedName);
  if (cut_noun(first, end) && first > 0 && closing_quote(input_, first - 1, end + 1) == end)
    candidate.mark(kQuotedName);
  candidate.first = first;
  candidate.end = before_maker(first, end);
  const bool made = candidate.end < end;
  if (!made) candidate.end = before_venue(first, end);
  // The acronym in brackets is no part of the name.
  if (candidate.end > candidate.first + 4 && is_mark(candidate.end - 1, ")") &&
      is_mark(candidate.end - 3, "("))
    candidate.end -= 3;
  candidate.score =
      made ? words_.weights.event_quoted : std::max(score, words_.weights.event_title_line);
  // "Peat Days. Held at Corrib Hall, Leeds"
  for (uint32_t i = candidate.first + 2; i + 1 < candidate.end; ++i)
    if (is_mark(i, ".") && input_.pack.match(words_.event_where, input_.tokens, i + 1) > 0)
      candidate.end = i;
  // "The Silver Screen @ Jubilee Hall"
  for (uint32_t i = candidate.first + 2; i + 1 < candidate.end; ++i)
    if (is_mark(i, "@") && !token(i + 1).is_glued()) candidate.end = i;
  // "Training workshop", "Conference on training", "Conference and Exhibition"
  for (uint32_t i = candidate.first; i < candidate.end; ++i) {
    if ((scan_.classes[i] & (kEventNoun | kEventWeak | kEventForeign)) != 0) candidate.head = i;
    if (candidate.head != 0xFFFFFFFFu && token(i).is_word() && !token(i).is_capitalised() &&
        token(i).length_class <= 3 && i > candidate.head)
      break;
  }
  out_.push_back(candidate);
}

uint32_t TitleCandidates::behind_speaker(uint32_t first, uint32_t end) const {
  constexpr uint32_t kLongestName = 4;
  if (end < first + 4 || !is_quote(end - 1)) return 0;
  uint32_t i = first;
  while (i < first + kLongestName && (token(i).is_capitalised() || is_mark(i, "."))) ++i;
  return i > first && is_mark(i, ",") && is_quote(i + 1) && !is_quote(i - 1) && i + 3 < end ? i + 1
                                                                                            : 0;
}

bool TitleCandidates::is_quote(uint32_t i) const {
  return is_mark(i, "\"") || is_mark(i, "'") || is_mark(i, "‘") || is_mark(i, "’") ||
         is_mark(i, "“") || is_mark(i, "”");
}

uint32_t TitleCandidates::before_owner(uint32_t first, uint32_t end) const {
  constexpr uint32_t kEvent = kEventNoun | kEventWeak | kEventForeign;
  constexpr uint32_t kReach = 10;  // tokens of the house or the body
  for (uint32_t i = end - 1; i > first + 1 && end - i <= kReach; --i) {
    const uint32_t link = token(i).word;
    if (link != words_.in && link != words_.at && link != words_.of) continue;
    const uint32_t next = i + 1 + (i + 1 < end && token(i + 1).word == words_.the);
    if (next >= end || !token(next).is_capitalised() || !token(i - 1).is_capitalised() ||
        (scan_.classes[i - 1] & kEvent) == 0 || is_bare_noun(first, i))
      continue;
    if (link != words_.of) {
      if (next > i + 1 && next + 1 < end && is_building(next, end)) return i;
      continue;
    }
    // "9th Congress of the Quarrymen's League" is one name.
    for (uint32_t k = first; k < i; ++k)
      if (edition_of(input_, words_, k) > 0) return end;
    return is_body_line(next, end) ? i : end;
  }
  return end;
}

uint32_t TitleCandidates::before_venue(uint32_t first, uint32_t end) const {
  if (const uint32_t owner = before_owner(first, end); owner < end) return owner;
  // "Film Week in Pune", "Wyre Day at Scorton", and no "Wet Feet: Letters from the Fair at Kilmer"
  for (uint32_t i = end - 1; i > first; --i)
    if (is_mark(i, ":")) return end;
  for (uint32_t i = end - 1; i > first + 1 && i + 4 > end; --i) {
    if (i + 1 >= end) continue;
    const bool at = token(i).word == words_.at && token(i + 1).is_capitalised();
    if (!at && !(token(i).word == words_.in && place_end(input_, i + 1) == end)) continue;
    constexpr uint32_t kEvent = kEventNoun | kEventWeak | kEventForeign;
    if (token(i - 1).is_capitalised() && (scan_.classes[i - 1] & kEvent) != 0) return i;
  }
  const uint32_t last = last_item(first, end);
  if (last == end) return end;
  if (is_building(last + 1, end)) return last;
  if (place_end(input_, last + 1) != end) return end;
  const uint32_t house = last_item(first, last);
  if (house != last && is_building(house + 1, last)) return house;
  return (scan_.classes[last - 1] & (kEventNoun | kEventWeak | kEventForeign)) != 0 ? last : end;
}

uint32_t TitleCandidates::last_item(uint32_t first, uint32_t end) const {
  constexpr uint32_t kLongest = 4;  // tokens of a venue or a town
  for (uint32_t i = end; i-- > first + 2 && end - i <= kLongest + 1;)
    if (is_mark(i, ",")) return i + 1 < end ? i : end;
  return end;
}

bool TitleCandidates::is_building(uint32_t first, uint32_t end) const {
  if (end < first + 2) return false;
  for (uint32_t i = first; i < end; ++i)
    if (!token(i).is_word() || !token(i).is_capitalised()) return false;
  return input_.pack.contains(words_.house, token(end - 1).word);
}

bool TitleCandidates::is_person_cell(uint32_t first, uint32_t end) const {
  constexpr uint32_t kLongestName = 6;
  constexpr uint32_t kNo = kAnyHead | kEventNoun | kEventWeak | kEventForeign;
  if (first >= end || token(first).word == words_.the) return false;
  uint32_t i = first;
  uint32_t words = 0;
  bool known = true;  // nothing but common words
  uint32_t last = first;
  for (; i < end && (token(i).is_capitalised() || is_mark(i, ".") || is_mark(i, "-")); ++i) {
    if (!token(i).is_word()) continue;
    if ((scan_.classes[i] & kNo) != 0) return false;
    ++words;
    known &= (scan_.classes[i] & kWord) != 0;
    last = i;
  }
  // "Peter Bell", "Maria Fredda": the first is a word, too
  const bool named =
      last > first && words <= 3 && (scan_.classes[first] & kGivenToo) != 0 &&
      ((scan_.classes[last] & kSurname) != 0 || (scan_.classes[last] & (kWord | kPlace)) == 0);
  if (!named && !opens_with_person(first, end) &&
      (words < 2 || words > 3 || known || place_end(input_, first) != 0))
    return false;
  return i <= first + kLongestName &&
         (i == end || is_mark(i, "(") || is_mark(i, ",") || is_mark(i, "&"));
}

bool TitleCandidates::opens_with_person(uint32_t i, uint32_t end) const {
  if (i + 1 >= end) return false;
  if ((scan_.classes[i] & (kHonorific | kGiven)) != 0)
    return token(i + 1).kind != text::TokenKind::number;
  return token(i).length_class == 1 && token(i).is_capitalised() && is_mark(i + 1, ".");
}

uint32_t TitleCandidates::behind_day(const text::Block& line) const {
  constexpr uint32_t kNo = text::kRule | text::kDecorated;
  if ((line.flags & kNo) != 0 || (line.flags & text::kSingleLine) == 0 || has_cells(line)) return 0;
  const rules::Match* date = date_of(line);
  if (date == nullptr || date->first != line.content_token) return 0;
  const uint32_t most = std::min(line.content_end, date->end + kTimeTokens);
  for (uint32_t i = date->end; i + 1 < most; ++i) {
    if ((is_mark(i, ":") || is_parting_dash(input_, i)) && !token(i + 1).is_glued()) return i + 1;
    if (token(i).kind == text::TokenKind::word && token(i).length_class > 2) return 0;
  }
  return 0;
}

}  // namespace annals::mentions
