#include "resolve/names.h"

#include <string>
#include <vector>

#include "mentions/cell_names.h"
#include "mentions/events.h"
#include "mentions/name_scan.h"
#include "mentions/organizations.h"
#include "mentions/people.h"
#include "mentions/product_names.h"
#include "resolve/editions.h"
#include "resolve/events.h"
#include "resolve/headlines.h"

namespace annals::resolve {
namespace {

using mentions::Candidate;
using mentions::Label;

Name name_of(const Candidate& candidate) {
  Name name;
  name.first = candidate.first;
  name.end = candidate.end;
  name.label = candidate.label;
  name.entity = kNone;
  name.score = candidate.score;
  name.rule = candidate.rule;
  name.phrase = candidate.phrase;
  return name;
}

// A quotation of which nothing tells that it is an occasion's name.
bool is_untold(const Candidate& candidate) {
  return (candidate.flags & mentions::kUntoldName) != 0;
}

EventName event_of(const Candidate& candidate) {
  EventName event;
  event.first = candidate.first;
  event.end = candidate.end;
  event.head = candidate.head;
  event.score = candidate.score;
  event.rule = candidate.rule;
  return event;
}

// A name that no linker claimed is an entity of its own.
void link_rest(const mentions::Input& input, Resolved& out) {
  for (Name& name : out.names) {
    if (name.entity != kNone) continue;
    const std::string_view written =
        text::slice(input.text, input.tokens[name.first].begin, input.tokens[name.end - 1].end);
    if (name.label == Label::place) {
      name.entity = static_cast<uint32_t>(out.places.size());
      out.add_place().name = written;
    } else if (name.label == Label::organization) {
      name.entity = static_cast<uint32_t>(out.organizations.size());
      out.add_organization().name = written;
    } else {
      name.entity = static_cast<uint32_t>(out.people.size());
      out.add_person().name = written;
    }
  }
}

}  // namespace

void resolve_names(const mentions::Input& input, const NameGrammar& grammar, NameScratch& scratch,
                   Resolved& out, NameTrace* trace) {
  const mentions::NameWords& words = grammar.words;
  mentions::NameScan& scan = scratch.scan;
  mentions::Candidates& candidates = scratch.candidates;
  OrganizationLedger& ledger = scratch.ledger;
  const auto note_proposed = [&] {
    if (kExplains && trace != nullptr)
      trace->proposed.insert(trace->proposed.end(), candidates.begin(), candidates.end());
  };
  candidates.clear();
  ledger.clear();
  mentions::scan_names(input, words, scan);
  out.columns.find(input, words.table_column);
  scratch.place_headings.clear();
  for (const Heading& heading : out.headings)
    if (heading.kind == HeadingKind::place) scratch.place_headings.push_back(heading.block);
  scratch.fields.find(input, out.columns, words.table_column, scratch.place_headings);
  const std::vector<uint32_t> headlines = find_headlines(input, out);
  mentions::propose_events(input, words, scan, out.columns, {out.titles_over_text, headlines},
                           candidates);
  propose_editions(input, out, words.weights.event_title_line, candidates);
  mentions::propose_organizations(input, words, scan, candidates);
  mentions::scan_people(input, grammar.person_words, scratch.people);
  mentions::PersonEvidence people(input, grammar.person_words, scratch.people);
  mentions::propose_people(input, people, candidates);
  mentions::propose_places(input, grammar.places.words, scan.capitals, scratch.fields,
                           scratch.places, candidates);
  mentions::propose_cells(input, words, scratch.fields, candidates);
  mentions::doubt_products(input, words, scan, scratch.products, candidates);
  note_proposed();
  respect_dates(input.pack, out.dates, candidates, 0, scratch.arbiter);

  // The ledgers learn from the full names, and propose the short forms; that of the people from
  // those that would stand.
  size_t settled = candidates.size();
  extend_organizations(input, words, scan, candidates, ledger);
  note_proposed();
  respect_dates(input.pack, out.dates, candidates, settled, scratch.arbiter);
  standing_people(input.pack, candidates, scratch.standing, scratch.arbiter);
  settled = candidates.size();
  extend_people(input, people, scratch.standing, candidates, scratch.ledger_of_people);
  note_proposed();
  respect_dates(input.pack, out.dates, candidates, settled, scratch.arbiter);

  if (kExplains && trace != nullptr) {
    trace->judged = candidates;
    trace->dates = out.dates;
  }
  arbitrate(input.pack, candidates, scratch.arbiter);
  yield_dates(candidates, out);
  for (const Candidate& candidate : candidates) {
    if (candidate.label == Label::event)
      (is_untold(candidate) ? out.untold : out.events).push_back(event_of(candidate));
    else
      out.names.push_back(name_of(candidate));
  }
  link_organizations(input, words, ledger, scratch.organization_links, out);
  link_places(input, grammar.places, scratch.place_links, out);  // hears of the organizations
  link_people(input, people, scratch.ledger_of_people, out);
  link_rest(input, out);
  complete_events(input, words, out);
}

}  // namespace annals::resolve
