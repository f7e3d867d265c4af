// Every span of a record, once.
#ifndef ANNALS_LIB_TEXT_SPANS_H_
#define ANNALS_LIB_TEXT_SPANS_H_

#include "annals/event.h"

namespace annals::text {

template <typename F>
void for_each_span(DateMention& date, const F& f) {
  f(date.span);
  for (Implied& implied : date.implied)
    if (implied.span) f(*implied.span);
}

template <typename Entity, typename F>
void for_each_mention_span(Entity& entity, const F& f) {
  for (Mention& mention : entity.mentions) f(mention.span);
}

template <typename F>
void for_each_span(Event& event, const F& f) {
  f(event.span);
  for (Heading& heading : event.headings) f(heading.span);
  if (event.title) f(event.title->span);
  for (DateMention& date : event.dates) for_each_span(date, f);
  for (Place& place : event.places) for_each_mention_span(place, f);
  for (Organization& organization : event.organizations) for_each_mention_span(organization, f);
  for (Person& person : event.people) for_each_mention_span(person, f);
  for (Attendance& attendance : event.attendance) f(attendance.span);
  for (Link& link : event.links) f(link.span);
  for (Warning& warning : event.warnings)
    if (warning.span) f(*warning.span);
}

template <typename F>
void for_each_span(Annotation& annotation, const F& f) {
  f(annotation.span);
  if (annotation.date) for_each_span(*annotation.date, f);
  if (annotation.place) for_each_mention_span(*annotation.place, f);
  if (annotation.organization) for_each_mention_span(*annotation.organization, f);
  if (annotation.person) for_each_mention_span(*annotation.person, f);
  if (annotation.title) f(annotation.title->span);
}

// Every text of a record that is a slice of the input, with its span.
template <typename Entity, typename F>
void for_each_mention_text(Entity& entity, const F& f) {
  for (Mention& mention : entity.mentions) f(mention.text, mention.span);
}

template <typename F>
void for_each_text(Event& event, const F& f) {
  if (event.text) f(*event.text, event.span);
  for (Heading& heading : event.headings) f(heading.text, heading.span);
  if (event.title) f(event.title->text, event.title->span);
  for (DateMention& date : event.dates) f(date.text, date.span);
  for (Place& place : event.places) for_each_mention_text(place, f);
  for (Organization& organization : event.organizations) for_each_mention_text(organization, f);
  for (Person& person : event.people) for_each_mention_text(person, f);
  for (Attendance& attendance : event.attendance) f(attendance.text, attendance.span);
}

template <typename F>
void for_each_text(Annotation& annotation, const F& f) {
  f(annotation.text, annotation.span);
  if (annotation.date) f(annotation.date->text, annotation.date->span);
  if (annotation.title) f(annotation.title->text, annotation.title->span);
}

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_SPANS_H_
