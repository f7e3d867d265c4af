#include "annals/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "annals/event.h"
#include "text/compose.h"
#include "text/markup.h"
#include "text/unicode.h"

namespace annals {
namespace {

// The first byte at or after `at` that is not ASCII; the size when there is none.
size_t skip_ascii(std::string_view bytes, size_t at) {
  constexpr uint64_t kHigh = 0x8080808080808080u;
  std::array<uint64_t, 4> chunk;
  for (; at + sizeof chunk <= bytes.size(); at += sizeof chunk) {
    std::memcpy(chunk.data(), bytes.data() + at, sizeof chunk);
    if (((chunk[0] | chunk[1] | chunk[2] | chunk[3]) & kHigh) != 0) break;
  }
  for (; at + 8 <= bytes.size(); at += 8) {
    std::memcpy(chunk.data(), bytes.data() + at, 8);
    if ((chunk[0] & kHigh) != 0)
      return at + static_cast<size_t>(std::countr_zero(chunk[0] & kHigh)) / 8;
  }
  while (at < bytes.size() && static_cast<uint8_t>(bytes[at]) < 0x80) ++at;
  return at;
}

// The first invalid byte at or after `at`; the size when there is none.
// `combining` is set where a combining mark stands before it.
size_t find_invalid(std::string_view bytes, size_t at, bool& combining) {
  while (at < bytes.size()) {
    at = skip_ascii(bytes, at);
    if (at == bytes.size()) break;
    const text::Decoded c = text::decode(bytes, at);
    if (c.code_point == text::kInvalid) return at;
    if (text::is_combining(c.code_point)) combining = true;
    at += c.length;
  }
  return bytes.size();
}

Error invalid_utf8(std::string_view bytes, size_t offset) {
  Error error;
  const std::string_view before = bytes.substr(0, offset);
  error.line = 1 + static_cast<uint64_t>(std::count(before.begin(), before.end(), '\n'));
  const size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  for (size_t i = line_start; i < offset; i += text::decode(bytes, i).length) ++error.column;
  ++error.column;
  error.offset = offset;
  error.has_offset = true;
  constexpr char kHex[] = "0123456789abcdef";
  const auto byte = static_cast<uint8_t>(bytes[offset]);
  error.message = std::string("invalid UTF-8 byte 0x") + kHex[byte >> 4] + kHex[byte & 15] +
                  " at byte offset " + std::to_string(offset) +
                  "; name the encoding (e.g. windows-1252) or read it lossily";
  return error;
}

// The text with composed letters; null if there are none to compose.
std::shared_ptr<const text::PlainText> compose(std::string_view bytes) {
  auto plain = std::make_shared<text::PlainText>();
  plain->text.reserve(bytes.size());
  text::append_composed(bytes, 0, plain->text, plain->map);
  return plain->text.size() == bytes.size() ? nullptr : plain;
}

}  // namespace

Result<Text> Text::borrow(std::string_view bytes, const TextOptions& options) {
  if (bytes.size() > options.max_bytes) {
    Error error;
    error.message = "the text has " + std::to_string(bytes.size()) + " bytes, the limit is " +
                    std::to_string(options.max_bytes) + "; split it at its headings";
    return error;
  }
  Text text;
  text.bytes_ = bytes;
  bool combining = false;
  for (size_t at = find_invalid(bytes, 0, combining); at < bytes.size();
       at = find_invalid(bytes, at + 1, combining)) {
    if (!options.lossy) return invalid_utf8(bytes, at);
    text.invalid_.push_back(at);
  }
  text.markup_ = options.markup == Markup::detect ? text::detect_markup(bytes) : options.markup;
  if (text.markup_ == Markup::none) {
    if (combining && bytes.size() <= text::kMostMarkup) text.plain_ = compose(bytes);
    return text;
  }
  if (bytes.size() > text::kMostMarkup) {
    Error error;
    error.message = "a text with markup may have at most 64 MiB, this one has " +
                    std::to_string(bytes.size()) +
                    " bytes; split it at its headings, or read it as plain text";
    return error;
  }
  text.plain_ = std::make_shared<const text::PlainText>(
      text.markup_ == Markup::html ? text::read_html(bytes) : text::read_markdown(bytes));
  return text;
}

Result<Text> Text::from(std::string bytes, const TextOptions& options) {
  auto owned = std::make_shared<const std::string>(std::move(bytes));
  Result<Text> text = borrow(*owned, options);
  if (text) text->owned_ = std::move(owned);
  return text;
}

std::string_view Text::plain() const { return plain_ ? std::string_view(plain_->text) : bytes_; }

Span Text::in_bytes(Span plain) const { return plain_ ? plain_->map.span_of(plain) : plain; }

Span Text::in_plain(Span bytes) const {
  return plain_ ? Span{plain_->map.find(bytes.begin), plain_->map.find(bytes.end)} : bytes;
}

}  // namespace annals
