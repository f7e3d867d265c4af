// What the cells of a table hold, as a row of headers above them tells:
//
//   | Date        | Topic                  | Venue    | Host                  |
//   | 14 Feb 1998 | Bees in Hard Winters   | Bolzano  | University of Bolzano |
#ifndef ANNALS_LIB_MENTIONS_TABLE_COLUMNS_H_
#define ANNALS_LIB_MENTIONS_TABLE_COLUMNS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "mentions/input.h"

namespace annals::mentions {

enum class Column : uint8_t { other, date, event, topic, venue, organizer, winner };

// A cell below a header. Empty cells are left out.
struct Cell {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  Column column = Column::other;
};

// What a header or a label says, by its value in the list "table-column".
Column column_of(std::string_view name);

class TableColumns {
 public:
  // Finds the tables of a text anew, by the list of what headers are called. Linear in its
  // table-like lines.
  void find(const Input& input, rules::ListId headers);
  void clear() { cells_.clear(); }

  const std::vector<Cell>& cells() const { return cells_; }  // ascending
  // The cell that holds the token; null: it stands in none.
  const Cell* at(uint32_t token) const;
  // The first cell that begins at or behind the token; the end of all cells: none does.
  const Cell* from(uint32_t token) const;
  // True if a cell begins among the tokens, half open.
  bool any(uint32_t first, uint32_t end) const;

 private:
  void add_below(const Input& input, const text::Block& block);

  std::vector<Cell> cells_;
  std::vector<Cell> header_, row_;  // scratch, empty cells among them
  uint32_t header_begin_ = 0;       // bytes: where the header's line begins
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_TABLE_COLUMNS_H_
