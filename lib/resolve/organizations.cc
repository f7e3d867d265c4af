#include "resolve/organizations.h"

namespace annals::resolve {

void extend_organizations(const mentions::Input&, mentions::Candidates&, OrganizationLedger&) {}

void link_organizations(const mentions::Input&, const OrganizationLedger&, Resolved&) {}

}  // namespace annals::resolve
