// Dates: the values of temporal expressions.
//
// Two steps, with the headings between them: what the text itself states, then what the headings,
// the narrative and the document imply.
#ifndef ANNALS_LIB_RESOLVE_DATES_H_
#define ANNALS_LIB_RESOLVE_DATES_H_

#include <vector>

#include "mentions/input.h"
#include "resolve/dates_grammar.h"
#include "resolve/dates_reading.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Chooses among the date rules' matches (overlaps: docs/rules.md) and evaluates what each states.
// Fills `out.dates`; those that need an anchor have no value yet (kNoYear, kRelative). Gives what
// each of them states, in their order.
std::vector<Reading> evaluate_dates(const mentions::Input& input, const DateGrammar& grammar,
                                    Resolved& out);

// Completes and resolves the rest from `out.headings`, from other dates and from the document's
// date; drops relative expressions that nothing resolves. Times of the day get their days.
void anchor_dates(const mentions::Input& input, const DateGrammar& grammar,
                  std::vector<Reading> readings, Resolved& out);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_H_
