// The items of lists.
#ifndef ANNALS_LIB_RECORDS_ENTRY_ITEMS_H_
#define ANNALS_LIB_RECORDS_ENTRY_ITEMS_H_

#include "records/entry_lines.h"

namespace annals::records {

// Items that are entries: where most of a list have a day, below a date, and with a day in brackets
// at their end.
void take_items(const EntryLines& lines);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ENTRY_ITEMS_H_
