#include "mentions/acronym_candidates.h"

#include "mentions/events.h"

namespace annals::mentions {

void AcronymCandidates::add_capitals(uint32_t k) {
  const Piece& p = piece(k);
  for (uint32_t i = p.first; i < p.end; ++i) {
    if ((classes(i) & kCapitals) == 0) continue;
    const bool digits = input_.tokens[i].kind == text::TokenKind::mixed;
    if (digits && edition_of(input_, words_, i) > 0) continue;  // "9TH", "21ST"
    uint32_t end = i + 1;
    // "UN-Habitat", "PIT-CNT": one, with what a hyphen ties to it; not "UN-led".
    while (end + 1 < p.end && input_.tokens[end].kind == text::TokenKind::punctuation &&
           input_.tokens[end].is_glued() && !input_.pack.contains(words_.origin, word(end + 1)))
      end += 2;
    if ((classes(i) & kPlace) == 0 || end > i + 1) add(i, end, capitals(k, i, end), i, p.rule);
    i = end - 1;
  }
}

float AcronymCandidates::capitals(uint32_t k, uint32_t i, uint32_t end) {
  const Piece& p = piece(k);
  float score = weights_.acronym_bare;
  const bool listed = words_.is(word(i), kNoAcronym) || (classes(i) & kRoman) != 0;
  bool numbers = listed;  // "COVID-19"
  for (uint32_t t = i + 1; t < end; ++t) numbers = numbers && !input_.tokens[t].is_word();
  if (numbers || is_standard(end) || is_degree(i, end)) return weights_.acronym_not;
  if (organization_end(input_, i) == end ||
      input_.pack.match(words_.acronym, input_.tokens, i) == end - i)
    score += weights_.acronym_known + weights_.gazetteer;
  if (the_before(i)) score += weights_.acronym_the;
  if (is_of_person(k, i)) score += weights_.acronym_bracket;
  if (input_.tokens[i].length_class >= 6 && (classes(i) & kWord) == 0)
    score += weights_.acronym_long;
  if (i == p.first) score += p.cue;
  if (end < input_.tokens.size()) {
    const text::Token& next = input_.tokens[end];
    if ((next.shape & text::kPossessive) != 0) score += weights_.acronym_owner;
    // "the TRACE project"
    if (next.kind == text::TokenKind::word && (words_.of_word(word(end)) & kThing) != 0 &&
        end == p.end)
      score += weights_.acronym_thing;
    if (end < p.end && i == p.first && (classes(p.end - 1) & kAnyHead) == 0)
      score += weights_.acronym_thing / 2;
  }
  return score;
}

// "The Hon. Ben Wyatt MLA opened the base": letters behind a person's name.
bool AcronymCandidates::is_degree(uint32_t i, uint32_t end) const {
  constexpr uint32_t kPerson = kGiven | kGivenToo | kSurname;
  if (end != i + 1 || i < 2 || !input_.pack.contains(words_.degree, word(i))) return false;
  const text::Token& name = input_.tokens[i - 1];
  return input_.tokens[i].gap == text::kSpace && name.gap == text::kSpace &&
         name.is_capitalised() && input_.tokens[i - 2].is_capitalised() &&
         ((classes(i - 1) | classes(i - 2)) & kPerson) != 0;
}

// "ISO 13485": a number that is no year makes it the name of a standard, a law or a flight.
bool AcronymCandidates::is_standard(uint32_t number) const {
  if (number >= input_.tokens.size()) return false;
  const text::Token& token = input_.tokens[number];
  if (token.kind != text::TokenKind::number || token.length_class < 3 ||
      (token.gap & text::kNewline) != 0)
    return false;
  if (token.length_class != 4) return true;
  const char century = input_.text[token.begin];
  return century != '1' && century != '2';
}

bool AcronymCandidates::is_of_person(uint32_t k, uint32_t i) const {
  if (k == 0 || i < 2 || i != scan_.pieces[k].first || input_.tokens[i].length_class < 3)
    return false;
  if (word(i - 1) != words_.of && word(i - 1) != words_.at) return false;
  const Piece& before = scan_.pieces[k - 1];
  return before.end + 1 == i && before.end - before.first > 1 &&
         (classes(before.first) & (kGiven | kHonorific)) != 0 &&
         (before.classes & (kAnyHead | kThing)) == 0;
}

}  // namespace annals::mentions
