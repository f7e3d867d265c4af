// The record's fields, once: their names, their order and which may be absent, as
// docs/event.schema.json has them. JSON writers and readers, and whoever walks a record, are
// visitors of this list; none of them names a field itself.
//
//   struct Printer { void text(const char* key, const std::string& value); … };
//   annals::fields::visit(printer, event);
//
// A visitor has these members (const references for one that writes, references for one that
// reads; `key` is a string literal):
//   text(key, string)                  required
//   maybe(key, string)                 absent when empty
//   maybe_text(key, optional<string>)  absent without a value
//   choice(key, string, list)          required, one of the list's words (parted by spaces)
//   maybe_choice, null_choice          absent, null when empty
//   day(key, string), maybe_day        an ISO 8601 day
//   country(key, string)               ISO 3166-1 alpha-2, null when empty
//   maybe_country(key, string)         the same, absent when empty
//   integer(key, int64_t, least)       required
//   maybe_integer(key, optional<int64_t>, least)
//   fraction(key, optional<double>, low, high)
//   unit(key, OffsetUnit), span(key, Span), maybe_span(key, optional<Span>)
//   object(key, optional<T>)           null without a value
//   list(key, vector<T>)               required
//   maybe_list(key, vector<T>)         absent when empty; T may be a string
// Cost: inline; a visitor of templates compiles to straight code.
#ifndef ANNALS_FIELDS_H_
#define ANNALS_FIELDS_H_

#include <concepts>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#include "annals/event.h"

namespace annals::fields {

inline constexpr std::string_view kBases = "text heading context";
inline constexpr std::string_view kDateTypes = "date time duration set";
inline constexpr std::string_view kDatePrecisions =
    "minute hour day week month quarter season year decade century other";
inline constexpr std::string_view kPlaceKinds =
    "country region city district facility natural continent other";
inline constexpr double kAnyNumber = std::numeric_limits<double>::infinity();

// A T to write from, or one to read into.
template <typename R, typename T>
concept Of = std::same_as<std::remove_cvref_t<R>, T>;

// What a place is called and where it lies: shared by records and annotations.
template <typename V, typename P>
void visit_place(V& v, P& place) {
  v.text("name", place.name);
  v.choice("kind", place.kind, kPlaceKinds);
  v.country("country", place.country);
  v.maybe("subdivision", place.subdivision);
  v.maybe_integer("geonames", place.geonames, INT64_MIN);
  v.fraction("latitude", place.latitude, -kAnyNumber, kAnyNumber);
  v.fraction("longitude", place.longitude, -kAnyNumber, kAnyNumber);
}

template <typename V, typename O>
void visit_organization(V& v, O& organization) {
  v.text("name", organization.name);
  v.maybe("acronym", organization.acronym);
  v.maybe_list("aliases", organization.aliases);
  v.maybe("kind", organization.kind);
  v.maybe_country("country", organization.country);
  v.maybe("id", organization.id);
}

template <typename V, typename P>
void visit_person(V& v, P& person) {
  v.text("name", person.name);
  v.maybe("honorific", person.honorific);
  v.maybe_list("titles", person.titles);
  v.maybe_list("affiliations", person.affiliations);
}

template <typename V, typename D>
void visit_date_value(V& v, D& date) {
  v.choice("type", date.type, kDateTypes);
  v.maybe_day("start", date.start);
  v.maybe_day("end", date.end);
  v.maybe("edtf", date.edtf);
  v.maybe("timex", date.timex);
  v.maybe_choice("precision", date.precision, kDatePrecisions);
}

template <typename V, Of<Heading> H>
void visit(V& v, H& heading) {
  v.text("text", heading.text);
  v.span("span", heading.span);
  v.choice("kind", heading.kind, "date place section");
}

template <typename V, Of<Title> T>
void visit(V& v, T& title) {
  v.text("text", title.text);
  v.span("span", title.span);
  v.maybe_integer("edition", title.edition, 1);
  v.maybe("theme", title.theme);
}

template <typename V, Of<When> W>
void visit(V& v, W& when) {
  v.day("start", when.start);
  v.day("end", when.end);
  v.text("edtf", when.edtf);
  v.choice("precision", when.precision, "day month season year decade century other");
  v.choice("basis", when.basis, kBases);
}

template <typename V, Of<Where> W>
void visit(V& v, W& where) {
  v.text("name", where.name);
  v.country("country", where.country);
  v.maybe("subdivision", where.subdivision);
  v.maybe_integer("geonames", where.geonames, INT64_MIN);
  v.fraction("latitude", where.latitude, -kAnyNumber, kAnyNumber);
  v.fraction("longitude", where.longitude, -kAnyNumber, kAnyNumber);
  v.choice("basis", where.basis, kBases);
}

template <typename V, Of<Implied> I>
void visit(V& v, I& implied) {
  v.choice("part", implied.part, "year month day century start end");
  v.choice("source", implied.source, "heading mention record document rule");
  v.maybe_span("span", implied.span);
}

template <typename V, Of<DateMention> D>
void visit(V& v, D& date) {
  v.text("text", date.text);
  v.span("span", date.span);
  visit_date_value(v, date);
  v.choice("role", date.role, "event reference");
  v.maybe("rule", date.rule);
  v.maybe_list("implied", date.implied);
  v.fraction("confidence", date.confidence, 0, 1);
}

template <typename V, Of<Mention> M>
void visit(V& v, M& mention) {
  v.text("text", mention.text);
  v.span("span", mention.span);
  v.maybe("rule", mention.rule);
  v.fraction("confidence", mention.confidence, 0, 1);
}

template <typename V, Of<Place> P>
void visit(V& v, P& place) {
  visit_place(v, place);
  v.choice("role", place.role, "venue origin mentioned");
  v.list("mentions", place.mentions);
}

template <typename V, Of<Organization> O>
void visit(V& v, O& organization) {
  visit_organization(v, organization);
  v.choice("role", organization.role, "organizer host participant mentioned");
  v.list("mentions", organization.mentions);
}

template <typename V, Of<Person> P>
void visit(V& v, P& person) {
  visit_person(v, person);
  v.choice("role", person.role, "speaker participant mentioned");
  v.list("mentions", person.mentions);
}

template <typename V, Of<Attendance> A>
void visit(V& v, A& attendance) {
  v.integer("count", attendance.count, 0);
  v.maybe_choice("qualifier", attendance.qualifier, "about at_least at_most exactly");
  v.text("unit", attendance.unit);
  v.text("text", attendance.text);
  v.span("span", attendance.span);
}

template <typename V, Of<Link> L>
void visit(V& v, L& link) {
  v.text("url", link.url);
  v.span("span", link.span);
}

template <typename V, Of<Warning> W>
void visit(V& v, W& warning) {
  v.text("code", warning.code);
  v.text("message", warning.message);
  v.maybe_span("span", warning.span);
  v.maybe_list("related", warning.related);
  v.maybe("sentence", warning.sentence);
}

template <typename V, Of<Event> E>
void visit(V& v, E& event) {
  v.text("id", event.id);
  v.text("document", event.document);
  v.unit("offsets", event.offsets);
  v.maybe("encoding", event.encoding);
  v.span("span", event.span);
  v.list("headings", event.headings);
  v.maybe_text("text", event.text);
  v.object("title", event.title);
  v.text("kind", event.kind);
  v.object("when", event.when);
  v.list("where", event.where);
  v.null_choice("mode", event.mode, "in_person online hybrid");
  v.list("dates", event.dates);
  v.list("places", event.places);
  v.list("organizations", event.organizations);
  v.list("people", event.people);
  v.maybe_list("attendance", event.attendance);
  v.maybe_list("links", event.links);
  v.list("warnings", event.warnings);
}

// An annotation: label, text, span, rule, then the fields of its sort.
template <typename V, Of<Annotation> A>
void visit(V& v, A& annotation) {
  v.choice("label", annotation.label, "date place organization person event");
  v.text("text", annotation.text);
  v.span("span", annotation.span);
  v.maybe("rule", annotation.rule);
  if (annotation.date) {
    visit_date_value(v, *annotation.date);
    v.maybe_list("implied", annotation.date->implied);
    v.fraction("confidence", annotation.date->confidence, 0, 1);
  }
  if (annotation.place) visit_place(v, *annotation.place);
  if (annotation.organization) visit_organization(v, *annotation.organization);
  if (annotation.person) visit_person(v, *annotation.person);
  if (annotation.title) {
    v.maybe_integer("edition", annotation.title->edition, 1);
    v.maybe("theme", annotation.title->theme);
  }
}

}  // namespace annals::fields

#endif  // ANNALS_FIELDS_H_
