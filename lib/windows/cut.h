// Where a window ends and the next one begins, and which headings govern there.
#ifndef ANNALS_LIB_WINDOWS_CUT_H_
#define ANNALS_LIB_WINDOWS_CUT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "resolve/resolved.h"
#include "windows/window.h"

namespace annals::windows {

// The begin of the last heading in the second half of the window's own bytes, but for the last
// `margin` of them; 0: there is none. In bytes of the window, as all offsets here.
uint64_t cut_at_heading(const Window& window, uint64_t margin);

// The same of a record, behind a blank line where there is one, of a block, of a token, of a
// character. A record that goes on there is given whole: the cut is its end. Asks for the records.
uint64_t cut_elsewhere(const Window& window, uint64_t margin);

// The headings that govern what stands at the window's cut, outermost first.
std::vector<resolve::Heading> open_headings(const Window& window);

// The last place at or before `at` where a character begins; `at` itself where none is near.
uint64_t character_at(std::string_view text, uint64_t at);

}  // namespace annals::windows

#endif  // ANNALS_LIB_WINDOWS_CUT_H_
