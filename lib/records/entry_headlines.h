// News whose items are a title line over a paragraph, some of them without any date.
#ifndef ANNALS_LIB_RECORDS_ENTRY_HEADLINES_H_
#define ANNALS_LIB_RECORDS_ENTRY_HEADLINES_H_

#include "records/entry_lines.h"

namespace annals::records {

// An item with a title line of its own is no part of the one before it: one that tells what was
// done becomes an entry, and the others (fees, thanks) nothing. Only where two dated entries of
// that shape or more stand beside it. Linear in the blocks.
void take_headlines(const EntryLines& lines);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ENTRY_HEADLINES_H_
