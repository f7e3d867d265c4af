// Titles over news: what happened told in a few words, and no occasion's name.
#ifndef ANNALS_LIB_RESOLVE_HEADLINES_H_
#define ANNALS_LIB_RESOLVE_HEADLINES_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Blocks, ascending, of `titles_over_text` that stand over "Posted on 12 May 2014" or a dateline
// ("GIZO, 12 May 2014 – The minister …"); or below or over a day alone, where the stories tell
// other days, or the lines what happened; or right over their stories, where several tell what
// happened and the others play on words. All only where they come again. Needs the dates' values.
// Linear.
std::vector<uint32_t> find_headlines(const mentions::Input& input, const Resolved& resolved);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_HEADLINES_H_
