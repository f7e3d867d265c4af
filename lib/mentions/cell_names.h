// Names by the column that they stand in: "| NABARD; Beej Bachao Andolan |" below "Organiser".
#ifndef ANNALS_LIB_MENTIONS_CELL_NAMES_H_
#define ANNALS_LIB_MENTIONS_CELL_NAMES_H_

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/name_words.h"
#include "mentions/table_columns.h"

namespace annals::mentions {

// Appends candidates for the organizations of organizers' cells and the places of venues' cells:
// capitalised names that fill a cell or a part of it. Linear in the cells.
void propose_cells(const Input& input, const NameWords& words, const TableColumns& columns,
                   Candidates& out);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_CELL_NAMES_H_
