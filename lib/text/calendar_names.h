// Month, weekday and era names of a locale, from ICU. Used where rule packs are compiled.
#ifndef ANNALS_LIB_TEXT_CALENDAR_NAMES_H_
#define ANNALS_LIB_TEXT_CALENDAR_NAMES_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::text {

using ValuedName = std::pair<std::string, int>;

// `what` is month (1–12), weekday (1 Monday … 7 Sunday) or era (-1 before, 1 after); wide and
// abbreviated forms, without closing full stops. Empty when `what` is unknown.
std::vector<ValuedName> calendar_names(std::string_view what, const char* locale);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_CALENDAR_NAMES_H_
