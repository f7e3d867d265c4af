// Whether "and" and commas stand inside the name of an organization or part two names.
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATION_COORDINATION_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATION_COORDINATION_H_

#include <cstdint>

#include "mentions/name_scan.h"
#include "mentions/organization_extent.h"
#include "mentions/organization_pieces.h"

namespace annals::mentions {

class OrganizationCoordination : OrganizationPieces {
 public:
  explicit OrganizationCoordination(const OrganizationPieces& pieces)
      : OrganizationPieces(pieces) {}

  // "of A, B and C": the last piece of the coordination that begins with piece `n`; `n` - 1: none.
  uint32_t end(uint32_t n) const;
  // Whether "and" before piece `n` stands inside the name.
  bool joins(const Extent& e, const Link& between, uint32_t n, bool complement, bool bare) const;
  // "Devon and Cornwall Police", "Fire and Rescue Service": one name for both.
  bool shares_head(const Piece& a, const Piece& b, const Extent& e) const;

 private:
  // "Council of Barges | and Lock Societies of": members of one sort and another.
  bool are_many(const Piece& p) const;
  // A plain word after a topic is one, though a town may be called so: "on Fishery and Salt".
  bool is_parallel(const Extent& e, const Piece& next) const;
  // "Library and Archives", "Observatory and Index": the bare noun shares what follows.
  bool is_bare_topic(const Piece& a, const Piece& b) const;
  // "State Border Service": a name of its own.
  bool is_body(const Piece& p) const;
  bool is_whole_body(const Piece& p) const;
  bool is_closed_place_kind(const Extent& e) const;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATION_COORDINATION_H_
