#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <memory>
#include <vector>

#include "text/unicode.h"

namespace annals::text {

bool is_utf8(std::string_view name) {
  return name.empty() || ucnv_compareNames(std::string(name).c_str(), "UTF-8") == 0;
}

Result<std::string> to_utf8(std::string_view bytes, const std::string& encoding, bool lossy) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, void (*)(UConverter*)> converter(
      ucnv_open(encoding.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) {
    return Error{.message = "unknown encoding '" + encoding +
                            "'; use a name that ICU knows, e.g. windows-1252 or latin1"};
  }
  if (!lossy) {
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  }
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  std::vector<UChar> buffer(1 << 16);
  char16_t lead = 0;
  bool more = true;
  while (more) {
    UChar* target = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_toUnicode(converter.get(), &target, target + buffer.size(), &source, end, nullptr, 1,
                   &status);
    for (const UChar* unit = buffer.data(); unit != target; ++unit) {
      if (U16_IS_LEAD(*unit)) {
        lead = *unit;
      } else {
        append_utf8(U16_IS_TRAIL(*unit) && lead != 0
                        ? static_cast<uint32_t>(U16_GET_SUPPLEMENTARY(lead, *unit))
                        : uint32_t{*unit},
                    out);
        lead = 0;
      }
    }
    more = status == U_BUFFER_OVERFLOW_ERROR;
    if (!more && U_FAILURE(status)) {
      Error error{.message = "the input is not " + encoding + " at byte offset " +
                             std::to_string(source - bytes.data() - 1) +
                             "; name another encoding or read it lossily"};
      error.offset = static_cast<uint64_t>(source - bytes.data() - 1);
      error.has_offset = true;
      return error;
    }
  }
  return out;
}

}  // namespace annals::text
