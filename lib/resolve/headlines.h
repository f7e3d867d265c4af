// Titles over news: what happened told in a few words, and no occasion's name.
#ifndef ANNALS_LIB_RESOLVE_HEADLINES_H_
#define ANNALS_LIB_RESOLVE_HEADLINES_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Blocks, ascending, of `titles_over_text` that stand over "Posted on 12 May 2014", or over a day
// alone where the stories tell other days; both only where they come again. Needs the dates'
// values. Linear.
std::vector<uint32_t> find_headlines(const mentions::Input& input, const Resolved& resolved);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_HEADLINES_H_
