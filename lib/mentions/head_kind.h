// What kind of body a head noun names.
#ifndef ANNALS_LIB_MENTIONS_HEAD_KIND_H_
#define ANNALS_LIB_MENTIONS_HEAD_KIND_H_

#include <cstdint>
#include <string_view>

#include "mentions/input.h"
#include "mentions/name_words.h"

namespace annals::mentions {

// The value that the list of the head noun at token `i` gives ("police", "school"), also by its
// suffix; empty: unknown.
std::string_view head_kind(const Input& input, const NameWords& words, uint32_t i);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_HEAD_KIND_H_
