// Dates that are told from another one.
#ifndef ANNALS_LIB_RESOLVE_DATES_RELATIVE_H_
#define ANNALS_LIB_RESOLVE_DATES_RELATIVE_H_

#include <optional>

#include "resolve/dates_context.h"
#include "resolve/dates_reading.h"

namespace annals::resolve {

// What a relative expression is told from.
struct Origin {
  calendar::Interval value;
  calendar::Grain grain = calendar::Grain::none;  // how finely it is told
  Source source;
  bool past = false;  // a weekday near it is over
};

// The coarsest origin that can tell it: "two days later" needs a day, "that year" only a year.
calendar::Grain coarsest_origin(const Reading& reading);

// Turns the relative reading into a plain one, counted from the origin; false where it cannot be
// (the fifth day of a meeting of three).
bool resolve_relative(const Origin& origin, Reading& reading);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_RELATIVE_H_
