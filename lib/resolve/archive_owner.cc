#include "resolve/archive_owner.h"

#include <algorithm>
#include <string>

#include "text/fold.h"

namespace annals::resolve {
namespace {

bool is_called(OrganizationLinks& scratch, const OrganizationEntity& entity,
               const std::string& name) {
  scratch.wanted.clear();
  text::fold_case(name, scratch.wanted);
  const auto same = [&](const std::string& other) {
    scratch.folded.clear();
    text::fold_case(other, scratch.folded);
    return scratch.folded == scratch.wanted;
  };
  return same(entity.name) || same(entity.acronym) ||
         std::any_of(entity.aliases.begin(), entity.aliases.end(), same);
}

}  // namespace

void find_owner(const Document& document, std::span<const uint32_t> mentions,
                OrganizationLinks& scratch, Resolved& out) {
  if (!document.owner.empty()) {
    for (uint32_t e = 0; e < out.organizations.size(); ++e)
      if (is_called(scratch, out.organizations[e], document.owner)) out.owner = e;
    for (const std::string& alias : document.aliases)
      for (uint32_t e = 0; e < out.organizations.size() && out.owner == kNone; ++e)
        if (is_called(scratch, out.organizations[e], alias)) out.owner = e;
    if (out.owner == kNone) {
      out.owner = static_cast<uint32_t>(out.organizations.size());
      OrganizationEntity& owner = out.add_organization();
      owner.name = document.owner;
      owner.kind = "other";
    }
    OrganizationEntity& owner = out.organizations[out.owner];
    for (const std::string& alias : document.aliases)
      if (!is_called(scratch, owner, alias)) out.add_string(owner.aliases) = alias;
    return;
  }
  uint32_t total = 0;
  uint32_t best = kNone;
  uint32_t second = 0;
  for (uint32_t e = 0; e < mentions.size(); ++e) {
    total += mentions[e];
    if (best == kNone || mentions[e] > mentions[best]) {
      if (best != kNone) second = std::max(second, mentions[best]);
      best = e;
    } else {
      second = std::max(second, mentions[e]);
    }
  }
  if (best == kNone || mentions[best] < 3 || mentions[best] < second + second / 2) return;
  if (8 * mentions[best] >= total) out.owner = best;
}

}  // namespace annals::resolve
