#include "annals/offsets.h"

#include "text/spans.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace annals {
namespace {

constexpr uint64_t kStep = 1024;

// Units of the character that begins at `at`.
uint64_t units(const text::Decoded& c, OffsetUnit unit) {
  if (unit == OffsetUnit::byte) return c.length;
  return unit == OffsetUnit::utf16 && c.code_point != text::kInvalid && c.code_point > 0xFFFF ? 2
                                                                                              : 1;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text, OffsetUnit unit) : text_(text), unit_(unit) {
  if (unit == OffsetUnit::byte) return;
  uint64_t count = 0;
  uint64_t next = 0;
  for (size_t at = 0; at < text.size();) {
    // A checkpoint holds the units before the first character that begins at or after it.
    while (at >= next) {
      checkpoints_.push_back(count);
      next += kStep;
    }
    const text::Decoded c = text::decode(text, at);
    count += units(c, unit);
    at += c.length;
  }
  checkpoints_.push_back(count);
}

uint64_t OffsetMap::from_byte(uint64_t byte) const {
  if (unit_ == OffsetUnit::byte || text_.empty()) return byte;
  if (byte > text_.size()) byte = text_.size();
  const size_t index = byte / kStep;
  size_t at = index * kStep;
  uint64_t count = index < checkpoints_.size() ? checkpoints_[index] : checkpoints_.back();
  // The checkpoint may fall inside a character that began before it.
  for (int i = 0; i < 3 && at < byte && at > 0; ++i) {
    if (!text::is_continuation(text_[at])) break;
    bool inside = false;
    for (size_t back = 1; back <= 3 && back <= at; ++back) {
      if (text::decode(text_, at - back).length > back) inside = true;
    }
    if (!inside) break;
    ++at;
  }
  while (at < byte) {
    const text::Decoded c = text::decode(text_, at);
    if (at + c.length > byte) break;  // inside a character: its own offset
    count += units(c, unit_);
    at += c.length;
  }
  return count;
}

void OffsetMap::convert(Event& event) const {
  event.offsets = unit_;
  text::for_each_span(event, [this](Span& s) { s = {from_byte(s.begin), from_byte(s.end)}; });
}

void OffsetMap::convert(Annotation& annotation) const {
  text::for_each_span(annotation, [this](Span& s) { s = {from_byte(s.begin), from_byte(s.end)}; });
}

}  // namespace annals
