// From offsets in a text that was made of another, to offsets in that other.
//
// The text without markup (text/markup.h) is made of pieces of the file: runs that were copied as
// they stand, and others that replace something ("é" for "&eacute;", a line end for "<br>") or
// nothing at all.
#ifndef ANNALS_LIB_TEXT_SOURCE_MAP_H_
#define ANNALS_LIB_TEXT_SOURCE_MAP_H_

#include <cstdint>
#include <vector>

#include "annals/event.h"

namespace annals::text {

class SourceMap {
 public:
  // Appends a run; `begin` is its offset in the text, not before the end of the run before it, and
  // it reaches to the next one's begin. Neighbours that go on in both texts become one.
  void copy(uint64_t begin, uint64_t source, uint64_t size);
  // A run that stands for the source's [source, source_end), as a whole.
  void replace(uint64_t begin, uint64_t source, uint64_t source_end);

  bool empty() const { return pieces_.empty(); }

  // Where a span that begins, or ends, at `offset` does so in the source. Logarithmic.
  uint64_t begin_of(uint64_t offset) const;
  uint64_t end_of(uint64_t offset) const;
  Span span_of(Span span) const;
  // The other way: the first offset of the text that stands for the source's `offset` or for what
  // follows it. Linear in the number of pieces.
  uint64_t find(uint64_t offset) const;

  // Every span of a record or an annotation.
  void convert(Event& event) const;
  void convert(Annotation& annotation) const;

 private:
  struct Piece {
    uint64_t begin = 0;   // in the text
    uint64_t source = 0;  // in the source
    uint64_t size = 0;    // in the source
    bool copied = false;  // byte for byte
  };
  const Piece* at(uint64_t offset) const;

  std::vector<Piece> pieces_;
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_SOURCE_MAP_H_
