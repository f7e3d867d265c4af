// Other encodings into UTF-8, by ICU's converters.
#ifndef ANNALS_LIB_TEXT_ENCODING_H_
#define ANNALS_LIB_TEXT_ENCODING_H_

#include <string>
#include <string_view>

#include "annals/result.h"

namespace annals::text {

// True if `name` means UTF-8, so that nothing need be converted.
bool is_utf8(std::string_view name);

// The bytes as UTF-8. Error: ICU knows no such encoding; a byte that the encoding does not define
// (its offset), unless `lossy`, which gives U+FFFD.
Result<std::string> to_utf8(std::string_view bytes, const std::string& encoding, bool lossy);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_ENCODING_H_
