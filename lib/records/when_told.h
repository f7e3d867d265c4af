// The date of what a record tells, where the one that leads it is another's: an age's, a report's.
#ifndef ANNALS_LIB_RECORDS_WHEN_TOLD_H_
#define ANNALS_LIB_RECORDS_WHEN_TOLD_H_

#include <cstdint>

#include "records/scope.h"

namespace annals::records {

// "The eighties were lean years. In March 1882 …", "The gale of 4 March spared nothing. On the 9th
// …": behind an age (`when`) in which nothing is told, or a calamity, the date that leads the next
// sentence. kNone: no such sentence leads.
uint32_t told_behind_background(const Scope& scope, uint32_t when);

// "19 Jan. 1906. — Ann Lee reported that on the 11th she had been received": behind the day of an
// entry (`when`), the earlier one that is reported. kNone: nothing is.
uint32_t day_reported(const Scope& scope, uint32_t when);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_WHEN_TOLD_H_
