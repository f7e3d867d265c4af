// Names by the field that they stand in: "| ICRC; Skerry Guild |" below "Organiser",
// "Where: Tuvely".
#ifndef ANNALS_LIB_MENTIONS_CELL_NAMES_H_
#define ANNALS_LIB_MENTIONS_CELL_NAMES_H_

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/name_fields.h"
#include "mentions/name_words.h"

namespace annals::mentions {

// Appends candidates for the organizations of organizers' fields and the places of venues' fields:
// capitalised names that fill a field or a part of it. Linear in the fields.
void propose_cells(const Input& input, const NameWords& words, const NameFields& fields,
                   Candidates& out);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_CELL_NAMES_H_
