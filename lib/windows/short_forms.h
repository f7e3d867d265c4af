// Where a window defines the short forms that later windows may use: "International Labour
// Organization (ILO)", "ILO (International Labour Organization)", "… – ILO".
//
// Found before the names are (so that the next window need not wait for them): by the brackets and
// dashes beside an acronym whose letters begin the words around it. What stands there is repeated
// as it is before the next window, and decided there as it was here.
#ifndef ANNALS_LIB_WINDOWS_SHORT_FORMS_H_
#define ANNALS_LIB_WINDOWS_SHORT_FORMS_H_

#include <cstdint>
#include <string>

#include "mentions/input.h"
#include "mentions/name_words.h"
#include "resolve/resolved.h"

namespace annals::windows {

// One line: each acronym once, as it was defined last in the text up to byte `cut`, in the order of
// the text; at most about `most` bytes, of the latest. Empty: there are none.
std::string short_forms(const mentions::Input& input, const mentions::NameWords& words,
                        const resolve::Resolved& dates, uint64_t cut, uint64_t most);

}  // namespace annals::windows

#endif  // ANNALS_LIB_WINDOWS_SHORT_FORMS_H_
