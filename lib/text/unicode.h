// Code points: decoding and the few classes that the scan needs.
#ifndef ANNALS_LIB_TEXT_UNICODE_H_
#define ANNALS_LIB_TEXT_UNICODE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace annals::text {

enum class CharClass : uint8_t { space, newline, lower, upper, caseless, mark, digit, punctuation };

// One decoded character; length 0 at the end, code point 0xFFFFFFFF for an invalid byte (length 1).
struct Decoded {
  uint32_t code_point = 0;
  uint32_t length = 0;
};

inline constexpr uint32_t kInvalid = 0xFFFFFFFFu;

// Strict UTF-8 (Unicode table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
Decoded decode(std::string_view text, size_t at);

void append_utf8(uint32_t code_point, std::string& out);

// Class of any code point; an invalid byte is a space. `upper` includes title case; `caseless` are
// letters of scripts without case; zero-width joiners and the soft hyphen are marks.
CharClass classify(uint32_t code_point);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_UNICODE_H_
