#include "mentions/organization_coordination.h"

#include <string_view>

#include "mentions/head_kind.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kNamed = kWord | kGiven | kSurname | kPlace | kOrgName | kCapitals | kHonorific;

}  // namespace

uint32_t OrganizationCoordination::end(uint32_t n) const {
  const uint32_t none = n - 1;
  for (uint32_t m = n; m < n + 4 && m + 1 < scan_.pieces.size(); ++m) {
    if (!is_topic(piece(m)) || (piece(m).classes & kHead) != 0) return none;
    const Link next = link(m);
    if (next.the) return none;
    if (next.kind == LinkKind::comma) continue;
    if (next.kind != LinkKind::conjunction && next.kind != LinkKind::comma_and) return none;
    const bool bodies = is_body(piece(m)) && is_body(piece(m + 1));
    return is_topic(piece(m + 1)) && !ends_with_head(piece(m + 1)) && !bodies ? m + 1 : none;
  }
  return none;
}

// "Fen Trust", "Tolo Railway", "Marsh Ltd" before "and Public Library": another body. "Nepal
// Ambulance", "Danish Transport" may go on.
bool OrganizationCoordination::is_whole_body(const Piece& p) const {
  constexpr uint32_t kSoft = kHeadWeak | kHeadForeign | kHeadCaps;
  const uint32_t last = p.end - 1;
  if (last > p.first && input_.pack.match(words_.legal_form, input_.tokens, last) != 0) return true;
  if (!is_body(p) || (classes(last) & kSoft) == 0) return false;
  return head_kind(input_, words_, last) != "association" && !has(words_.head_topic, last);
}

bool OrganizationCoordination::is_body(const Piece& p) const {
  return p.end - p.first > 1 && (classes(p.end - 1) & (kHead | kHeadWeak)) != 0;
}

bool OrganizationCoordination::joins(const Extent& e, const Link& between, uint32_t n,
                                     bool complement, bool bare) const {
  const Piece& next = piece(n);
  // "Geological Society and Field Club"
  if (!between.the &&
      input_.pack.match(words_.second, input_.tokens, next.first) == next.end - next.first)
    return true;
  if (!complement)
    return bare && !between.the &&
           (is_topic(next) || (next.classes & kAnyHead) != 0 || link(n).kind == LinkKind::of);
  if (between.kind == LinkKind::conjunction && !between.the && is_parallel(e, next)) return true;
  // "of St. Vincent and the Grenadines"
  const Piece& place = piece(e.last_piece);
  if ((classes(place.first) & kPlace) != 0 && place_end(input_, place.first) >= next.end)
    return true;
  if (is_whole_place(next)) {
    const Piece& last = piece(e.last_piece);
    if (!is_whole_place(last) || between.kind != LinkKind::conjunction) return false;
    if (link(n).kind == LinkKind::possessive) return false;
    // "for Latin America and the Caribbean"; "of Bosnia and Herzegovina" is one place anyway.
    return e.wide || (!between.the && !is_closed_kind(e) &&
                      head_kind(input_, words_, e.head) != "government");
  }
  // "of Foreign Affairs and Francophonie of …"
  if (complement && !between.the && next.end - next.first == 1 && link(n).kind == LinkKind::of &&
      (next.classes & (kPlace | kGiven | kCapitals | kAnyHead | kFunction)) == 0)
    return true;
  if (!is_topic(next) || is_person(next)) return false;
  if (between.the) {
    const LinkKind after = link(n).kind;
    return (next.classes & (kAnyHead | kFunction | kHeadLeft)) == 0 &&
           (after == LinkKind::of || after == LinkKind::preposition);
  }
  if (ends_with_head(next) || (next.classes & kHead & classes(next.first)) != 0)
    return complement && are_many(piece(e.last_piece)) && are_many(next);
  // "for Research and Islamic Studies"
  if ((next.classes & (kHeadWeak | kHeadForeign)) != 0) return all_are(next, kWord | kDemonym);
  // "the Church and Bishop of the Diocese"
  if ((next.classes & kFunction) != 0 && next.end - next.first == 1 && link(n).kind == LinkKind::of)
    return false;
  return (next.classes & kFunction) == 0 || all_words(next);
}

bool OrganizationCoordination::are_many(const Piece& p) const {
  const std::string_view last = text::slice(input_.text, input_.tokens[p.end - 1]);
  return all_words(p) && last.ends_with('s') && !last.ends_with("ss");
}

bool OrganizationCoordination::shares_head(const Piece& a, const Piece& b, const Extent& e) const {
  if ((b.end - b.first < 2 && !is_bare_topic(a, b)) || (a.classes & kHead) != 0) return false;
  // "State Customs Service and State Border Service" are two.
  if (is_body(a) && word(a.end - 1) == word(e.head)) return false;
  if (is_whole_body(a) && is_body(b)) return false;
  const bool the = the_before(a.first);
  const bool leads = the || input_.layout.sentences[a.sentence].first_token == a.first ||
                     input_.text[input_.tokens[a.first - 1].begin] == ':' ||
                     input_.text[input_.tokens[a.first - 1].begin] == '(';
  // A parent body may lead: "United Nations Asia and Far East Institute".
  uint32_t start = a.first;
  if ((classes(start) & kOrgName) != 0) {
    start = organization_end(input_, a.first);
    if (start == a.end) return false;
    if (start > a.end || start == 0) start = a.first;
  }
  const uint32_t place_b = place_end(input_, b.first);
  const bool place_a = place_end(input_, start) == a.end ||
                       (a.end - start == 1 && (classes(start) & kPlaceToo) != 0);
  const bool led = start != a.first && (classes(a.first) & kCapitals) == 0;
  // "London and Southern Counties Bowling Association"
  if (place_a && the && b.end - b.first > 2 && has(words_.direction, b.first)) return true;
  if (place_a && (place_b != 0 || (led && is_topic(b))))
    return place_b <= e.head && (the || led || !is_closed_place_kind(e));
  // A place may lead a plain word, as in "the Wiltshire Archaeological and Natural History
  // Society".
  uint32_t behind_place = place_end(input_, start);
  // "the Kent County Agricultural and Mechanical Society"
  if (behind_place != 0 && behind_place + 2 == a.end && (classes(behind_place) & kHeadLeft) != 0)
    ++behind_place;
  if (leads && behind_place != 0 && behind_place + 1 == a.end && is_topic(b) &&
      (classes(behind_place) & kWord) != 0 &&
      (classes(behind_place) &
       (kThing | kEventNoun | kEventWeak | kHead | kFunction | kGiven | kSurname)) == 0)
    return true;
  // One unknown word may lead the plain ones: "Moi Teaching and Referral Hospital".
  if (start == a.first && a.end - a.first > 1 && (classes(start) & kNamed) == 0) ++start;
  // After a parent body an unknown word is a topic as well.
  const bool topic_b = is_topic(b) || (led && (b.classes & kNamed & ~kWord) == 0);
  if ((classes(start) & (kWord | kDemonym)) != 0 && topic_b) {
    // "the International Wharf and Ferries Association"
    const bool reaches = a.end - start > 1 && has(words_.reach, start);
    bool plain = (a.classes & (kFunction | kHonorific)) == 0 &&
                 (reaches || (classes(a.end - 1) & kThing) == 0);
    for (uint32_t i = start; i < a.end; ++i)
      plain = plain && (!input_.tokens[i].is_word() || (classes(i) & (kWord | kDemonym)) != 0 ||
                        (classes(i) & kNamed) == 0);
    return plain;
  }
  const bool one = a.end - a.first == 1;
  // "the African and Caribbean Society"
  if (one && the && (classes(a.first) & kDemonym) != 0 &&
      (classes(b.first) & (kDemonym | kCountry)) != 0 && !is_closed_place_kind(e))
    return true;
  const uint32_t given = kGiven | kGivenToo;
  if (!one) return false;
  // "the Peter and Fevronia Bank"
  if (the && (classes(a.first) & given) != 0 &&
      ((classes(b.first) & given) != 0 || classes(b.first) == 0))
    return true;
  // "Handel and Haydn Society"
  return leads && (classes(a.first) & kSurname) != 0 && (classes(b.first) & kSurname) != 0 &&
         (classes(a.first) & (kWord | kGiven | kPlace)) == 0 &&
         (classes(b.first) & (kWord | kPlace)) == 0;
}

bool OrganizationCoordination::is_parallel(const Extent& e, const Piece& next) const {
  constexpr uint32_t kOther = kAnyHead | kCountry | kDemonym | kOrgName | kHonorific | kCapitals |
                              kCoined | kMonth | kGiven | kFunction;
  const Piece& last = piece(e.last_piece);
  return next.end - next.first == 1 && (next.classes & kWord) != 0 &&
         (next.classes & kOther) == 0 && is_topic(last) && all_words(last);
}

bool OrganizationCoordination::is_bare_topic(const Piece& a, const Piece& b) const {
  const bool led = a.end - a.first == 2 && (classes(a.first) & kDemonym) != 0;
  return b.end - b.first == 1 && is_topic(a) && (a.end - a.first == 1 || led);
}

bool OrganizationCoordination::is_closed_place_kind(const Extent& e) const {
  const std::string_view kind = head_kind(input_, words_, e.head);
  return kind == "university" || kind == "embassy" || kind == "museum";
}

}  // namespace annals::mentions
