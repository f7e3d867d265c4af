// What pieces are to the name of an organization that may hold them: topics, places, persons.
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATION_PIECES_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATION_PIECES_H_

#include <cstdint>

#include "mentions/input.h"
#include "mentions/name_scan.h"
#include "mentions/organization_extent.h"

namespace annals::mentions {

// Cheap to make and to copy.
class OrganizationPieces {
 public:
  OrganizationPieces(const Input& input, const NameWords& words, const NameScan& scan)
      : input_(input), words_(words), scan_(scan) {}

 protected:
  const Piece& piece(uint32_t k) const { return scan_.pieces[k]; }
  uint32_t classes(uint32_t i) const { return scan_.classes[i]; }
  uint32_t word(uint32_t i) const { return input_.tokens[i].word; }
  bool has(rules::ListId list, uint32_t i) const { return input_.pack.contains(list, word(i)); }
  bool the_before(uint32_t i) const { return i > 0 && word(i - 1) == words_.the; }
  Link link(uint32_t k) const { return link_after(input_, words_, scan_, k); }

  bool ends_with_head(const Piece& p) const;
  bool is_whole_place(const Piece& p) const;
  // A plain word, so that what it begins is a topic and no name.
  bool is_topic(const Piece& p) const;
  // Whether each of its words is of one of the classes.
  bool all_are(const Piece& p, uint32_t wanted) const;
  bool all_words(const Piece& p) const;
  bool is_person(const Piece& p) const;
  // A kind of body whose name ends before "for", "and" and their like: "Essex Police for".
  bool is_closed_kind(const Extent& e) const;

  const Input& input_;
  const NameWords& words_;
  const NameScan& scan_;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATION_PIECES_H_
