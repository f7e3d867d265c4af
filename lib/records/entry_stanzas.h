// Stanzas: lines that no blank line parts.
#ifndef ANNALS_LIB_RECORDS_ENTRY_STANZAS_H_
#define ANNALS_LIB_RECORDS_ENTRY_STANZAS_H_

#include <cstdint>

#include "records/entry_lines.h"

namespace annals::records {

// Finds the entries among the blocks [first, end) of a stanza and sets their roles and dates: one
// of all lines below a title, one of each line that has a day, or, where blank lines part nothing,
// one of each title with its date line. Reads `Entries::uses_blank_lines`.
void take_stanza(const EntryLines& lines, uint32_t first, uint32_t end);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ENTRY_STANZAS_H_
