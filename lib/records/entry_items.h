// The items of lists.
#ifndef ANNALS_LIB_RECORDS_ENTRY_ITEMS_H_
#define ANNALS_LIB_RECORDS_ENTRY_ITEMS_H_

#include "records/entry_lines.h"

namespace annals::records {

// Runs of numbered lines, most of which have a date: each line is an entry.
void take_numbered_lines(const EntryLines& lines);

// Items that are entries: where most of a list have a day, below a date, and with a day in brackets
// at their end.
void take_items(const EntryLines& lines);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ENTRY_ITEMS_H_
