// The occasion's own name.
#ifndef ANNALS_LIB_RECORDS_TITLE_H_
#define ANNALS_LIB_RECORDS_TITLE_H_

#include "records/scope.h"

namespace annals::records {

// Finds, among the event names of the record, the occasion's own: sets `scope.event`.
void find_title(Scope& scope);

// Takes the title away, once the kind is known, where what was taken for it is a work's ("“Eels and
// Locks”, 48 pages, came out") or a day of the calendar ("Miners' Day was kept in the hall").
void doubt_title(Scope& scope);

// Where the record has no title and is of a kind that goes by what it is about (a lecture, an
// exhibition), its first quotation is one: sets `scope.untold`.
void find_quoted_title(Scope& scope);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_TITLE_H_
