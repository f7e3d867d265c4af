// Who did what: roles of organizations and people.
#ifndef ANNALS_LIB_RECORDS_ROLES_H_
#define ANNALS_LIB_RECORDS_ROLES_H_

#include <vector>

#include "annals/event.h"
#include "records/scope.h"

namespace annals::records {

// Sets the roles of `event.organizations` (organizer, participant) and `event.people` (speaker,
// participant). `organization_of` and `person_of` give the index in the event of each name of the
// scope, from `scope.first_name` on; kNone for other names.
void fill_roles(const Scope& scope, const std::vector<uint32_t>& index_of, Event& event);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ROLES_H_
