// Lines that tell where: a place by itself, a place and a date.
#ifndef ANNALS_LIB_RESOLVE_PLACE_LINES_H_
#define ANNALS_LIB_RESOLVE_PLACE_LINES_H_

#include <cstdint>

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// "Ghent, 4 February 2023": a short line of an entry that tells where and when. What stands before
// the date is names alone.
bool is_place_and_date(const mentions::Input& input, const text::Block& block, const Date& date);

// True if the tokens [first, end) are a place by itself: "Paris, France", "Lisbon (Portugal)",
// "Canada". `among_such`: the text has other such lines, so that a small town is one by itself,
// too.
bool is_place_line(const mentions::Input& input, uint32_t first, uint32_t end,
                   bool among_such = false);

// "Concepción", "Santiago": whether the tokens are one phrase that the gazetteer has as a town, a
// region or a country, whatever else they may be.
bool is_name_of_place(const mentions::Input& input, uint32_t first, uint32_t end);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PLACE_LINES_H_
