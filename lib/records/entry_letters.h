// Where letters end: "With warm wishes," and who wrote it, where and when.
#ifndef ANNALS_LIB_RECORDS_ENTRY_LETTERS_H_
#define ANNALS_LIB_RECORDS_ENTRY_LETTERS_H_

#include "records/entry_lines.h"

namespace annals::records {

// Gives closing formulas, and the short lines right below them, the role `nothing`. Linear.
void drop_letter_ends(const EntryLines& lines);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ENTRY_LETTERS_H_
