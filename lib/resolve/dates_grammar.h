// The date rules' `value` tables, compiled once for a pack: which capture or constant fills which
// slot (docs/dates.md describes the keys). One evaluator serves all rules.
#ifndef ANNALS_LIB_RESOLVE_DATES_GRAMMAR_H_
#define ANNALS_LIB_RESOLVE_DATES_GRAMMAR_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "resolve/dates_reading.h"
#include "resolve/heading_lines.h"
#include "resolve/resolved.h"
#include "rules/pack.h"

namespace annals::resolve {

inline constexpr uint16_t kNoCapture = 0xFFFF;

// "{name}", a number, or a word that the slot knows; empty: the slot is not used.
struct Slot {
  uint16_t capture = kNoCapture;
  bool constant = false;
  int32_t number = 0;
  std::string_view word;

  bool used() const { return constant || capture != kNoCapture; }
};

struct PointSlots {
  Slot year, month, day;
};

struct DateRule {
  bool is_date = false;  // of kind "date"
  bool never = false;    // takes its tokens away from the others
  TimexType type = TimexType::date;
  Anchor anchor = Anchor::mention;
  bool of_event = false;     // counts the days of an occasion
  bool increasing = false;   // no match unless the end is after the start
  bool consecutive = false;  // no match unless the end is the year after the start
  bool iso = false;          // a year and a month in the notation of ISO 8601
  bool listed = false;       // a month or a year only among lines that open with different ones
  bool early = false;        // three digits that only another such year makes a year
  std::string_view timex;    // a fixed TIMEX3 value
  PointSlots start, end;
  Slot part, part_end, nth, nth_unit, unit, relative, shift_sign, shift_count, holiday;
  Slot decade, decade_end, century, century_end, week;
  Slot numeric_a, numeric_b, numeric_end_a, numeric_end_b;
  Slot count, hour, minute, half, word, roman;
};

// The numbers among the weights ("date.…") that say what a date without its century or its year may
// mean.
struct DateWeights {
  explicit DateWeights(const rules::Pack& pack);

  int32_t latest_short_year;    // a year of two digits, or a decade of them, is no later
  int32_t short_year_reach;     // years from what is near to which its century is chosen
  int32_t longest_short_range;  // "1914-18": the years that such a range may span
  int32_t season_break;         // the month between two seasons of two years each
  int32_t turn_forward;         // months back at which an undated month is of the next year
  int32_t turn_back;            // months on at which it is of the year before
  int32_t disorder;             // days that an entry may stand on the wrong side of its neighbour
  int32_t first_title_year;     // a number in the text's title is a year between these
  int32_t last_title_year;      //
  int32_t tense_reach;          // tokens before or behind a date at which a verb tells its tense
  int32_t auxiliary_reach;      // tokens before a participle at which "will" may stand
};

// The lists and captures that the evaluator itself knows.
struct DateGrammar {
  explicit DateGrammar(const rules::Pack& pack);

  const rules::Pack& pack;
  std::vector<DateRule> rules;  // by rule number
  DateWeights weights;

  rules::ListId month, month_roman, weekday, season, term, quarter, half, era, ordinal, cardinal,
      unit, day_time, day_part, clock_unit, set_adverb, weekday_plural, season_plural, part,
      anaphoric, deictic, instant, trailing, later, deictic_day, decade_word, feast, feast_side,
      open_cue, dated_deed, about_cue, uncertain_cue, range_cue, put_off_verb, between_cue,
      and_word, range_word, loose_range_word, year_context, time_cue, article, past_cue, future_cue,
      coming_verb, clause_and, year_word, abstract_label, aside_cue, friends_month,
      friends_month_old, roman_mark;
  uint32_t of;  // word
  PostingWords posting;
  uint16_t c_era, c_weekday, c_weekday2, c_to, c_approximate, c_separator, c_dual, c_hundred,
      c_oldmonth, c_numbermonth;
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_GRAMMAR_H_
