#include "mentions/organization_context.h"

#include "mentions/name_classes.h"

namespace annals::mentions {

void ContextOrganizations::add_by_context(uint32_t k) {
  const Piece& p = piece(k);
  const uint32_t first = classes(p.first);
  if ((first & (kFunction | kHonorific | kMonth)) != 0) return;
  if (p.end == p.first + 1 && (first & (kDemonym | kAnyHead)) != 0) return;
  if (leads_person(p)) return add(p.first, p.first + 1, p.cue, p.first, p.rule);
  if (is_seat_of_body(k)) return;
  uint32_t end = p.end;
  for (uint32_t i = p.first + 1; i < end; ++i)
    if ((classes(i) & kFunction) != 0) end = i;
  if (end < p.end && !input_.tokens[end - 1].is_word()) return;  // "MP & Member"
  // "Consortium Leader", "Japanese Prime Minister"
  if (end == p.first + 1 && (first & (kAnyHead | kDemonym)) != 0 && (first & kCapitals) == 0)
    return;
  if ((classes(end - 1) & (kThing | kEventNoun | kEventWeak)) != 0 && end > p.first) return;
  // "the Friends' AGM"
  if ((classes(end - 1) & kCapitals) != 0 && words_.is(word(end - 1), kNoAcronym)) return;
  bool words = true;
  for (uint32_t i = p.first; i < end; ++i)
    if (input_.tokens[i].is_word()) words = words && (classes(i) & kWord) != 0;
  if (is_domain(p) && input_.tokens[p.first].length_class == 1) return;  // "B.Sc."
  if (words && (p.proper_only || end < p.end)) return;                   // "the High Sheriff"
  float score = p.cue;
  const bool body =
      (first & kOrgName) != 0 || input_.pack.match(words_.name, input_.tokens, p.first) != 0;
  const bool surname = (first & kSurname) != 0 && !words && !has_ampersand(p);
  // "provided by Maria"
  const bool named = (first & kGivenToo) != 0 && end == p.first + 1 && !the_before(p.first);
  const bool given = (first & kGiven) != 0 || named || (!words && is_hyphened(p, end));
  if (!body && !is_domain(p) && (given || surname)) score += weights_.cue_person;
  const bool place = (first & kPlace) != 0 && place_end(input_, p.first) == end;
  const bool small = place && is_small_place(input_, p.first);
  if (place) score += small ? weights_.cue_place / 2 : weights_.cue_place;
  const uint32_t count = end - p.first;
  if (has_ampersand(p))
    score += weights_.ampersand;
  else if (words)
    score += reads_as_prose(input_, words_, p.sentence) ? weights_.cue_word + weights_.prose
                                                        : weights_.cue_word;
  else if ((!place || small) && (count == 1 || (first & (kCoined | kCapitals)) != 0))
    score += weights_.cue_shape;
  if (!words) end = topic_behind(k, end);
  // "Avenir 21"
  if (end == p.end && end < input_.tokens.size() && !words) {
    const text::Token& number = input_.tokens[end];
    if (number.kind == text::TokenKind::number && number.length_class <= 2 &&
        number.gap == text::kSpace && is_number_tail(end)) {
      ++end;
      score += weights_.number;
    }
  }
  add(p.first, end, score, p.first, p.rule);
}

// "Chairman of the YAMG Sorna Ho": capitals, and the name of the one whose office stands before.
bool ContextOrganizations::leads_person(const Piece& p) const {
  constexpr uint32_t kOther = kWord | kAnyHead | kOrgName | kThing | kFunction | kCapitals |
                              kEventNoun | kEventWeak | kDemonym;
  if ((classes(p.first) & kCapitals) == 0 || p.end - p.first < 3 || p.end - p.first > 4)
    return false;
  uint32_t lead = p.first;
  if (the_before(lead)) --lead;
  if (lead < 2 || word(lead - 1) != words_.of || (classes(lead - 2) & kFunction) == 0) return false;
  if ((classes(p.first + 1) & kPlace) != 0) return false;  // "Director of the WWF South Africa"
  for (uint32_t i = p.first + 1; i < p.end; ++i)
    if (!input_.tokens[i].is_word() || (classes(i) & kOther) != 0) return false;
  return true;
}

// "The Department of Health, Kodagu organised": where the body has its seat.
bool ContextOrganizations::is_seat_of_body(uint32_t k) const {
  constexpr uint32_t kKnown = kOrgName | kCapitals | kCoined | kAnyHead | kWord;
  const Piece& p = scan_.pieces[k];
  if (k == 0 || p.end != p.first + 1 || (p.classes & kKnown) != 0) return false;
  if (link_after(input_, words_, scan_, k - 1).kind != LinkKind::comma) return false;
  uint32_t body = k - 1;
  while (body > 0 && link_after(input_, words_, scan_, body - 1).kind == LinkKind::of) --body;
  if ((scan_.pieces[body].classes & (kHead | kHeadForeign)) == 0) return false;
  // "The Department of Health, Kodagu and others organised"
  return p.end < input_.tokens.size() && input_.tokens[p.end].is_word() &&
         word(p.end) != words_.and_;
}

bool ContextOrganizations::is_hyphened(const Piece& p, uint32_t end) const {
  return end > p.first + 3 && is_hyphen(input_, end - 2) && input_.tokens[end - 2].is_glued();
}

bool ContextOrganizations::is_domain(const Piece& p) const {
  return p.end - p.first == 3 && input_.tokens[p.first + 1].is_glued() &&
         input_.text[input_.tokens[p.first + 1].begin] == '.';
}

uint32_t ContextOrganizations::topic_behind(uint32_t k, uint32_t end) const {
  const Piece& p = scan_.pieces[k];
  if (end != p.end || p.end - p.first < 2 || (classes(p.end - 1) & kWord) == 0) return end;
  const Link link = link_after(input_, words_, scan_, k);
  if (link.kind != LinkKind::conjunction || link.the || link.closed) return end;
  const Piece& next = scan_.pieces[k + 1];
  const uint32_t against = kAnyHead | kPlace | kGiven | kFunction | kOrgName | kCapitals | kMonth |
                           kHonorific | kSurname;
  if (next.end - next.first != 1 || (next.classes & against) != 0) return end;
  return (next.classes & kWord) != 0 ? next.end : end;
}

bool ContextOrganizations::is_number_tail(uint32_t i) const {
  if (i + 1 >= input_.tokens.size()) return true;
  const text::Token& next = input_.tokens[i + 1];
  return next.kind == text::TokenKind::punctuation || has(words_.stop, i + 1) ||
         word(i + 1) == words_.and_;
}

}  // namespace annals::mentions
