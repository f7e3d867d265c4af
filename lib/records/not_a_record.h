// Blocks that no record begins with, whatever else speaks for one.
#ifndef ANNALS_LIB_RECORDS_NOT_A_RECORD_H_
#define ANNALS_LIB_RECORDS_NOT_A_RECORD_H_

#include <cstdint>

#include "mentions/input.h"
#include "records/clauses.h"
#include "resolve/resolved.h"
#include "text/layout.h"

namespace annals::records {

// "Media contacts | Share price | Legal": a page's links. Not asked below a table, of which such a
// row is one more.
bool is_link_row(const mentions::Input& input, const resolve::Resolved& resolved,
                 const Clauses& clauses, const text::Block& block);

// Opening hours, copyright, "no meeting was held". `lead`: the block's first sentence. `titled`: it
// stands over its day, so that "Old Radio Night" is no link to a page.
bool tells_nothing(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Clauses& clauses, const text::Block& block, Range lead,
                   bool titled = false);

// "Events in 1972", "Extracts from the minutes, 1801-1830": a line that only says which years the
// records below it tell of. `date`: the line's own (index), or kNone.
bool is_title_line(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Clauses& clauses, const text::Block& block, Range lead, uint32_t date);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_NOT_A_RECORD_H_
