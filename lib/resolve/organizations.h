// Organizations of a document: its acronyms, their short forms, and who is who.
//
//   propose_organizations ─▶ extend_organizations (before the arbiter: what the document itself
//   defines makes more candidates) ─▶ arbiter ─▶ link_organizations (entities, the owner)
#ifndef ANNALS_LIB_RESOLVE_ORGANIZATIONS_H_
#define ANNALS_LIB_RESOLVE_ORGANIZATIONS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lexicon/surface.h"
#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/name_scan.h"
#include "resolve/resolved.h"
#include "text/arena.h"

namespace annals::resolve {

// "International Labour Organization (ILO)": that a short form stands for a full one. Tokens.
struct Definition {
  uint32_t full_first = 0;
  uint32_t full_end = 0;
  uint32_t short_first = 0;
  uint32_t short_end = 0;
  // The second is the first in another language, or another name of it, not its acronym:
  // "Catalan Police Force (Mossos)".
  bool other_name = false;
};

// What the document says of its organizations. Made by extend_organizations, in the order of the
// text; holds positions only.
struct OrganizationLedger {
  std::vector<Definition> definitions;
  // Acronyms (acronym_hash) of what is no organization: "Sustainable Development Goals (SDGs)".
  std::unordered_set<uint64_t> others;
  text::Arena arena;  // for what lasts as long as it is made

  void clear() {
    definitions.clear();
    others.clear();
    arena.clear();
  }
};

// Memory of link_organizations that is reused from one text to the next.
struct OrganizationLinks {
  text::Arena arena;  // for what lasts as long as the call
  std::string key;    // for what lasts as long as a name
  std::string folded;
  std::string wanted;
  std::vector<std::pair<uint32_t, uint32_t>> ranges;  // of words in `folded`
  std::vector<std::string_view> parts;
  lexicon::SurfaceScratch surface;
};

// Reads the definitions (before and after, in brackets or after a dash), and appends candidates
// for every occurrence of what they define and for short forms of full names ("Hornbeam" after
// "Hornbeam Speech Labs"). Linear in tokens and candidates.
void extend_organizations(const mentions::Input& input, const mentions::NameWords& words,
                          const mentions::NameScan& scan, mentions::Candidates& candidates,
                          OrganizationLedger& ledger);

// The first step of the above: what the text defines. Appends candidates for both sides.
void find_definitions(const mentions::Input& input, const mentions::NameWords& words,
                      const mentions::NameScan& scan, mentions::Candidates& candidates,
                      OrganizationLedger& ledger);

// Gives every name of label organization in `out.names` its entity: fills `out.organizations`
// (name, acronym, aliases, kind, country, id) and Name::entity, and finds `out.owner` from the
// document or the text. An acronym that two full names claim keeps an entity of its own.
void link_organizations(const mentions::Input& input, const mentions::NameWords& words,
                        const OrganizationLedger& ledger, OrganizationLinks& scratch,
                        Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ORGANIZATIONS_H_
