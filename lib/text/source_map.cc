#include "text/source_map.h"

#include <algorithm>

#include "text/spans.h"

namespace annals::text {

void SourceMap::copy(uint64_t begin, uint64_t source, uint64_t size) {
  if (size == 0) return;
  if (!pieces_.empty()) {
    Piece& last = pieces_.back();
    if (last.copied && last.source + last.size == source && last.begin + last.size == begin) {
      last.size += size;
      return;
    }
  }
  pieces_.push_back({begin, source, size, true});
}

void SourceMap::replace(uint64_t begin, uint64_t source, uint64_t source_end) {
  pieces_.push_back({begin, source, source_end - source, false});
}

// The piece that holds `offset`; null before the first.
const SourceMap::Piece* SourceMap::at(uint64_t offset) const {
  auto next =
      std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                       [](uint64_t value, const Piece& piece) { return value < piece.begin; });
  return next == pieces_.begin() ? nullptr : &*(next - 1);
}

uint64_t SourceMap::begin_of(uint64_t offset) const {
  const Piece* piece = at(offset);
  if (piece == nullptr) return 0;
  if (!piece->copied) return piece->source;
  return piece->source + std::min(offset - piece->begin, piece->size);
}

uint64_t SourceMap::end_of(uint64_t offset) const {
  if (offset == 0) return 0;
  const Piece* piece = at(offset - 1);
  if (piece == nullptr) return 0;
  if (!piece->copied) return piece->source + piece->size;
  return piece->source + std::min(offset - piece->begin, piece->size);
}

Span SourceMap::span_of(Span span) const {
  if (span.begin >= span.end) {
    const uint64_t at = begin_of(span.begin);
    return {at, at};
  }
  Span out{begin_of(span.begin), end_of(span.end)};
  // Parts of a page may stand in another order than in its file (a table's stray text).
  if (out.end < out.begin) {
    const Span first{out.begin, end_of(span.begin + 1)};
    const Span last{begin_of(span.end - 1), out.end};
    out = {std::min(first.begin, last.begin), std::max(first.end, last.end)};
  }
  return out;
}

uint64_t SourceMap::find(uint64_t offset) const {
  const Piece* best = nullptr;
  for (const Piece& piece : pieces_) {
    if (piece.source + piece.size <= offset) continue;
    if (piece.source <= offset) {
      best = &piece;
      break;
    }
    if (best == nullptr || piece.source < best->source) best = &piece;
  }
  if (best == nullptr) return pieces_.empty() ? 0 : pieces_.back().begin;
  const bool inside = best->copied && best->source <= offset;
  return best->begin + (inside ? offset - best->source : 0);
}

void SourceMap::convert(Event& event) const {
  for_each_span(event, [this](Span& span) { span = span_of(span); });
}

void SourceMap::convert(Annotation& annotation) const {
  for_each_span(annotation, [this](Span& span) { span = span_of(span); });
}

}  // namespace annals::text
