// Names: places, organizations, people and event names, proposed, decided, and linked.
//
//   mentions/propose_*  candidates with scores ─▶ ledgers (acronyms, people, owner)
//   ─▶ arbiter ─▶ entities (places by country and population, organizations and people by ledger)
#ifndef ANNALS_LIB_RESOLVE_NAMES_H_
#define ANNALS_LIB_RESOLVE_NAMES_H_

#include <memory>
#include <vector>

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/name_fields.h"
#include "mentions/name_scan.h"
#include "mentions/person_evidence.h"
#include "mentions/places.h"
#include "mentions/product_names.h"
#include "resolve/arbiter.h"
#include "resolve/organizations.h"
#include "resolve/people.h"
#include "resolve/place_table.h"
#include "resolve/places.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// What the stages of names ask of a pack again and again, looked up once for each pack.
// Threads: immutable.
struct NameGrammar {
  explicit NameGrammar(const rules::Pack& pack) : words(pack), person_words(pack), places(pack) {}
  mentions::NameWords words;
  mentions::PersonWords person_words;
  PlaceGrammar places;
};

// Memory that is reused from one text to the next.
struct NameScratch {
  mentions::NameScan scan;
  mentions::NameFields fields;
  std::vector<uint32_t> place_headings;  // blocks
  mentions::PersonScan people;
  mentions::PlaceScratch places;
  mentions::ProductScratch products;
  PlaceLinks place_links;
  mentions::Candidates candidates;
  mentions::Candidates standing;  // people
  OrganizationLedger ledger;
  OrganizationLinks organization_links;
  PeopleScratch ledger_of_people;
  ArbiterScratch arbiter;
};

// For explanations: what was proposed, what of it the arbiter judged, and the dates before names
// took some. Candidates may stand twice, with the scores of different moments.
struct NameTrace {
  mentions::Candidates proposed;
  mentions::Candidates judged;
  std::vector<Date> dates;
};

// Fills names, events, places, organizations, people and owner of `out`; reads its dates (whose
// tokens no name may take) and headings. `trace` may be null.
void resolve_names(const mentions::Input& input, const NameGrammar& grammar, NameScratch& scratch,
                   Resolved& out, NameTrace* trace = nullptr);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_NAMES_H_
