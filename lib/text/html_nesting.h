// Keeps HTML from nesting so deeply that parsing it is quadratic.
#ifndef ANNALS_LIB_TEXT_HTML_NESTING_H_
#define ANNALS_LIB_TEXT_HTML_NESTING_H_

#include <string>
#include <string_view>

namespace annals::text {

inline constexpr size_t kDeepestHtml = 512;  // as browsers have it

// `html`, or `buffer`: a copy of the same length in which the start tags of elements that lie
// deeper, and tags of more than 16 KiB, are spaces. A parser for each start tag looks through what
// is open, and for each attribute through those before it; this is the guard before it, no parser:
// it counts what may be open. Linear.
std::string_view limit_nesting(std::string_view html, std::string& buffer);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_HTML_NESTING_H_
