#include "resolve/names.h"

#include "mentions/events.h"
#include "mentions/organizations.h"
#include "mentions/people.h"
#include "mentions/places.h"
#include "resolve/arbiter.h"
#include "resolve/events.h"
#include "resolve/organizations.h"
#include "resolve/people.h"
#include "resolve/places.h"

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

}  // namespace

void resolve_names(const mentions::Input& input, mentions::Candidates& candidates, Resolved& out) {
  candidates.clear();
  mentions::propose_events(input, candidates);
  mentions::propose_organizations(input, candidates);
  mentions::propose_people(input, candidates);
  mentions::propose_places(input, candidates);
  respect_dates(input.pack, out.dates, candidates);

  // The ledgers learn from the full names, and propose the short forms; that of the people from
  // those that would stand.
  OrganizationLedger ledger;
  extend_organizations(input, candidates, ledger);
  respect_dates(input.pack, out.dates, candidates);
  mentions::Candidates standing = candidates;
  arbitrate(input.pack, standing);
  extend_people(input, standing, candidates);
  respect_dates(input.pack, out.dates, candidates);

  arbitrate(input.pack, candidates);
  yield_dates(candidates, out.dates);
  for (const Candidate& candidate : candidates) {
    if (candidate.label == Label::event)
      out.events.push_back(event_of(candidate));
    else
      out.names.push_back(name_of(candidate));
  }
  link_places(input, out);
  link_organizations(input, ledger, out);
  link_people(input, out);
  complete_events(input, out);
}

}  // namespace annals::resolve
