// A reading: what a temporal expression states, before anything is inferred.
#ifndef ANNALS_LIB_RESOLVE_DATES_READING_H_
#define ANNALS_LIB_RESOLVE_DATES_READING_H_

#include <cstdint>
#include <utility>

#include "calendar/period.h"
#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

struct DateGrammar;

enum class Relative : uint8_t { none, same, after, before, current, near };
// Whose date a relative expression is told from: the last one mentioned, the occasion's own, the
// document's, the heading's; the speaker's, which is the document's where the text speaks from the
// day it was written, else the last one mentioned.
enum class Anchor : uint8_t { mention, record, document, heading, speaker };

// What is counted or named: a grain, a weekday, or a named period in a month's place.
struct Unit {
  calendar::Grain grain = calendar::Grain::none;
  uint8_t weekday = 0;
  uint8_t month = 0;
  char clock = 0;  // 'H', 'M' or 'S': hours, minutes, seconds
};

struct Reading {
  calendar::Period start;
  calendar::Period end;  // of a range
  bool range = false;
  bool short_year = false;   // two digits: the century is open
  bool approximate = false;  // circa
  bool uncertain = false;    // perhaps
  bool of_event = false;
  calendar::Part part = calendar::Part::whole;
  calendar::Part part_end = calendar::Part::whole;
  calendar::Holiday holiday;
  calendar::Holiday holiday_end;  // of a range that begins with a feast
  int16_t nth = 0;                // 0: not used
  Unit nth_unit;
  Relative relative = Relative::none;
  bool shifted = false;
  int32_t shift = 0;
  Unit unit;
  Anchor anchor = Anchor::mention;
  uint8_t weekday = 0;  // as written; 0: none
  uint8_t weekday_end = 0;
  // Durations, sets and times.
  int32_t count = 0;  // -1: vague
  bool half = false;  // and a half
  int8_t hour = -1;
  int8_t minute = -1;
  // The word or the dash that joins a range's ends (tokens).
  uint32_t joint_first = kNone;
  uint32_t joint_end = kNone;

  bool needs_year() const { return !start.has_year() || (range && !end.has_year()); }
  // Counted from a feast or a date that it names.
  bool has_own_base() const {
    return shifted &&
           (holiday.kind != calendar::Holiday::Kind::none || start.grain != calendar::Grain::none);
  }
  bool is_relative() const {
    return relative != Relative::none || (shifted && !has_own_base()) || of_event;
  }
};

// How a document writes its dates.
enum class DayOrder : uint8_t { day_first, month_first };
struct DateHabits {
  DayOrder order = DayOrder::month_first;  // of "3/4/2019"
  bool iso = false;                        // it has dates like 2019-04-03, so "2006-07" is a month
  bool sections = false;                   // "4.1." before a line's words numbers a section
  bool months = false;                     // lines of it open with short names of months
  bool years = false;                      // lines of it open with years, one after the other
  bool early = false;                      // it tells of years before 1000
};

// The two numbers of a numeric date, as they stand.
std::pair<int32_t, int32_t> numeric_parts(const DateGrammar& grammar, const mentions::Input& input,
                                          const rules::Match& match);

// What a match states, into a fresh reading; false where the rule's own conditions fail ("2011/05"
// is no pair of consecutive years).
bool read(const DateGrammar& grammar, const mentions::Input& input, const rules::Match& match,
          const DateHabits& habits, Reading& reading);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_READING_H_
