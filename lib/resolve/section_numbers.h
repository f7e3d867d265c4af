// The numbers of sections ("4.1. The early years", "4.13.10 Notes"), which look like dates.
#ifndef ANNALS_LIB_RESOLVE_SECTION_NUMBERS_H_
#define ANNALS_LIB_RESOLVE_SECTION_NUMBERS_H_

#include <cstdint>

#include "mentions/input.h"

namespace annals::resolve {

// Whether numbers parted by full stops open a line at token `i`: "4.1", "4.13.2".
bool opens_like_section(const mentions::Input& input, uint32_t i);

// Whether the numbers that open the text's blocks so count sections: of those that begin no chapter
// most follow the one before ("4.1.", "4.2.", "4.3."), from the first on. Days that open lines do
// not ("13.8.", "20.8.").
bool numbers_sections(const mentions::Input& input);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_SECTION_NUMBERS_H_
