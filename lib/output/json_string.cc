#include "output/json_string.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "annals/writer.h"
#include "text/unicode.h"

namespace annals::output {
namespace {

enum ByteClass : uint8_t { kPlain, kEscape, kHigh };

constexpr std::array<uint8_t, 256> kClass = [] {
  std::array<uint8_t, 256> table{};
  for (size_t c = 0; c < 0x20; ++c) table[c] = kEscape;
  table['"'] = table['\\'] = kEscape;
  for (size_t c = 0x80; c < 0x100; ++c) table[c] = kHigh;
  return table;
}();

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

uint8_t class_of(char c) { return kClass[static_cast<uint8_t>(c)]; }

void append_escape(char c, std::string& out) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default: {
      constexpr char kHex[] = "0123456789abcdef";
      out += "\\u00";
      out += kHex[static_cast<uint8_t>(c) >> 4];
      out += kHex[static_cast<uint8_t>(c) & 15];
    }
  }
}

// Appends text[begin, end), which needs no escape, with U+FFFD for what is no UTF-8.
void append_checked(std::string_view text, std::string& out) {
  size_t done = 0;
  size_t at = 0;
  while (at < text.size()) {
    if (class_of(text[at]) != kHigh) {
      ++at;
      continue;
    }
    const text::Decoded c = text::decode(text, at);
    if (c.code_point == text::kInvalid) {
      out.append(text, done, at - done);
      out += kReplacement;
      done = at + 1;
    }
    at += c.length;
  }
  out.append(text, done);
}

}  // namespace

void append_string(std::string_view text, std::string& out) {
  out += '"';
  size_t at = 0;
  while (at < text.size()) {
    const size_t begin = at;
    uint8_t seen = 0;
    while (at < text.size()) {
      const uint8_t c = class_of(text[at]);
      if (c == kEscape) break;
      seen |= c;
      ++at;
    }
    if ((seen & kHigh) != 0)
      append_checked(text.substr(begin, at - begin), out);
    else
      out.append(text, begin, at - begin);
    if (at < text.size()) append_escape(text[at++], out);
  }
  out += '"';
}

void append_integer(int64_t value, std::string& out) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), end.ptr);
}

void append_unsigned(uint64_t value, std::string& out) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), end.ptr);
}

void append_double(double value, std::string& out) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  // The same digits as dump(): its Grisu2 is not the shortest form in one case of a thousand.
  std::array<char, 64> digits;
  char* const end = nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), end);
}

}  // namespace annals::output

namespace annals {

std::string_view valid_utf8(std::string_view text, std::string& buffer) {
  size_t at = 0;
  while (at < text.size()) {
    const text::Decoded c = text::decode(text, at);
    if (c.code_point == text::kInvalid) break;
    at += c.length;
  }
  if (at >= text.size()) return text;
  buffer.clear();
  output::append_checked(text, buffer);
  return buffer;
}

}  // namespace annals
