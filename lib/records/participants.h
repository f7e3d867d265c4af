// Who spoke, who took part, who signed.
#ifndef ANNALS_LIB_RECORDS_PARTICIPANTS_H_
#define ANNALS_LIB_RECORDS_PARTICIPANTS_H_

#include <cstdint>
#include <vector>

#include "annals/event.h"
#include "records/scope.h"

namespace annals::records {

// Sets the roles of the people of `event`, and of those of its organizations that are no
// organizers. `index_of` gives the index in the event of each name of the scope, from
// `scope.first_name` on; kNone for other names.
void fill_participants(const Scope& scope, const std::vector<uint32_t>& index_of, Event& event);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_PARTICIPANTS_H_
