#include "records/records.h"

#include <algorithm>
#include <charconv>

#include "records/clauses.h"
#include "records/convert.h"
#include "records/details.h"
#include "records/roles.h"
#include "records/venue_seat.h"
#include "records/warnings.h"
#include "records/when.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;

// The names of a record as its entities with their mentions.
class Names {
 public:
  Names(const Scope& scope, RecordScratch& work)
      : scope_(scope),
        resolved_(scope.resolved),
        work_(work),
        places_(work.event.places, work.spare_places),
        organizations_(work.event.organizations, work.spare_organizations),
        people_(work.event.people, work.spare_people) {
    work_.places.clear();
    work_.organizations.clear();
    work_.people.clear();
    work_.index_of.assign(scope.end_name - scope.first_name, kNone);
  }

  // The names from index `i` that end at token `end` or before it.
  void add(size_t i, uint32_t end) {
    for (; i < resolved_.names.size() && resolved_.names[i].end <= end; ++i) {
      const resolve::Name& name = resolved_.names[i];
      if (name.label == Label::place) {
        add_place(name);
      } else if (name.label == Label::organization) {
        note(i, add_organization(name));
      } else if (name.label == Label::person) {
        note(i, add_person(name));
      }
    }
  }

  void finish() {
    places_.finish();
    organizations_.finish();
    people_.finish();
    cut_mentions(work_.event.places, work_.places);
    cut_mentions(work_.event.organizations, work_.organizations);
    cut_mentions(work_.event.people, work_.people);
  }

 private:
  void add_place(const resolve::Name& name) {
    uint32_t slot = 0;
    if (work_.places.add(name.entity, slot)) {
      Place& place = places_.next();
      assign(resolved_.places[name.entity], place);
      work_.places.counts.push_back(0);
    }
    add_mention(name, work_.event.places[slot].mentions, work_.places.counts[slot]);
  }

  uint32_t add_organization(const resolve::Name& name) {
    uint32_t slot = 0;
    if (work_.organizations.add(name.entity, slot)) {
      Organization& organization = organizations_.next();
      assign(resolved_.organizations[name.entity], work_.spare_strings, organization);
      work_.organizations.counts.push_back(0);
    }
    add_mention(name, work_.event.organizations[slot].mentions, work_.organizations.counts[slot]);
    return slot;
  }

  uint32_t add_person(const resolve::Name& name) {
    uint32_t slot = 0;
    if (work_.people.add(name.entity, slot)) {
      Person& person = people_.next();
      assign(resolved_.people[name.entity], work_.spare_strings, person);
      work_.people.counts.push_back(0);
    }
    add_mention(name, work_.event.people[slot].mentions, work_.people.counts[slot]);
    return slot;
  }

  // `count`: mentions written so far.
  void add_mention(const resolve::Name& name, std::vector<Mention>& mentions, uint32_t& count) {
    assign(scope_.input, name,
           count < mentions.size() ? mentions[count] : work_.spare_mentions.add(mentions));
    ++count;
  }

  template <typename T>
  void cut_mentions(std::vector<T>& entities, const Slots& slots) {
    for (size_t i = 0; i < entities.size(); ++i)
      work_.spare_mentions.cut(entities[i].mentions, slots.counts[i]);
  }

  void note(size_t name, uint32_t index) {
    if (name >= scope_.first_name && name < scope_.end_name)
      work_.index_of[name - scope_.first_name] = index;
  }

  const Scope& scope_;
  const resolve::Resolved& resolved_;
  RecordScratch& work_;
  Refill<Place> places_;
  Refill<Organization> organizations_;
  Refill<Person> people_;
};

}  // namespace

Records::Records(const mentions::Input& input, const resolve::Resolved& resolved,
                 const Words& words, RecordScratch& scratch, const KnownPeople* known)
    : input_(input),
      resolved_(resolved),
      work_(scratch),
      known_(known),
      event_(scratch.event),
      clauses_(input, resolved, words, scratch.survey),
      scope_(input, resolved, clauses_, words, scratch.headings, scratch.venues,
             scratch.sentences) {
  work_.survey.make(input, resolved, words);
  find_heading_cues(scope_, work_.headings);
  find_outlines(input, resolved, scope_, work_.outline, work_.outlines);
  work_.places.reset(resolved.places.size());
  work_.organizations.reset(resolved.organizations.size());
  work_.people.reset(resolved.people.size());
}

Event* Records::next() {
  if (done_ == work_.outlines.size()) return nullptr;
  const Outline& outline = work_.outlines[done_];
  const Segment& segment = outline.segment;
  set_segment(scope_, segment);
  static_cast<Decisions&>(scope_) = outline.decided;

  assign_id(done_, event_.id);
  set(event_.document, input_.document.name);
  event_.offsets = OffsetUnit::byte;
  event_.encoding.clear();
  event_.span = span_of(input_, segment.first, segment.end);
  if (!input_.document.with_text)
    event_.text.reset();
  else if (event_.text)
    set(*event_.text, bytes_of(input_, segment.first, segment.end));
  else
    event_.text.emplace(bytes_of(input_, segment.first, segment.end));
  add_headings();
  if (scope_.moment.known)
    assign(scope_.moment, engage(event_.when, work_.when));
  else
    release(event_.when, work_.when);
  if (scope_.event != kNone)
    assign(input_, resolved_.events[scope_.event], engage(event_.title, work_.title));
  else if (scope_.untold != kNone)
    assign(input_, resolved_.untold[scope_.untold], engage(event_.title, work_.title));
  else
    release(event_.title, work_.title);
  set(event_.kind, scope_.kind);
  set(event_.mode, scope_.mode);
  add_dates();
  add_all_names();
  add_where();
  fill_roles(scope_, work_.index_of, event_);
  if (known_ != nullptr) known_->apply(scope_, event_);
  fill_attendance(scope_, work_.spare_attendance, event_);
  fill_links(scope_, work_.spare_links, event_);
  add_warnings(outline);
  ++done_;
  return &event_;
}

void Records::retrace(Trace& trace) {
  scope_.told_to = &trace;
  decide(scope_, work_.outlines[done_ - 1].segment, work_.outline.venue);
  fill_roles(scope_, work_.index_of, event_);
  work_.venues.resize(scope_.first_venue);
  scope_.told_to = nullptr;
}

void Records::assign_id(size_t ordinal, std::string& id) const {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number_ + ordinal).ptr;
  id = input_.document.name;
  id += '#';
  id.append(digits, end);
}

void Records::add_headings() {
  static constexpr std::string_view kKinds[] = {"date", "place", "section"};
  Refill<Heading> out(event_.headings, work_.spare_headings);
  for (uint32_t i = scope_.segment.heading; i != kNone; i = resolved_.headings[i].parent)
    out.next();
  out.finish();
  // Outermost first.
  size_t at = out.size();
  for (uint32_t i = scope_.segment.heading; i != kNone; i = resolved_.headings[i].parent) {
    const resolve::Heading& one = resolved_.headings[i];
    Heading& heading = event_.headings[--at];
    assign_text(input_, one.first, one.end, heading.text, heading.span);
    set(heading.kind, kKinds[static_cast<size_t>(one.kind)]);
  }
}

void Records::add_dates() {
  Refill<DateMention> out(event_.dates, work_.spare_dates);
  for (size_t i = scope_.first_date; i < scope_.end_date; ++i) {
    const resolve::Date& date = resolved_.dates[i];
    if ((date.flags & resolve::kHeadingDate) != 0) continue;
    DateMention& mention = out.next();
    assign(input_, date, mention);
    if (i == scope_.when) set(mention.role, "event");
  }
  out.finish();
}

// Those of the place headings, innermost first, then the record's own.
void Records::add_all_names() {
  Names names(scope_, work_);
  for (uint32_t i = scope_.segment.heading; i != kNone; i = resolved_.headings[i].parent) {
    const resolve::Heading& heading = resolved_.headings[i];
    if (scope_.headings.of[i].names_place) names.add(scope_.headings.of[i].first_name, heading.end);
  }
  names.add(scope_.first_name, scope_.segment.end);
  names.finish();
}

void Records::add_where() {
  Refill<Where> out(event_.where, work_.spare_where);
  for (uint32_t i = scope_.first_venue; i < scope_.end_venue; ++i) {
    const Venue& venue = scope_.venues[i];
    Where& where = out.next();
    if (venue.place == kNone)
      assign_seat(scope_.input.gazetteer, venue, where);
    else
      assign(resolved_.places[venue.place], venue, where);
    for (Place& place : event_.places)
      if (place.name == where.name && place.country == where.country) set(place.role, "venue");
  }
  out.finish();
}

void Records::add_warnings(const Outline& outline) {
  Refill<Warning> out(event_.warnings, work_.spare_warnings);
  fill_warnings(scope_, out, work_.spare_strings, event_);
  if (outline.first_twin != kNone) {
    constexpr size_t kMostRelated = 8;
    Warning& warning = out.next();
    warning.code = "duplicate";
    warning.message = "another record tells the same occasion";
    warning.span.reset();
    warning.sentence.clear();
    Refill<std::string> related(warning.related, work_.spare_strings);
    for (uint32_t i = outline.first_twin; i != kNone && related.size() < kMostRelated;
         i = work_.outlines[i].next_twin)
      if (i != done_) assign_id(i, related.next());
    related.finish();
  }
  out.finish();
}

}  // namespace annals::records
