// Small records for hand-counted cases.
#ifndef ANNALS_TESTS_UNIT_EVALUATION_RECORDS_H_
#define ANNALS_TESTS_UNIT_EVALUATION_RECORDS_H_

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "annals/evaluation.h"
#include "evaluation/measures.h"

namespace annals::test {

inline Event record(Span span) {
  Event event;
  event.id = "d#1";
  event.document = "d";
  event.span = span;
  event.kind = "meeting";
  return event;
}

inline void add_date(Event& event, Span span, std::string start, std::string end = {},
                     std::string type = "date") {
  DateMention date;
  date.text = "date";
  date.span = span;
  date.type = std::move(type);
  date.end = end.empty() ? start : std::move(end);
  date.start = std::move(start);
  date.role = "event";
  event.dates.push_back(std::move(date));
}

inline void add_place(Event& event, Span span, std::string name, std::string country,
                      std::string text = "place") {
  Place place;
  place.name = std::move(name);
  place.country = std::move(country);
  place.kind = "other";
  place.role = "mentioned";
  place.mentions = {{std::move(text), span, "", {}}};
  event.places.push_back(std::move(place));
}

inline void add_organization(Event& event, Span span, std::string name,
                             std::string role = "mentioned") {
  Organization organization;
  organization.name = std::move(name);
  organization.role = std::move(role);
  organization.mentions = {{"organization", span, "", {}}};
  event.organizations.push_back(std::move(organization));
}

inline void add_person(Event& event, Span span, std::string name, std::string rule = {}) {
  Person person;
  person.name = std::move(name);
  person.role = "mentioned";
  person.mentions = {{"person", span, std::move(rule), {}}};
  event.people.push_back(std::move(person));
}

inline void set_when(Event& event, std::string start, std::string end) {
  event.when = When{std::move(start), std::move(end), "", "day", "text"};
}

inline void add_venue(Event& event, std::string name, std::string country) {
  Where where;
  where.name = std::move(name);
  where.country = std::move(country);
  where.basis = "text";
  event.where.push_back(std::move(where));
}

inline std::vector<evaluation::Records> document(std::vector<Event> events, std::string text = {},
                                                 std::string name = "d") {
  return {{std::move(name), std::move(events), std::move(text)}};
}

// The tally of a measure in the only document.
inline evaluation::Tally tally(const std::vector<Event>& gold, const std::vector<Event>& predicted,
                               std::string_view measure, const evaluation::Options& options = {}) {
  return evaluation::evaluate(document(gold), document(predicted), options)
      .documents[0]
      .figure(measure)
      .tally;
}

}  // namespace annals::test

namespace annals::evaluation {
inline void PrintTo(const Tally& t, std::ostream* out) {
  *out << "{" << t.credit << ", " << t.predicted << ", " << t.gold << "}";
}
}  // namespace annals::evaluation

#endif  // ANNALS_TESTS_UNIT_EVALUATION_RECORDS_H_
