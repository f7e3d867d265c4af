// What an organization is and where: from the head nouns of its names, the gazetteer, and the
// places in them.
#ifndef ANNALS_LIB_RESOLVE_ORGANIZATION_DESCRIBE_H_
#define ANNALS_LIB_RESOLVE_ORGANIZATION_DESCRIBE_H_

#include <cstdint>
#include <span>

#include "mentions/input.h"
#include "mentions/name_words.h"
#include "resolve/organization_form.h"
#include "resolve/organizations.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Sets kind, country and id of the entity, and adds the gazetteer's name to its aliases. `members`:
// its forms, numbers in `forms`.
void describe_organization(const mentions::Input& input, const mentions::NameWords& words,
                           std::span<const OrganizationForm> forms,
                           std::span<const uint32_t> members, OrganizationLinks& scratch,
                           Resolved& out, OrganizationEntity& entity);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ORGANIZATION_DESCRIBE_H_
