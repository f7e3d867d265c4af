#include "mentions/title_shape.h"

#include <algorithm>

#include "mentions/events.h"
#include "mentions/organization_extent.h"
#include "text/cells.h"

namespace annals::mentions {

const rules::Match* TitleShape::date_in(uint32_t first, uint32_t end) const {
  const rules::Match* date = next_date(first);
  return date != nullptr && date->first < end ? date : nullptr;
}

const rules::Match* TitleShape::date_at(uint32_t first) const {
  const rules::Match* date = next_date(first);
  return date != nullptr && date->first == first ? date : nullptr;
}

const rules::Match* TitleShape::next_date(uint32_t first) const {
  const std::vector<rules::Match>& matches = input_.matches.matches;
  const std::vector<uint32_t>& dates = scan_.dates;
  const uint32_t k =
      scan_.date_index.first(first, [&](uint32_t d) { return matches[dates[d]].first; });
  return k < dates.size() ? &matches[dates[k]] : nullptr;
}

bool TitleShape::has_day(uint32_t first, uint32_t end) const {
  const rules::Match* date = date_in(first, end);
  if (date == nullptr) return false;
  if (date->first <= first + 2 || date->end < end) return true;
  for (uint32_t i = date->first; i < date->end; ++i)
    if (token(i).kind == text::TokenKind::number ? token(i).length_class != 4
                                                 : token(i).kind != text::TokenKind::punctuation)
      return true;
  return date->end - date->first < 3;
}

bool TitleShape::reads_as_title(const text::Block& block) const {
  constexpr uint32_t kNo = text::kRule | text::kDecorated;
  if ((block.flags & kNo) != 0 || (block.flags & text::kSingleLine) == 0 || has_cells(block))
    return false;
  const auto& blocks = input_.layout.blocks;
  if ((block.flags & text::kBullet) != 0 &&
      !text::opens_lines(blocks, static_cast<size_t>(&block - blocks.data())))
    return false;
  const uint32_t first = block.content_token;
  const uint32_t title = behind_number(first, block.content_end);
  if ((block.flags & text::kLabel) != 0 && input_.pack.contains(words_.label, token(first).word))
    return false;
  const uint32_t end = before_maker(title, block.content_end);
  if (end < block.content_end) {
    uint32_t behind = end;
    while (behind < block.content_end && !is_mark(behind, ")")) ++behind;
    return !has_day(title, end) && !has_date(behind, block.end_token);
  }
  return !has_day(title, block.end_token) && reads_as_title(title, block.content_end);
}

uint32_t TitleShape::before_maker(uint32_t first, uint32_t end) const {
  constexpr uint32_t kLongestWork = 14;  // tokens
  constexpr uint32_t kLongestNames = 12;
  const uint32_t most = std::min(end, first + kLongestWork);
  for (uint32_t open = first + 1; open + 3 < most; ++open) {
    if (!is_mark(open, "(")) continue;
    const uint32_t place = place_end(input_, open + 1);
    const bool country = place != 0 && is_country(input_, open + 1);
    if (!token(open + 1).is_capitalised() || (place != 0 && !country)) return end;
    uint32_t i = std::max(place, open + 1);
    const uint32_t last = std::min(end, i + kLongestNames);
    while (i < last && token(i).kind != text::TokenKind::number) {
      const bool name = token(i).is_word()
                            ? token(i).is_capitalised() || token(i).length_class <= 3
                            : token(i).kind == text::TokenKind::punctuation && !is_mark(i, ")");
      if (!name) return end;
      ++i;
    }
    const bool year = i + 1 < end && token(i).length_class == 4 && is_mark(i + 1, ")") &&
                      token(i).kind == text::TokenKind::number &&
                      (is_mark(i - 1, ",") || (country && i == place));
    return year ? open : end;
  }
  return end;
}

uint32_t TitleShape::before_remark(uint32_t first, uint32_t end) const {
  const auto& sentences = input_.layout.sentences;
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), first,
      [](uint32_t at, const text::Sentence& sentence) { return at < sentence.first_token; });
  const uint32_t stop = after != sentences.end() ? after->first_token : end;
  return stop < end && stop > first + 2 && is_mark(stop - 1, ".") ? stop - 1 : end;
}

bool TitleShape::has_cells(const text::Block& block) const {
  return (block.flags & text::kTableRow) != 0 && has_cells(block.content_token, block.content_end);
}

bool TitleShape::has_cells(uint32_t first, uint32_t end) const {
  for (uint32_t i = first + 1; i < end; ++i)
    if (is_mark(i, "|") ||
        text::parts_cells(text::slice(input_.text, token(i - 1).end, token(i).begin)))
      return true;
  return false;
}

bool TitleShape::reads_as_title(uint32_t first, uint32_t end) const {
  if (end < first + 2 || end - first > kLongestTitle) return false;
  if (!token(first).is_capitalised() && token(first).kind != text::TokenKind::mixed &&
      token(first).kind != text::TokenKind::punctuation)
    return false;
  if (is_mark(end - 1, ".") || is_mark(end - 1, ":") || is_headline(first, end)) return false;
  if (is_plain(first, end)) return false;
  if (opens_with_label(first, end)) return false;
  // "Hosted by the Loom Society"
  if (input_.pack.contains(words_.act, token(first).word) &&
      input_.pack.contains(words_.by, token(first + 1).word))
    return false;
  return !is_place_line(first, end) && !is_person_line(first, end) && !is_body_line(first, end) &&
         !is_address_line(first, end);
}

uint32_t TitleShape::behind_number(uint32_t first, uint32_t end) const {
  if (first + 3 > end || !is_mark(first, "#") || token(first + 1).kind != text::TokenKind::number)
    return first;
  first += 2;
  const bool parted = token(first).kind == text::TokenKind::punctuation;
  return parted && first + 1 < end && token(first + 1).gap != 0 ? first + 1 : first;
}

bool TitleShape::is_speaker_line(const text::Block& block) const {
  constexpr uint32_t kLongestName = 5;
  if ((block.flags & text::kSingleLine) == 0 || is_mark(block.content_end - 1, ".")) return false;
  uint32_t i = block.content_token;
  const uint32_t end = block.content_end;
  uint32_t words = 0;
  const bool titled = (scan_.classes[i] & kHonorific) != 0;
  const bool sure = titled || (scan_.classes[i] & kGiven) != 0 || token(i).length_class == 1;
  for (; i < end && words <= kLongestName; ++i) {
    if (is_mark(i, ".")) continue;
    if (!token(i).is_word() || !token(i).is_capitalised()) break;
    if ((scan_.classes[i] & (kEventNoun | kEventForeign | kAnyHead)) != 0) return false;
    ++words;
  }
  if (words < 2 || words > kLongestName) return false;
  if (i == end) return sure;
  if (!is_mark(i, ",") && !is_mark(i, "(") && !is_mark(i, "&") && !is_mark(i, "–")) return false;
  if (sure) return true;
  // A name that no list knows, and where it is from.
  if ((scan_.classes[block.content_token] & kWord) != 0) return false;
  for (; i < end; ++i)
    if ((scan_.classes[i] & (kAnyHead | kOrgName)) != 0) return true;
  return false;
}

bool TitleShape::opens_with_label(uint32_t first, uint32_t end) const {
  const uint32_t behind = first + input_.pack.match(words_.label, input_.tokens, first);
  return behind > first && behind < end && is_mark(behind, ":");
}

bool TitleShape::is_spelled_as_title(uint32_t first, uint32_t end, bool links) const {
  for (uint32_t i = first; i < end; ++i) {
    if (!token(i).is_word() || token(i).length_class <= 3 || token(i).is_capitalised()) continue;
    if (!links || (token(i).kind == text::TokenKind::word &&
                   (words_.of_word(token(i).word) & kStopWord) == 0))
      return false;
  }
  return true;
}

bool TitleShape::cut_noun(uint32_t& first, uint32_t& end) const {
  uint32_t i = first;
  if (i + 1 < end && token(i + 1).is_word() && !token(i + 1).is_capitalised() &&
      input_.pack.contains(words_.event_adjective, token(i).word))
    ++i;
  // "Mini-course: …"
  if (i + 4 < end && is_mark(i + 1, "-") && token(i + 1).is_glued() && token(i + 2).is_glued() &&
      is_mark(i + 3, ":"))
    i += 2;
  uint32_t noun = input_.pack.match(words_.event_noun, input_.tokens, i);
  if (noun == 0) noun = input_.pack.match(words_.event_talk, input_.tokens, i);
  if (noun == 0) noun = input_.pack.match(words_.event_quoted_noun, input_.tokens, i);
  if (noun == 0) {  // "Public hearing: …"
    noun = input_.pack.match(words_.event_weak, input_.tokens, i);
    if (noun == 0 || i + noun >= end || !is_mark(i + noun, ":")) return false;
  }
  i += noun;
  if (i + 2 < end && is_mark(i, ":")) {
    first = i + 1;
    for (uint32_t k = first + 2; k + 1 < end; ++k)
      if (is_mark(k, ",") && input_.pack.contains(words_.by, token(k + 1).word)) end = k;
    return true;
  }
  if (i + 2 < end &&
      (input_.pack.contains(words_.event_about, token(i).word) || token(i).word == words_.of))
    ++i;
  const uint32_t close = i + 2 < end ? closing_quote(input_, i, end) : 0;
  if (close == 0 || close + 1 != end) return false;
  first = i + 1;
  end = close;
  return true;
}

bool TitleShape::is_headline(uint32_t first, uint32_t end) const {
  bool lower = true;
  bool label = true;  // "New partner: Ploverworks"
  for (uint32_t i = first; i < end; ++i) {
    label &= !is_mark(i, ":");
    if (!token(i).is_word()) continue;
    if (i > first && !token(i).is_capitalised() &&
        input_.pack.contains(words_.headline, token(i).word))
      return true;
    lower &= i == first || !label || !token(i).is_capitalised();
  }
  return lower && input_.pack.contains(words_.headline_lead, token(first).word);
}

bool TitleShape::is_plain(uint32_t first, uint32_t end) const {
  if (is_bare_noun(first, end)) return true;
  // "Meeting of the Executive Committee": who met
  if (end > first + 3 && input_.pack.contains(words_.event_plain_lead, token(first).word) &&
      token(first + 1).word == words_.of && token(first + 2).word == words_.the)
    for (uint32_t i = first + 3; i < end; ++i)
      if ((scan_.classes[i] & (kAnyHead | kFunction)) != 0) return true;
  constexpr uint32_t kBefore = 2;  // "Summer coach trip"
  if (end <= first + kBefore + 1 && !token(end - 1).is_capitalised() &&
      input_.pack.contains(words_.event_plain_lead, token(end - 1).word))
    return true;
  // "Concert by the pianist Ann Lee", "Consular day in Halifax", and no "Concert in the Park"
  for (uint32_t i = first; i + 2 < end && i < first + kBefore; ++i) {
    if (i > first && token(i).is_capitalised()) break;
    const bool noun = input_.pack.contains(words_.event_noun, token(i).word) ||
                      input_.pack.contains(words_.event_weak, token(i).word);
    if (!noun || !input_.pack.contains(words_.event_plain_by, token(i + 1).word)) continue;
    const bool where = token(i + 1).word == words_.in || token(i + 1).word == words_.at;
    return !(where && token(i + 2).word == words_.the && token(end - 1).is_capitalised() &&
             i == first);
  }
  // "Opening of the new hall", "Study tour of young hydrologists"
  for (uint32_t i = first; i + 1 < end && i <= first + kBefore; ++i)
    if (token(i + 1).word == words_.of && (i == first || !token(i).is_capitalised()) &&
        input_.pack.contains(words_.event_plain_act, token(i).word))
      return true;
  for (uint32_t i = first; i + 1 < end && i <= first + kBefore; ++i)
    if (input_.pack.contains(words_.event_plain_lead, token(i).word))
      return (i == first || !token(i).is_capitalised()) &&
             input_.pack.contains(words_.event_plain_link, token(i + 1).word);
  return false;
}

bool TitleShape::is_bare_noun(uint32_t first, uint32_t end) const {
  uint32_t i = first;
  // "Annual General Meeting" is one noun
  if (input_.pack.contains(words_.event_adjective, token(i).word) &&
      input_.pack.match(words_.event_noun, input_.tokens, i) == end - first &&
      input_.pack.string_value(words_.event_noun, input_.tokens, i, end) != "other")
    return true;
  while (i < end &&
         (input_.pack.contains(words_.event_adjective, token(i).word) ||
          (scan_.classes[i] & kMonth) != 0 ||
          input_.pack.contains(words_.weekday, token(i).word)) &&
         input_.pack.match(words_.event_noun, input_.tokens, i) == 0)
    ++i;
  if (i == first && i + 1 < end) return false;
  for (const rules::ListId list : {words_.event_noun, words_.event_weak}) {
    const uint32_t noun = input_.pack.match(list, input_.tokens, i);
    // "Opening Night" names its own.
    if (noun > 0 && i + noun == end &&
        input_.pack.string_value(list, input_.tokens, i, end) != "other")
      return true;
  }
  return false;
}

bool TitleShape::is_place_line(uint32_t first, uint32_t end) const {
  for (uint32_t i = first; i < end;) {
    if (token(i).kind == text::TokenKind::punctuation) {
      ++i;
      continue;
    }
    const uint32_t place = place_end(input_, i);
    if (place == 0) return false;
    i = place;
  }
  return true;
}

bool TitleShape::is_address_line(uint32_t first, uint32_t end) const {
  uint32_t house = first;
  while (house < end && !is_mark(house, ",")) ++house;
  uint32_t place = end;
  while (place > house && !is_mark(place - 1, ",")) --place;
  if (place <= house || place == end || !is_place_line(place, end)) return false;
  bool head = false;
  for (uint32_t i = first; i < house; ++i) {
    const uint32_t word = token(i).word;
    if ((scan_.classes[i] & (kEventNoun | kEventWeak)) != 0) return false;
    if (word == words_.at || word == words_.in || word == words_.on) return false;
    head |= (scan_.classes[i] & kAnyHead) != 0 || input_.pack.contains(words_.house, word) ||
            input_.pack.contains(words_.house_weak, word) ||
            input_.pack.contains(words_.house_before, word);
  }
  return head;
}

bool TitleShape::is_person_line(uint32_t first, uint32_t end) const {
  // "Maria Freddi", a word and what is none
  if (end == first + 2 && (scan_.classes[first] & kGivenToo) != 0 && token(first + 1).is_word() &&
      token(first + 1).is_capitalised() && (scan_.classes[first + 1] & (kWord | kPlace)) == 0)
    return true;
  if (end - first > 5 || (scan_.classes[first] & (kGiven | kHonorific)) == 0) return false;
  for (uint32_t i = first; i < end; ++i)  // "Lino-printing for Beginners", "Ann Lee: Salt"
    if (is_mark(i, ":") || is_parting_dash(input_, i)) return false;
  for (uint32_t i = first; i < end; ++i)
    if (token(i).is_word() && !token(i).is_capitalised() && token(i).length_class > 3) return false;
  return true;
}

bool TitleShape::is_body_line(uint32_t first, uint32_t end) const {
  const uint32_t k = scan_.piece_at(first);
  Extent body;
  return k < scan_.pieces.size() && (scan_.pieces[k].classes & kAnyHead) != 0 &&
         (scan_.pieces[k].classes & (kEventNoun | kEventWeak)) == 0 &&
         organization_extent(input_, words_, scan_, k, body) && body.first == first &&
         body.end == end;
}

}  // namespace annals::mentions
