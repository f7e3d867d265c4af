// Names that the lists tell: bodies that are known, legal forms, national bodies with their
// country, campuses, and names that end or begin with a place. Each function proposes what it finds
// in piece `k`.
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATION_KNOWN_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATION_KNOWN_H_

#include <cstdint>

#include "mentions/organization_extent.h"
#include "mentions/organization_view.h"

namespace annals::mentions {

class KnownOrganizations : OrganizationView {
 public:
  explicit KnownOrganizations(const OrganizationView& view) : OrganizationView(view) {}

  // "Krka d.d.": a name and its legal form, past which it returns; 0: piece `k` has none.
  uint32_t add_company(uint32_t k) { return may_have_form(piece(k)) ? company(k) : 0; }
  // Names of the lists.
  void add_known(uint32_t k) {
    if (may_be_known(piece(k))) known(k);
  }
  // Universities of several places: "University of California, Berkeley".
  void add_campus(uint32_t k, const Extent& e);
  // "Wikimedia Deutschland", "CGT Énergie"
  void add_with_place(uint32_t k);
  // "the Boston Bruins": a place, and a plural that is no thing's.
  void add_team(uint32_t k) {
    if ((classes(piece(k).first) & kPlace) != 0) team(k);
  }

 private:
  // A few are written small, too: "GlaxoSmithKline plc", "Schneider et Cie".
  bool may_be_form(uint32_t i) const {
    return i < input_.tokens.size() && (words_.of_word(word(i)) & kBodyWord) != 0;
  }
  bool may_have_form(const Piece& p) const {
    return (p.classes & kBodyWord) != 0 || may_be_form(p.end) ||
           (p.end < input_.tokens.size() && is_comma(p.end) && may_be_form(p.end + 1));
  }
  bool is_plural(uint32_t i) const;
  bool is_counted(uint32_t i) const;
  uint32_t legal_form(uint32_t i) const;
  bool may_be_known(const Piece& p) const {
    return (p.classes & (kBodyWord | kOrgName)) != 0 ||
           (p.first > 0 && input_.tokens[p.first - 1].is_capitalised());
  }
  uint32_t company(uint32_t k);
  void known(uint32_t k);
  void team(uint32_t k);
  // "the Kenya Red Cross": of the names that there are in each country, the country's belongs to
  // the name at token `i`.
  uint32_t national_first(const Piece& p, uint32_t i) const;
  // "the Red Cross of Slovenia", where nothing leads it.
  uint32_t national_end(uint32_t k, uint32_t i, uint32_t end) const;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATION_KNOWN_H_
