// Ranges between dates of different kinds: "18 October 1987 until Easter 1988"; and days behind
// their year: "1936, Christmas Eve".
#ifndef ANNALS_LIB_RESOLVE_DATES_JOIN_H_
#define ANNALS_LIB_RESOLVE_DATES_JOIN_H_

#include <vector>

#include "resolve/dates_select.h"

namespace annals::resolve {

// Makes one of two dates that a word or a dash joins, where the text gives a year to either, which
// lends it to the other, or both are days or months of the same unknown year; and of a year that
// opens a line and the day of it behind a comma.
void join_ranges(const DateGrammar& grammar, const mentions::Input& input,
                 std::vector<Selected>& selected);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_JOIN_H_
