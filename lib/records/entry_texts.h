// Lines apart, and what is told below them.
#ifndef ANNALS_LIB_RECORDS_ENTRY_TEXTS_H_
#define ANNALS_LIB_RECORDS_ENTRY_TEXTS_H_

#include "records/entry_lines.h"

namespace annals::records {

// A line that gives a day, or a stanza, set apart by blank lines, is an entry with the text below
// it: where such lines come again and again.
void take_texts(const EntryLines& lines);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ENTRY_TEXTS_H_
