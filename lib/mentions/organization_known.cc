#include "mentions/organization_known.h"

#include <algorithm>

#include "mentions/events.h"
#include "mentions/name_classes.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kLongName = 5;  // tokens

}  // namespace

uint32_t KnownOrganizations::company(uint32_t k) {
  const Piece& p = piece(k);
  for (uint32_t i = p.first + 1; i <= p.end && i < input_.tokens.size(); ++i) {
    if (i == p.end && (input_.tokens[i].gap & text::kBlankLine) != 0) return 0;
    uint32_t at = i;
    if (i == p.end && is_comma(i) && i + 1 < input_.tokens.size()) ++at;
    const uint32_t size = legal_form(at);
    if (size != 0 && goes_on_below(input_, at, at + size)) continue;
    if (size == 0 || input_.tokens[at].is_glued()) continue;
    // "Reno, NV": where it is.
    if (at > i && size == 1 && has(words_.legal_caps, at) && place_end(input_, p.first) == i)
      continue;
    if (size == 1 && has(words_.legal_caps, at) && (input_.tokens[at].shape & text::kAllUpper) == 0)
      continue;
    add(p.first, at + size, weights_.legal_form + p.cue, at, p.rule);
    return at + size;
  }
  return 0;
}

void KnownOrganizations::known(uint32_t k) {
  const Piece& p = piece(k);
  if (p.first > 0 && input_.tokens[p.first - 1].is_capitalised() &&
      (words_.of_word(word(p.first - 1)) & kBodyWord) != 0)  // "An Garda", "La Scala"
    if (const uint32_t size = input_.pack.match(words_.name, input_.tokens, p.first - 1); size > 1)
      add(p.first - 1, p.first - 1 + size, weights_.name + p.cue, p.first, kNoRule);
  if ((p.classes & (kBodyWord | kOrgName)) == 0) return;
  for (uint32_t i = p.first; i < p.end; ++i) {
    if ((words_.of_word(word(i)) & kBodyWord) != 0)
      if (const uint32_t size = input_.pack.match(words_.name, input_.tokens, i);
          size != 0 && !(size == 1 && is_plural(i) && is_counted(i)))
        add(national_first(p, i), national_end(k, i, i + size), weights_.name + p.cue, i, kNoRule);
    const uint32_t c = classes(i);
    if ((c & kOrgName) == 0) continue;
    const uint32_t end = organization_end(input_, i);
    if ((c & kCountry) != 0 && place_end(input_, i) >= end) continue;  // "U.S."
    if (end == i + 1 && (c & kCapitals) != 0) continue;                // add_capitals
    if (end == i + 1 && is_plural(i) && is_counted(i)) continue;
    // "Second International Polar Year": the occasion's number.
    if (end < p.end && (c & kWord) != 0 && edition_of(input_, words_, i) > 0) continue;
    float score = weights_.gazetteer + p.cue;
    // "United Nations Conference on Trade and Development" is no occasion.
    if (end >= i + kLongName) score += weights_.gazetteer_long;
    if (end == i + 1 &&
        ((c & (kWord | kGiven | kSurname | kPlace | kAnyHead)) != 0 || p.end - p.first > 1))
      score += weights_.gazetteer_word;
    add(i, end, score, i, kNoRule);
  }
}

void KnownOrganizations::add_campus(uint32_t k, const Extent& e) {
  if (input_.pack.match(words_.campus, input_.tokens, e.first) != e.end - e.first) return;
  const uint32_t n = e.last_piece + 1;
  if (link_after(input_, words_, scan_, e.last_piece).kind != LinkKind::comma) return;
  if (is_country(input_, piece(n).first) || place_end(input_, piece(n).first) != piece(n).end)
    return;
  add(e.first, piece(n).end, weights_.head + weights_.chain + weights_.place_tail, e.head,
      piece(k).rule);
}

void KnownOrganizations::add_with_place(uint32_t k) {
  const Piece& p = piece(k);
  if ((p.classes & (kAnyHead | kMonth | kFunction)) != 0) return;
  const uint32_t first = classes(p.first);
  if ((first & (kPlace | kGiven | kSurname | kHonorific | kDemonym)) != 0) return;
  if (words_.is(word(p.first), kNoAcronym)) return;
  bool words = (first & kWord) != 0;
  for (uint32_t i = p.first + 1; i < p.end; ++i) {
    if ((classes(i) & kPlace) != 0 && place_end(input_, i) == p.end && (classes(i) & kGiven) == 0) {
      // "Old Goa" is a place: plain words must be two, before a country.
      if (words && ((classes(i) & kCountry) == 0 || i < p.first + 2)) return;
      const bool mark = (first & (kCapitals | kCoined | kOrgName)) != 0 ||
                        input_.pack.match(words_.name, input_.tokens, p.first) != 0;
      const float score = weights_.place_tail + p.cue + (mark ? 0 : weights_.cue_word);
      add(p.first, p.end, score, p.first, p.rule);
      return;
    }
    words = words && (classes(i) & kWord) != 0;
  }
  const bool mark = (first & (kCapitals | kCoined)) != 0 && (first & kWord) == 0;
  if (mark && p.end - p.first == 2 &&
      (classes(p.end - 1) & (kWord | kThing | kEventNoun | kEventWeak | kGiven | kRoman)) == 0)
    add(p.first, p.end, weights_.cue_shape + p.cue, p.first, p.rule);
}

void KnownOrganizations::team(uint32_t k) {
  const Piece& p = piece(k);
  const uint32_t place = place_end(input_, p.first);
  if (place + 1 != p.end || (classes(p.first) & kDemonym) != 0) return;  // "Arab Countries"
  const uint32_t against = kAnyHead | kThing | kEventNoun | kEventWeak | kFunction | kMonth |
                           kDemonym | kPlace | kSurname | kGiven | kCapitals;
  if ((classes(place) & against) != 0 || !is_plural(place)) return;
  add(p.first, p.end, weights_.team + (the_before(p.first) ? weights_.the : 0) + p.cue, place,
      p.rule);
}

// "8,000 Scouts", "eight Jesuits": members of it.
bool KnownOrganizations::is_counted(uint32_t i) const {
  return i > 0 &&
         (input_.tokens[i - 1].kind == text::TokenKind::number || has(words_.counts, i - 1));
}

// "Bruins", but no "Virus"
bool KnownOrganizations::is_plural(uint32_t i) const {
  const std::string_view spelled = text::slice(input_.text, input_.tokens[i]);
  return spelled.ends_with('s') && !spelled.ends_with("us") && !spelled.ends_with("ss") &&
         !spelled.ends_with("is");
}

uint32_t KnownOrganizations::legal_form(uint32_t i) const {
  if (!may_be_form(i)) return 0;
  return std::max(input_.pack.match(words_.legal_form, input_.tokens, i),
                  input_.pack.match(words_.legal_lower, input_.tokens, i));
}

uint32_t KnownOrganizations::national_first(const Piece& p, uint32_t i) const {
  if (i == p.first || input_.pack.match(words_.national, input_.tokens, i) == 0) return i;
  if (i == p.first + 1 && (classes(p.first) & kDemonym) != 0) return p.first;
  return place_end(input_, p.first) == i ? p.first : i;
}

uint32_t KnownOrganizations::national_end(uint32_t k, uint32_t i, uint32_t end) const {
  if (end != scan_.pieces[k].end || i != scan_.pieces[k].first) return end;
  if (input_.pack.match(words_.national, input_.tokens, i) == 0) return end;
  const Link link = link_after(input_, words_, scan_, k);
  if (link.kind != LinkKind::of || link.closed) return end;
  const Piece& next = scan_.pieces[k + 1];
  return place_end(input_, next.first) == next.end ? next.end : end;
}

}  // namespace annals::mentions
