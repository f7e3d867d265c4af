// How much is listed of one entity.
#ifndef ANNALS_LIB_RESOLVE_LISTED_H_
#define ANNALS_LIB_RESOLVE_LISTED_H_

#include <cstddef>

namespace annals::resolve {

// Other names, titles, affiliations: every mention lists them all, so that the output would grow
// with their number times the text.
constexpr size_t kMostListed = 32;

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_LISTED_H_
