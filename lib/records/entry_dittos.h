// Lines that stand under the date of a line above by a mark: "1688 | …", "—— | …".
#ifndef ANNALS_LIB_RECORDS_ENTRY_DITTOS_H_
#define ANNALS_LIB_RECORDS_ENTRY_DITTOS_H_

#include "records/entry_lines.h"

namespace annals::records {

// Makes each row or line that opens with a ditto mark (two dashes or more, a quotation mark that
// stands apart, "ditto") an entry of the date with which a line above it opens. Linear.
void take_dittos(const EntryLines& lines);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ENTRY_DITTOS_H_
