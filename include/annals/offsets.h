// Byte offsets into code points or UTF-16 units.
//
//   annals::OffsetMap map(text.bytes(), annals::OffsetUnit::utf16);
//   uint64_t unit = map.from_byte(17);
//   map.convert(event);          // every span of the record; sets event.offsets
//
// An invalid byte (lossy reading) counts as one in every unit. A byte order mark counts. An offset
// inside a character maps to that character's own offset, one beyond the text to the text's end.
// Cost: one pass to build, a checkpoint each 1,024 bytes; a lookup reads at most 1,024 bytes.
// Ownership: refers to the text, which must outlive it. Threads: immutable.
#ifndef ANNALS_OFFSETS_H_
#define ANNALS_OFFSETS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "annals/event.h"
#include "annals/export.h"

namespace annals {

class ANNALS_EXPORT OffsetMap {
 public:
  OffsetMap(std::string_view text, OffsetUnit unit);

  uint64_t from_byte(uint64_t byte) const;
  OffsetUnit unit() const { return unit_; }

  // Converts every span, in bytes as yet, of a record or annotation; sets the record's `offsets`.
  void convert(Event& event) const;
  void convert(Annotation& annotation) const;

 private:
  std::string_view text_;
  OffsetUnit unit_;
  std::vector<uint64_t> checkpoints_;  // units before each 1,024th byte
};

}  // namespace annals

#endif  // ANNALS_OFFSETS_H_
