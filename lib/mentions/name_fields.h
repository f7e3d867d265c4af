// Fields that their place in the layout says to hold a place or a body: a table's cells below
// "Venue", lines that begin with "Where:", headings that are places.
#ifndef ANNALS_LIB_MENTIONS_NAME_FIELDS_H_
#define ANNALS_LIB_MENTIONS_NAME_FIELDS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "mentions/input.h"
#include "mentions/table_columns.h"

namespace annals::mentions {

class NameFields {
 public:
  // Finds the fields of venues and organizers of a text anew; `labels` says what cells and lines
  // are labelled with; the blocks `headings`, ascending, are places. Linear in the cells and
  // blocks.
  void find(const Input& input, const TableColumns& columns, rules::ListId labels,
            std::span<const uint32_t> headings);

  const std::vector<Cell>& fields() const { return fields_; }  // ascending
  // Whether tokens [first, end) fill a venue's field, or a part of one: "Where: Bern, Town Hall".
  bool is_venue(const Input& input, uint32_t first, uint32_t end, uint32_t and_word) const;

 private:
  std::vector<Cell> fields_;
};

// "ICRC; State Bank", "KNA, City Hall", "Lund and Ystad": whether token `i` parts names.
bool parts_names(const Input& input, uint32_t i, uint32_t and_word);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_NAME_FIELDS_H_
