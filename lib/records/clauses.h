// What segmentation and the fields ask about a stretch of tokens.
#ifndef ANNALS_LIB_RECORDS_CLAUSES_H_
#define ANNALS_LIB_RECORDS_CLAUSES_H_

#include <cstdint>

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::records {

struct Range {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
};

class Clauses {
 public:
  Clauses(const mentions::Input& input, const resolve::Resolved& resolved);

  // True if an entry of the list stands in the range; `where` becomes its token.
  bool holds(rules::ListId list, Range range, uint32_t* where = nullptr) const;
  // True if an entry of the list begins the range.
  bool opens(rules::ListId list, Range range) const;

  // --- dates ---
  // The first date of the range that may be an occasion's own: a day, month or year of the main
  // clause, not one that is only spoken of. kNone: there is none.
  uint32_t own_date(Range range, bool with_relative = true) const;
  // True if nothing but lead words stands between the range's start and the date.
  bool leads(Range range, const resolve::Date& date) const;
  // True if the date stands in brackets.
  bool bracketed(const resolve::Date& date) const;
  // True if the date stands in a clause that tells of another time than its sentence: "which had
  // opened in 1993", "planned for June". `range` bounds the sentence.
  bool subordinate(Range range, const resolve::Date& date) const;
  // A day or so counted from the occasion just told: "the day after", "on the last day".
  bool next_day(const resolve::Date& date) const;

  // --- the sentence ---
  // Where the main clause begins: behind "As part of …," and its like, and behind a leading date.
  uint32_t main_clause(Range range) const;
  // True if the range opens with somebody who acts: a name, "we", "the club".
  bool actor_leads(Range range) const;
  // Introduces a gathering: an event's name (its index in `event`), or an indefinite noun.
  bool introduces(Range range, uint32_t* event) const;
  // "this seminar", "the conference was …": speaks of an occasion already told.
  bool points_back(Range range) const;

  // Index of the first date, name, event name that begins at or after `token`.
  size_t first_date(uint32_t token) const;
  size_t first_name(uint32_t token) const;
  size_t first_event(uint32_t token) const;

 private:
  std::string_view at(uint32_t token) const {
    return text::slice(input_.text, input_.tokens[token]);
  }
  bool in(rules::ListId list, uint32_t token) const {
    return input_.pack.contains(list, input_.tokens[token].word);
  }
  uint32_t behind_date(Range range) const;
  bool event_noun_at(uint32_t token) const;
  bool is_selective(uint32_t token) const;

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  rules::ListId date_lead_, subordinate_, pluperfect_, happening_, later_, deictic_, event_noun_,
      event_noun_weak_, restrictive_, anaphoric_, definite_, selective_, possessive_, adjunct_,
      first_person_, actor_noun_, article_, indefinite_, dependent_;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_CLAUSES_H_
