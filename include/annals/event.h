// Event records: what an extraction gives. The JSON form is docs/event.schema.json, field by
// field; what is right is docs/annotation.md.
//
// Units: a Span is half open [begin, end) in bytes of the input (offsets.h converts).
// Ownership: plain values; strings are copies, never views into the text.
// Empty strings and empty vectors stand for absent optional fields. Closed lists: fields.h.
// Threads: plain data.
#ifndef ANNALS_EVENT_H_
#define ANNALS_EVENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "annals/export.h"

namespace annals {

struct Span {
  uint64_t begin = 0;
  uint64_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
  friend auto operator<=>(const Span&, const Span&) = default;  // NOLINT: clang-tidy 14
};

enum class OffsetUnit : uint8_t { byte, codepoint, utf16 };

// A heading that governs a record.
struct Heading {
  std::string text;
  Span span;
  std::string kind;  // "date", "place" or "section"
  friend bool operator==(const Heading&, const Heading&) = default;
};

// The occasion's own name.
struct Title {
  std::string text;
  Span span;
  std::optional<int64_t> edition;  // from 1
  std::string theme;               // empty: none
  friend bool operator==(const Title&, const Title&) = default;
};

// When the occasion was. Days are ISO 8601 "YYYY-MM-DD" (a leading '-' and more digits outside
// 0000–9999), both ends inclusive.
struct When {
  std::string start;
  std::string end;
  std::string edtf;       // ISO 8601-2 / EDTF level 1
  std::string precision;  // day, month, season, year, decade, century, other
  std::string basis;      // text, heading, context
  friend bool operator==(const When&, const When&) = default;
};

// A venue.
struct Where {
  std::string name;
  std::string country;              // ISO 3166-1 alpha-2; empty: unknown (null in JSON)
  std::string subdivision;          // ISO 3166-2, or GeoNames admin1 ("FR.11")
  std::optional<int64_t> geonames;  // its id there
  std::optional<double> latitude;   // degrees, WGS 84
  std::optional<double> longitude;
  std::string basis;  // text, heading, context
  friend bool operator==(const Where&, const Where&) = default;
};

// One part of a date that its text does not state, and what gave it.
struct Implied {
  std::string part;    // year, month, day, century, start, end
  std::string source;  // heading, mention, record, document, rule
  std::optional<Span> span;
  friend bool operator==(const Implied&, const Implied&) = default;
};

// A temporal expression of the text.
struct DateMention {
  std::string text;
  Span span;
  std::string type;   // TIMEX3 type in lower case: date, time, duration, set
  std::string start;  // empty where it has no value
  std::string end;
  std::string edtf;
  std::string timex;      // TIMEX3 value
  std::string precision;  // minute … century, other
  std::string role;       // event, reference
  std::string rule;       // what fired; with Options::explain
  std::vector<Implied> implied;
  std::optional<double> confidence;  // 0–1
  friend bool operator==(const DateMention&, const DateMention&) = default;
};

// One occurrence of an entity.
struct Mention {
  std::string text;
  Span span;
  std::string rule;                  // what fired; with Options::explain
  std::optional<double> confidence;  // 0–1
  friend bool operator==(const Mention&, const Mention&) = default;
};

struct Place {
  std::string name;
  std::string kind;     // country, region, city, district, facility, natural, continent, other
  std::string country;  // empty: unknown
  std::string subdivision;
  std::optional<int64_t> geonames;
  std::optional<double> latitude;
  std::optional<double> longitude;
  std::string role;  // venue, origin, mentioned
  std::vector<Mention> mentions;
  friend bool operator==(const Place&, const Place&) = default;
};

struct Organization {
  std::string name;  // the fullest that the document or the gazetteer gives
  std::string acronym;
  std::vector<std::string> aliases;
  std::string kind;
  std::string country;  // empty: absent
  std::string id;       // with its scheme, e.g. "ror:0384j8v12"
  std::string role;     // organizer, host, participant, mentioned
  std::vector<Mention> mentions;
  friend bool operator==(const Organization&, const Organization&) = default;
};

struct Person {
  std::string name;
  std::string honorific;
  std::vector<std::string> titles;
  std::vector<std::string> affiliations;
  std::string role;  // speaker, participant, mentioned
  std::vector<Mention> mentions;
  friend bool operator==(const Person&, const Person&) = default;
};

struct Attendance {
  int64_t count = 0;
  std::string qualifier;  // about, at_least, at_most, exactly; empty: absent
  std::string unit;       // who was counted: "people", or the word in lower case
  std::string text;
  Span span;
  friend bool operator==(const Attendance&, const Attendance&) = default;
};

struct Link {
  std::string url;  // as the text has it; in markup, the target
  Span span;
  friend bool operator==(const Link&, const Link&) = default;
};

// What a person should check.
struct Warning {
  std::string code;  // e.g. year-mismatch, weekday-mismatch, impossible-date
  std::string message;
  std::optional<Span> span;
  std::vector<std::string> related;  // ids of the other records concerned
  std::string sentence;
  friend bool operator==(const Warning&, const Warning&) = default;
};

// One occasion told by an archive.
struct Event {
  std::string id;        // "<document>#<ordinal from 1>"
  std::string document;  // the document's name
  OffsetUnit offsets = OffsetUnit::byte;
  std::string encoding;  // the input's, when it was converted: offsets are of the UTF-8 form
  Span span;
  std::vector<Heading> headings;  // outermost first
  std::optional<std::string> text;
  std::optional<Title> title;
  std::string kind;
  std::optional<When> when;
  std::vector<Where> where;
  std::string mode;  // in_person, online, hybrid; empty: null
  std::vector<DateMention> dates;
  std::vector<Place> places;
  std::vector<Organization> organizations;
  std::vector<Person> people;
  std::vector<Attendance> attendance;
  std::vector<Link> links;
  std::vector<Warning> warnings;
  friend bool operator==(const Event&, const Event&) = default;
};

// A mention with the fields of its sort, for text that need not be an archive. Exactly one of the
// optional members is set, except for `event`, which uses `title`. The `mentions` and `role` of
// the entity are empty.
struct Annotation {
  std::string label;  // date, place, organization, person, event
  std::string text;
  Span span;
  std::string rule;
  std::optional<DateMention> date;
  std::optional<Place> place;
  std::optional<Organization> organization;
  std::optional<Person> person;
  std::optional<Title> title;
  friend bool operator==(const Annotation&, const Annotation&) = default;
};

}  // namespace annals

#endif  // ANNALS_EVENT_H_
