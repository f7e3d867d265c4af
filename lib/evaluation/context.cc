#include "evaluation/context.h"

#include <algorithm>

#include "annals/writer.h"
#include "text/one_line.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace annals::evaluation {
namespace {

bool is_inside_character(std::string_view text, size_t at) {
  return at < text.size() && text::is_continuation(text[at]);
}

// On one line, and valid UTF-8: a span may begin inside a character.
std::string shown(std::string_view words) {
  std::string buffer;
  return text::one_line(valid_utf8(words, buffer), text::kLineEndsAndTabs);
}

}  // namespace

Context::Context(std::string_view text, OffsetUnit unit) : text_(text) {
  line_starts_.push_back(0);
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    line_starts_.push_back(at + 1);
  if (unit == OffsetUnit::byte) return;
  for (size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode(text, at);
    bytes_.push_back(static_cast<uint32_t>(at));
    if (unit == OffsetUnit::utf16 && c.code_point != text::kInvalid && c.code_point > 0xFFFF)
      bytes_.push_back(static_cast<uint32_t>(at));
    at += c.length;
  }
  bytes_.push_back(static_cast<uint32_t>(text.size()));
}

size_t Context::byte_of(uint64_t offset) const {
  if (bytes_.empty()) return std::min<size_t>(offset, text_.size());
  return bytes_[std::min<size_t>(offset, bytes_.size() - 1)];
}

void Context::fill(Item& item, uint32_t width) const {
  const size_t begin = byte_of(item.span.begin);
  const size_t end = std::max(begin, byte_of(item.span.end));
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), begin);
  item.line = static_cast<uint64_t>(next - line_starts_.begin());

  size_t left = std::max<size_t>(*std::prev(next), begin > width ? begin - width : 0);
  while (left < begin && is_inside_character(text_, left)) ++left;
  size_t cut = std::min(end, begin + size_t{2} * width);
  while (cut > begin && is_inside_character(text_, cut)) --cut;
  size_t right = std::min(cut + width, text_.size());
  const size_t line_end = text_.find('\n', cut);
  if (line_end != std::string_view::npos) right = std::min(right, line_end);
  while (right > cut && is_inside_character(text_, right)) --right;

  item.before = shown(text_.substr(left, begin - left));
  item.words = shown(text_.substr(begin, cut - begin));
  if (cut < end) item.words += "…";
  item.after = cut < end ? std::string() : shown(text_.substr(cut, right - cut));
}

}  // namespace annals::evaluation
