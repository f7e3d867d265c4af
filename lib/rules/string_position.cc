#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "rules/model.h"
#include "text/unicode.h"

namespace annals::rules {
namespace {

// Walks over a TOML string's text, value byte by value byte.
class StringWalk {
 public:
  StringWalk(std::string_view text, size_t at) : text_(text), at_(at) { open(); }

  // Moves past `count` bytes of the value; gives the byte in the file.
  size_t advance(size_t count) {
    for (size_t passed = 0; passed < count && at_ < text_.size();) passed += step();
    return at_;
  }

 private:
  void open() {
    if (at_ >= text_.size()) return;
    quote_ = text_[at_];
    if (quote_ != '"' && quote_ != '\'') return;
    const bool triple = text_.substr(at_, 3) == std::string(3, quote_);
    at_ += triple ? 3 : 1;
    if (triple && at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (triple && at_ < text_.size() && text_[at_] == '\n') ++at_;  // no part of the value
  }

  // Passes one written character; the bytes of the value that it stands for.
  size_t step() {
    if (quote_ != '"' || text_[at_] != '\\' || at_ + 1 >= text_.size()) {
      ++at_;
      return 1;
    }
    const char escape = text_[at_ + 1];
    if (escape == 'u' || escape == 'U') {
      const size_t digits = escape == 'u' ? 4 : 8;
      const std::string hex(text_.substr(at_ + 2, digits));
      at_ += 2 + digits;
      std::string bytes;
      text::append_utf8(static_cast<uint32_t>(std::strtoul(hex.c_str(), nullptr, 16)), bytes);
      return bytes.size();
    }
    if (escape == '\n' || escape == '\r' || escape == ' ' || escape == '\t') {
      ++at_;  // a line that goes on: the white space is no part of the value
      while (at_ < text_.size() &&
             std::string_view(" \t\r\n").find(text_[at_]) != std::string::npos)
        ++at_;
      return 0;
    }
    at_ += 2;
    return 1;
  }

  std::string_view text_;
  size_t at_;
  char quote_ = '\0';
};

}  // namespace

Position position_in_string(const Source& source, const Position& string, size_t offset) {
  const std::string_view text = source.text;
  size_t at = 0;
  for (uint32_t line = 1; line < string.line && at < text.size(); ++line) {
    const size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return string;
    at = end + 1;
  }
  for (uint32_t column = 1; column < string.column && at < text.size(); ++column)
    at += std::max(1u, text::decode(text, at).length);
  const size_t begin = at;
  const size_t end = StringWalk(text, at).advance(offset);
  Position position = string;
  for (at = begin; at < end && at < text.size();) {
    const uint32_t length = std::max(1u, text::decode(text, at).length);
    if (text[at] == '\n') {
      ++position.line;
      position.column = 1;
    } else {
      ++position.column;
    }
    at += length;
  }
  return position;
}

}  // namespace annals::rules
