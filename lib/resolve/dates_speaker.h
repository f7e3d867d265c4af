// Texts that speak from the day they were written, as news and letters do: "Friday", "last month",
// "in December" are told from that day, not from the last date that was mentioned.
#ifndef ANNALS_LIB_RESOLVE_DATES_SPEAKER_H_
#define ANNALS_LIB_RESOLVE_DATES_SPEAKER_H_

#include <optional>
#include <vector>

#include "calendar/period.h"
#include "mentions/input.h"
#include "resolve/dates_context.h"
#include "resolve/dates_grammar.h"
#include "resolve/dates_reading.h"
#include "resolve/resolved.h"

namespace annals::resolve {

enum class Tense : uint8_t { unknown, past, future };

class Speaker {
 public:
  // Speaks where the day of writing is known, and more dates are told from a speaker's day than
  // state day and year.
  Speaker(const mentions::Input& input, const DateGrammar& grammar, const DateContext& context,
          const Resolved& resolved, const std::vector<Reading>& readings);

  // The day that "ago" and "last month" are told from; none: the text doesn't speak, or the date
  // stands under a heading.
  std::optional<calendar::Day> day(uint32_t date) const;
  // The same for "Friday" and "in December"; none, too, where a full date of this sentence or the
  // last one leads the narrative on, and for the label of an entry.
  std::optional<calendar::Day> leading_day(uint32_t date) const;

  // Of the verb that stands nearest in its sentence.
  Tense tense(uint32_t date) const;
  // Its clause tells, in whatever text, of what is to come: "In March they will visit us".
  bool is_to_come(uint32_t date) const;

 private:
  const mentions::Input& input_;
  const DateGrammar& grammar_;
  const DateContext& context_;
  const Resolved& resolved_;
  bool speaks_ = false;
};

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_SPEAKER_H_
