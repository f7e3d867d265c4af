#include "records/records.h"

#include <unordered_map>

#include "records/clauses.h"
#include "records/convert.h"
#include "records/details.h"
#include "records/kind.h"
#include "records/roles.h"
#include "records/scope.h"
#include "records/segment.h"
#include "records/title.h"
#include "records/venue.h"
#include "records/warnings.h"
#include "records/when.h"
#include "records/words.h"

namespace annals::records {
namespace {

using mentions::Label;
using resolve::kNone;

// One record after the other, filled from its segment.
class Builder {
 public:
  Builder(const mentions::Input& input, const resolve::Resolved& resolved)
      : input_(input),
        resolved_(resolved),
        clauses_(input, resolved),
        words_(input.pack),
        scope_{input, resolved, clauses_, words_, {}, {}} {}

  Event build(const Segment& segment, size_t ordinal) {
    set_segment(scope_, segment);
    Event event;
    event.id = input_.document.name + "#" + std::to_string(ordinal);
    event.document = input_.document.name;
    event.span = span_of(input_, segment.first, segment.end);
    if (input_.document.with_text) event.text = text_of(input_, segment.first, segment.end);
    add_headings(segment, event);
    fill_when(scope_, event);
    fill_title(scope_, event);
    add_dates(event);
    place_of_.clear();
    organization_of_.clear();
    person_of_.clear();
    index_of_.assign(scope_.end_name - scope_.first_name, kNone);
    for (uint32_t heading = segment.heading; heading != kNone;
         heading = resolved_.headings[heading].parent) {
      const resolve::Heading& one = resolved_.headings[heading];
      if (one.kind == resolve::HeadingKind::place) add_names(one.first, one.end, event);
    }
    add_names(segment.first, segment.end, event);
    fill_kind(scope_, event);
    fill_where(scope_, event);
    fill_mode(scope_, event);
    fill_roles(scope_, index_of_, event);
    fill_attendance(scope_, event);
    fill_links(scope_, event);
    fill_warnings(scope_, event);
    return event;
  }

 private:
  void add_headings(const Segment& segment, Event& event) const {
    constexpr const char* kKinds[] = {"date", "place", "section"};
    for (uint32_t heading = segment.heading; heading != kNone;
         heading = resolved_.headings[heading].parent) {
      const resolve::Heading& one = resolved_.headings[heading];
      Heading out;
      out.text = text_of(input_, one.first, one.end);
      out.span = span_of(input_, one.first, one.end);
      out.kind = kKinds[static_cast<size_t>(one.kind)];
      event.headings.insert(event.headings.begin(), std::move(out));
    }
  }

  void add_dates(Event& event) const {
    for (size_t i = scope_.first_date; i < scope_.end_date; ++i) {
      const resolve::Date& date = resolved_.dates[i];
      if ((date.flags & resolve::kHeadingDate) != 0) continue;
      DateMention mention = to_date(input_, date);
      if (i == scope_.when) mention.role = "event";
      event.dates.push_back(std::move(mention));
    }
  }

  void add_names(uint32_t first, uint32_t end, Event& event) {
    for (size_t i = clauses_.first_name(first);
         i < resolved_.names.size() && resolved_.names[i].first < end; ++i) {
      const resolve::Name& name = resolved_.names[i];
      Mention mention = to_mention(input_, name);
      if (name.label == Label::place) {
        const auto [at, added] = place_of_.emplace(name.entity, event.places.size());
        if (added) event.places.push_back(to_place(resolved_.places[name.entity]));
        event.places[at->second].mentions.push_back(std::move(mention));
      } else if (name.label == Label::organization) {
        const auto [at, added] = organization_of_.emplace(name.entity, event.organizations.size());
        if (added)
          event.organizations.push_back(to_organization(resolved_.organizations[name.entity]));
        event.organizations[at->second].mentions.push_back(std::move(mention));
        note(i, at->second);
      } else if (name.label == Label::person) {
        const auto [at, added] = person_of_.emplace(name.entity, event.people.size());
        if (added) event.people.push_back(to_person(resolved_.people[name.entity]));
        event.people[at->second].mentions.push_back(std::move(mention));
        note(i, at->second);
      }
    }
  }

  void note(size_t name, size_t index) {
    if (name >= scope_.first_name && name < scope_.end_name)
      index_of_[name - scope_.first_name] = static_cast<uint32_t>(index);
  }

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  Clauses clauses_;
  Words words_;
  Scope scope_;
  std::vector<uint32_t> index_of_;                 // the event's entity of each name of the record
  std::unordered_map<uint32_t, size_t> place_of_;  // entity → index in the event
  std::unordered_map<uint32_t, size_t> organization_of_;
  std::unordered_map<uint32_t, size_t> person_of_;
};

}  // namespace

void build_records(const mentions::Input& input, const resolve::Resolved& resolved,
                   std::vector<Event>& events) {
  events.clear();
  std::vector<Segment> segments;
  find_segments(input, resolved, segments, nullptr);
  Builder builder(input, resolved);
  for (const Segment& segment : segments)
    events.push_back(builder.build(segment, events.size() + 1));
  warn_of_duplicates(events);
}

}  // namespace annals::records
