// What resolution gives: every mention with its entity or value, and the heading tree. records/
// turns it into events, the annotator into annotations.
//
// Positions are token ranges, half open; bytes come from the tokens. Everything is ascending.
#ifndef ANNALS_LIB_RESOLVE_RESOLVED_H_
#define ANNALS_LIB_RESOLVE_RESOLVED_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calendar/civil.h"
#include "mentions/candidate.h"
#include "mentions/table_columns.h"
#include "resolve/spares.h"

namespace annals::resolve {

inline constexpr uint32_t kNone = 0xFFFFFFFFu;

// --- headings ---
enum class HeadingKind : uint8_t { date, place, section };

// What a heading is to others: which of them end it.
struct HeadingStyle {
  uint32_t strength = 0;  // how much it stands out
  uint8_t hash = 0;       // Markdown level; 0: none
  bool is_title = false;
  bool is_mode = false;   // "Online": stands among places
  bool superior = false;  // headings follow it at once: it governs years, too
};

struct Heading {
  uint32_t block = 0;  // index into Layout::blocks
  uint32_t first = 0;  // tokens of its text (without decoration)
  uint32_t end = 0;
  HeadingKind kind = HeadingKind::section;
  uint8_t level = 1;        // 1 outermost
  uint32_t parent = kNone;  // index of the heading that governs it
  // The first block that it no longer governs.
  uint32_t end_block = 0;
  // Of a date heading: what it gives ("2019", "2016–2018", "Fall 2015", "12 May 2009").
  std::optional<calendar::Interval> when;
  HeadingStyle style;
};

// --- dates ---
enum class TimexType : uint8_t { date, time, duration, set };
enum class Precision : uint8_t {
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  season,
  year,
  decade,
  century,
  other
};
enum class Part : uint8_t { year, month, day, century, start, end };
enum class ImpliedBy : uint8_t { heading, mention, record, document, rule };

struct ImpliedPart {
  Part part = Part::year;
  ImpliedBy source = ImpliedBy::heading;
  uint32_t first = kNone;  // tokens of what gave it; kNone: nothing to show
  uint32_t end = kNone;
};

enum DateFlag : uint32_t {
  kHeadingDate = 1,  // stands in a date heading: governs, and is no mention of a record
  kRelative = 2,     // "the following day", "two weeks later"
  kNoYear = 4,       // the text gives no year
  kWeekdayMismatch = 8,
  kImpossible = 16,  // "31 June"
  kEndBeforeStart = 32,
  kOpenEnd = 64,    // since, until, before, after
  kYearOnly = 128,  // a bare year or range of years
  kTimed = 256,     // a day or a month after a preposition of time: "in April", "on 1 March"
  kPosting = 512,   // tells when its news was put up: "Posted on 14.02.2023"
};

struct Date {
  uint32_t first = 0;
  uint32_t core = 0;  // its first token that is no article: where a name may begin that holds it
  uint32_t end = 0;
  TimexType type = TimexType::date;
  Precision precision = Precision::day;
  bool has_value = false;
  calendar::Interval value;
  std::string edtf;
  std::string timex;
  uint32_t rule = kNone;
  uint32_t flags = 0;
  std::vector<ImpliedPart> implied;
  // Of a range, the tokens that join its ends ("to", "–"); kNone: no range.
  uint32_t joint_first = kNone;
  uint32_t joint_end = kNone;
  const char* mod = "";      // TIMEX3 modifier: START, MID, END, APPROX
  const char* mod_end = "";  // of a range's end
};

// The year in the name of an edition of a series: "MarshConf 2023".
struct Edition {
  uint32_t block = 0;
  uint32_t name = 0;   // the last token of the name before it
  uint32_t first = 0;  // tokens of the year; the name's own, where it is one: "ICML95"
  uint32_t end = 0;
  int year = 0;
};

// --- names ---
struct PlaceEntity {
  std::string name;  // canonical, English
  std::string kind;  // as in the schema
  std::string country;
  std::string subdivision;
  std::optional<int64_t> geonames;
  std::optional<double> latitude;
  std::optional<double> longitude;
};

struct OrganizationEntity {
  std::string name;
  std::string acronym;
  std::vector<std::string> aliases;
  std::string kind;
  std::string country;
  std::string id;
};

struct PersonEntity {
  std::string name;
  std::string honorific;
  std::vector<std::string> titles;
  std::vector<std::string> affiliations;
};

struct EventName {
  uint32_t first = 0;
  uint32_t end = 0;
  uint32_t head = kNone;  // the head noun's token ("Congress")
  std::optional<int64_t> edition;
  std::string theme;
  bool quoted = false;
  float score = 0;
  uint32_t rule = kNone;
};

// A mention of a place, an organization or a person.
struct Name {
  uint32_t first = 0;
  uint32_t end = 0;
  mentions::Label label = mentions::Label::place;
  uint32_t entity = 0;  // index into the vector of its label
  float score = 0;
  uint32_t rule = kNone;
  uint32_t phrase = 0;
};

struct Resolved {
  std::vector<Heading> headings;
  std::vector<uint32_t> heading_of_block;  // governing heading (innermost) of each block; kNone
  // Blocks, ascending, that are the title of the entry which the paragraph below them opens with
  // its place and day.
  std::vector<uint32_t> titles_over_text;
  // First tokens, ascending, of days that stand alone between a headline and its story.
  std::vector<uint32_t> datelines;
  std::vector<Date> dates;
  std::vector<Edition> editions;  // at most one of a block
  std::vector<Name> names;        // places, organizations and people
  std::vector<EventName> events;
  // Quotations, ascending, that may name an occasion: the kind of their record tells.
  std::vector<EventName> untold;
  std::vector<PlaceEntity> places;
  std::vector<OrganizationEntity> organizations;
  std::vector<PersonEntity> people;
  mentions::TableColumns columns;  // of the tables
  uint32_t owner = kNone;          // index into `organizations`: whose archive it is
  bool goes_on = false;            // the text is a later window of an archive

  // Empties it. What its elements hold is kept for those that are added next.
  void clear();
  // Append an empty element, with the memory of an earlier one.
  Date& add_date();
  PlaceEntity& add_place();
  OrganizationEntity& add_organization();
  PersonEntity& add_person();
  std::string& add_string(std::vector<std::string>& strings) {
    std::string& string = spare_strings_.add(strings);
    string.clear();
    return string;
  }
  template <typename Test>
  void erase_dates_if(const Test& test) {
    const auto end = std::remove_if(dates.begin(), dates.end(), test);
    spare_dates_.cut(dates, static_cast<size_t>(end - dates.begin()));
  }
  void drop_last_date() { spare_dates_.cut(dates, dates.size() - 1); }

 private:
  Spares<Date> spare_dates_;
  Spares<PlaceEntity> spare_places_;
  Spares<OrganizationEntity> spare_organizations_;
  Spares<PersonEntity> spare_people_;
  Spares<std::string> spare_strings_;
};

// The first date that begins at the token or behind it; the end of `dates`: none does.
std::vector<Date>::const_iterator first_date_from(const std::vector<Date>& dates, uint32_t token);
// "Monday, 3 March 2014, 19:30" are two dates: from the index of the hour, that of the day, if it
// is not below `first`. The index of any other date is given back.
uint32_t day_of_hour(const std::vector<Date>& dates, uint32_t date, uint32_t first = 0);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_RESOLVED_H_
