#include "mentions/organization_pieces.h"

#include <string_view>

#include "mentions/head_kind.h"

namespace annals::mentions {

bool OrganizationPieces::ends_with_head(const Piece& p) const {
  return p.end - p.first > 1 && (classes(p.end - 1) & kHead) != 0;
}

bool OrganizationPieces::is_whole_place(const Piece& p) const {
  return (classes(p.first) & kPlace) != 0 && place_end(input_, p.first) >= p.end;
}

bool OrganizationPieces::is_topic(const Piece& p) const {
  const uint32_t c = classes(p.first);
  // "Ministry of Youth and ICT"
  if ((c & kCapitals) != 0 && p.end == p.first + 1 && words_.is(word(p.first), kNoAcronym))
    return true;
  if ((c & (kWord | kDemonym)) == 0 ||
      (c & (kOrgName | kHonorific | kCapitals | kCoined | kMonth)) != 0)
    return false;
  // "Salt Shelter": a town's name, too, but before another word it is none.
  const bool more = p.end - p.first > 1;
  if ((c & kPlace) != 0)
    return more && (c & (kWord | kCountry)) == kWord && place_end(input_, p.first) == p.first + 1 &&
           (classes(p.first + 1) & kWord) != 0;
  return !((c & kGiven) != 0 && more);
}

bool OrganizationPieces::all_are(const Piece& p, uint32_t wanted) const {
  for (uint32_t i = p.first; i < p.end; ++i)
    if (input_.tokens[i].is_word() && (classes(i) & wanted) == 0) return false;
  return true;
}

bool OrganizationPieces::all_words(const Piece& p) const { return all_are(p, kWord); }

bool OrganizationPieces::is_person(const Piece& p) const {
  const uint32_t c = classes(p.first);
  return (c & kHonorific) != 0 ||
         ((c & kGiven) != 0 && p.end - p.first > 1 && (p.classes & kAnyHead) == 0);
}

bool OrganizationPieces::is_closed_kind(const Extent& e) const {
  const std::string_view kind = head_kind(input_, words_, e.head);
  return kind == "police" || kind == "court" || kind == "company" || kind == "embassy" ||
         kind == "military" || kind == "ensemble" || kind == "club" || kind == "media" ||
         kind == "hospital" || kind == "museum" || kind == "university";
}

}  // namespace annals::mentions
