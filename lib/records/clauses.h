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

  // The first date of the range that may be an occasion's own: a day, month or year of the main
  // clause, not one that is only spoken of. kNone: there is none.
  uint32_t own_date(Range range, bool with_relative = true) const;
  // True if nothing but lead words stands between the range's start and the date.
  bool leads(Range range, const resolve::Date& date) const;
  // True if the date stands in brackets.
  bool bracketed(const resolve::Date& date) const;
  // Index of the first date that begins at or after `token`.
  size_t first_date(uint32_t token) const;
  // Index of the first name, of the first event name, that begins at or after `token`.
  size_t first_name(uint32_t token) const;
  size_t first_event(uint32_t token) const;

  // "this seminar", "the conference was …": speaks of an occasion already told.
  bool points_back(Range range) const;

 private:
  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  bool is_present(const resolve::Date& date) const;
  bool subordinate(Range range, const resolve::Date& date) const;

  rules::ListId date_lead_, subordinate_, event_noun_, restrictive_, determiner_, demonstrative_,
      possessive_, tour_, held_;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_CLAUSES_H_
