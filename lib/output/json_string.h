// JSON strings and numbers, written as nlohmann's dump() writes them.
#ifndef ANNALS_LIB_OUTPUT_JSON_STRING_H_
#define ANNALS_LIB_OUTPUT_JSON_STRING_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace annals::output {

// Appends `text` in quotation marks, escaped; each invalid UTF-8 byte as U+FFFD.
void append_string(std::string_view text, std::string& out);

void append_integer(int64_t value, std::string& out);
void append_unsigned(uint64_t value, std::string& out);

// Digits that read back as `value`, with ".0" where it is whole; null when it is not finite.
void append_double(double value, std::string& out);

}  // namespace annals::output

#endif  // ANNALS_LIB_OUTPUT_JSON_STRING_H_
