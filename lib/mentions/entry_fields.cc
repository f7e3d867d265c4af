#include "mentions/entry_fields.h"

namespace annals::mentions {

bool EntryFields::parts(uint32_t i) const {
  const text::Token& mark = token(i);
  if (mark.kind != text::TokenKind::punctuation) return false;
  const bool spaced = i + 1 < input_.tokens.size() && token(i + 1).gap != 0;
  switch (input_.text[mark.begin]) {
    case '|':
      return true;
    case '/':
    case '@':
      return spaced && mark.gap != 0;
    case ',':
    case ':':
    case ';':
    case '.':
    case ')':
    case ']':
      return spaced;
    default:
      return is_parting_dash(input_, i) || is_mark(i, "•") || is_mark(i, "·");
  }
}

uint32_t EntryFields::place_behind(uint32_t i, uint32_t end) const {
  if (const uint32_t place = place_end(input_, i); place != 0)
    if (place >= end || !token(place).is_word()) return place;
  if ((i + 1 >= end || parts(i + 1)) && names_place(input_, i)) return i + 1;
  uint32_t last = i;
  while (last < end && token(last).is_word() && token(last).is_capitalised()) ++last;
  return last >= i + 2 && has_house(last - 1) ? last : 0;
}

bool EntryFields::has_house(uint32_t i) const {
  const uint32_t word = token(i).word;
  return input_.pack.contains(words_.house, word) ||
         input_.pack.contains(words_.house_weak, word) || input_.pack.contains(words_.seat, word) ||
         input_.pack.contains(words_.room, word);
}

bool EntryFields::is_other(uint32_t first, uint32_t end) const {
  if (is_person_cell(first, end)) return true;
  // "The Rev. F. Reed lectured on fruit", "CIO Siim Reed"
  for (uint32_t i = first; i < end && i < first + 3; ++i)
    if ((scan_.classes[i] & kHonorific) != 0 || words_.is(token(i).word, kNoAcronym)) return true;
  if (end == first + 2 && (scan_.classes[first] & kAnyHead) != 0 &&
      (scan_.classes[first + 1] & (kEventNoun | kEventWeak)) != 0)
    return true;
  for (uint32_t i = first + 1; i + 1 < end; ++i)
    if (input_.pack.contains(words_.event_plain_lead, token(i).word) &&
        input_.pack.contains(words_.event_plain_link, token(i + 1).word))
      return true;
  return false;
}

}  // namespace annals::mentions
