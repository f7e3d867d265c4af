// The bytes of UTF-8.
#ifndef ANNALS_LIB_TEXT_UTF8_H_
#define ANNALS_LIB_TEXT_UTF8_H_

#include <cstdint>

namespace annals::text {

// Whether the byte goes on a character that begins before it.
constexpr bool is_continuation(char byte) { return (static_cast<uint8_t>(byte) & 0xC0u) == 0x80u; }

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_UTF8_H_
