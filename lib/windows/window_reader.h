// The windows of an archive in their order: read, cut, and told what the archive has said before.
//
// A window ends where its last heading begins, if it has one in its second half, else where a
// record begins, else a block. Headings and what they lend are known from the dates, so that a
// window that is cut at one leaves its names and records to whoever has time (stream.cc). The
// others are resolved here; so is the first one where nobody has said whose archive it is.
#ifndef ANNALS_LIB_WINDOWS_WINDOW_READER_H_
#define ANNALS_LIB_WINDOWS_WINDOW_READER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "annals/extractor.h"
#include "engine.h"
#include "windows/window.h"

namespace annals::windows {

class WindowReader {
 public:
  WindowReader(const Extractor::Impl& engine, const ReadBytes& read, const Document& document,
               const StreamOptions& options);

  bool at_end() const { return at_end_; }
  // The next window, up to its dates at least. Error: invalid UTF-8; nothing follows it.
  Result<void> next(Window& window);
  // What was read so far.
  const Streamed& done() const { return done_; }

 private:
  void fill(Window& window);
  void read_ahead(uint64_t wanted);
  Result<void> validate(const Window& window);
  void carry(const Window& window);

  const Extractor::Impl& engine_;
  const ReadBytes& read_;
  const StreamOptions& options_;
  uint64_t size_;    // of a window's own bytes
  uint64_t margin_;  // bytes before its end in which it is not cut, since what follows is not seen
  bool at_end_ = false;
  Streamed done_;

  std::string ahead_;  // what was read
  uint64_t used_ = 0;  // bytes of it that windows have taken

  // What the next window is told.
  Document document_;
  std::string lead_;
  bool first_ = true;
  uint64_t base_ = 0;
  uint64_t units_ = 0;
  uint64_t lines_ = 0;  // lines before it
  std::vector<Piece> pieces_;
  std::vector<resolve::Heading> carried_;
};

}  // namespace annals::windows

#endif  // ANNALS_LIB_WINDOWS_WINDOW_READER_H_
