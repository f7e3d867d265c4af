// The day until which an occasion lasted, told behind the one that it began on.
#ifndef ANNALS_LIB_RECORDS_WHEN_END_H_
#define ANNALS_LIB_RECORDS_WHEN_END_H_

#include <cstdint>

#include "records/scope.h"

namespace annals::records {

// "The course began on 16 September and ended on 13 June": the date that its sentence ends it with,
// where `when` is what it opened on, by itself; kNone: none does.
uint32_t end_of_days(const Scope& scope, uint32_t when);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_WHEN_END_H_
