// The rules of the pack that speak of organizations.
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATION_RULES_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATION_RULES_H_

#include "mentions/organization_view.h"

namespace annals::mentions {

// Proposes what a rule marks as a name ("organization"). Gives the pieces beside a context rule
// ("organization-cue") its weight as their cue. Notes where a rule says that an acronym follows
// that stands for the name before ("organization-definition").
void read_organization_rules(const OrganizationView& view);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATION_RULES_H_
