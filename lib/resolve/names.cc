#include "resolve/names.h"

#include <string>
#include <vector>

#include "mentions/events.h"
#include "mentions/name_scan.h"
#include "mentions/organizations.h"
#include "mentions/people.h"
#include "resolve/events.h"

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
template <typename Entity>
uint32_t own_entity(const mentions::Input& input, const Name& name, std::vector<Entity>& entities) {
  const uint32_t begin = input.tokens[name.first].begin;
  const uint32_t end = input.tokens[name.end - 1].end;
  entities.emplace_back();
  entities.back().name = std::string(text::slice(input.text, begin, end));
  return static_cast<uint32_t>(entities.size() - 1);
}

void link_rest(const mentions::Input& input, Resolved& out) {
  for (Name& name : out.names) {
    if (name.entity != kNone) continue;
    if (name.label == Label::place)
      name.entity = own_entity(input, name, out.places);
    else if (name.label == Label::organization)
      name.entity = own_entity(input, name, out.organizations);
    else
      name.entity = own_entity(input, name, out.people);
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
  mentions::propose_events(input, words, scan, candidates);
  mentions::propose_organizations(input, words, scan, candidates);
  mentions::scan_people(input, grammar.person_words, scratch.people);
  mentions::PersonEvidence people(input, grammar.person_words, scratch.people);
  mentions::propose_people(input, people, candidates);
  mentions::propose_places(input, grammar.places.words, scan.capitals, scratch.places, candidates);
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
  yield_dates(candidates, out.dates);
  for (const Candidate& candidate : candidates) {
    if (candidate.label == Label::event)
      out.events.push_back(event_of(candidate));
    else
      out.names.push_back(name_of(candidate));
  }
  link_organizations(input, words, ledger, out);
  link_places(input, grammar.places, scratch.place_links, out);  // hears of the organizations
  link_people(input, people, scratch.ledger_of_people, out);
  link_rest(input, out);
  complete_events(input, words, out);
}

}  // namespace annals::resolve
