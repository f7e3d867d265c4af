// The input of an extraction: bytes that are known to be UTF-8.
//
//   auto text = annals::Text::from(read_file("archive.txt"));
//   if (!text) std::cerr << text.error().to_string();   // line, column, byte offset
//
// Units: every offset in this library counts bytes of `bytes()`, half open [begin, end), unless it
// says otherwise; a byte order mark counts, CR LF counts two. offsets.h turns them into code
// points or UTF-16 units.
// Ownership: `from` takes the bytes over; `borrow` refers to the caller's bytes, which must
// outlive the Text. Copies share the owned bytes.
// Threads: immutable after construction; share it freely.
#ifndef ANNALS_TEXT_H_
#define ANNALS_TEXT_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "annals/export.h"
#include "annals/result.h"

namespace annals {

struct TextOptions {
  // Invalid UTF-8 is an error unless this is set; then each invalid byte reads as U+FFFD. The
  // bytes stay as they are, so that offsets refer to the input; `invalid()` lists the places.
  bool lossy = false;
  // Longer inputs are refused. At most 2^32 - 2, the reach of one extraction window.
  uint64_t max_bytes = 0xFFFFFFFEu;
};

class ANNALS_EXPORT Text {
 public:
  Text() = default;

  // Validates `bytes` and takes them over. Error: invalid UTF-8 (offset, line, column), too long.
  static Result<Text> from(std::string bytes, const TextOptions& options = {});

  // The same without a copy: `bytes` must outlive the Text and its copies.
  static Result<Text> borrow(std::string_view bytes, const TextOptions& options = {});

  // The input, as it was given.
  std::string_view bytes() const { return bytes_; }
  size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }

  // Offsets of invalid bytes, ascending; empty unless `lossy` was set and some were found.
  const std::vector<uint64_t>& invalid() const { return invalid_; }

 private:
  std::shared_ptr<const std::string> owned_;
  std::string_view bytes_;
  std::vector<uint64_t> invalid_;
};

}  // namespace annals

#endif  // ANNALS_TEXT_H_
