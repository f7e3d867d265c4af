// Letters that a text writes as two characters, "e" and a combining accent, as one: the lists and
// rules have them so (Unicode's form C). Only letters with marks of U+0300 to U+036F are touched.
#ifndef ANNALS_LIB_TEXT_COMPOSE_H_
#define ANNALS_LIB_TEXT_COMPOSE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "text/source_map.h"

namespace annals::text {

inline bool is_combining(uint32_t code_point) { return code_point - 0x300 < 0x70; }

// Appends `bytes`, which stand in the source at `source`, to `text`, and tells `map` where each
// letter came from. Any bytes; linear.
void append_composed(std::string_view bytes, uint64_t source, std::string& text, SourceMap& map);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_COMPOSE_H_
