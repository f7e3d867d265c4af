// Where the characters of a text node stand in its source: Gumbo gives the node's decoded text and
// the stretch of source it came from.
#ifndef ANNALS_LIB_TEXT_HTML_ALIGN_H_
#define ANNALS_LIB_TEXT_HTML_ALIGN_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/plain_builder.h"

namespace annals::text {

class HtmlAligner {
 public:
  // Sends `decoded` to `out`, copied where it stands in `original`, which begins at `source`;
  // character references, line ends, tags and comments that the parser left out do not.
  void align(std::string_view decoded, std::string_view original, uint64_t source,
             PlainBuilder& out);

 private:
  const std::string& entity(std::string_view reference);

  std::unordered_map<std::string, std::string> entities_;
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_HTML_ALIGN_H_
