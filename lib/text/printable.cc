#include "text/printable.h"

#include "text/unicode.h"

namespace annals::text {

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const Decoded c = decode(text, at);
    const bool control = c.code_point < 0x20 || (c.code_point >= 0x7F && c.code_point < 0xA0);
    if (control)
      out += ' ';
    else if (c.code_point == kInvalid)
      append_utf8(0xFFFD, out);
    else
      out += text.substr(at, c.length);
    at += c.length;
  }
  return out;
}

}  // namespace annals::text
