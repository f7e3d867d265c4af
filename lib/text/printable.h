// Text as a terminal may be shown it.
#ifndef ANNALS_LIB_TEXT_PRINTABLE_H_
#define ANNALS_LIB_TEXT_PRINTABLE_H_

#include <string>
#include <string_view>

namespace annals::text {

// A space for each control character (a line end, a tab, what a terminal would obey), U+FFFD for
// each byte that is no UTF-8. The number of characters stays.
std::string printable(std::string_view text);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_PRINTABLE_H_
