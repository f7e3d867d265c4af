// One window of an archive that is longer than one extraction should hold.
//
// A window is resolved as a text of its own, and gives the records that begin before its cut, where
// the next one begins. Before its own bytes stand, as its lead, what the archive has said: a line
// of names that it has abbreviated, then the lines of the headings that stand open. So they are
// read by the same rules as they were; spans in them are told where they stood.
#ifndef ANNALS_LIB_WINDOWS_WINDOW_H_
#define ANNALS_LIB_WINDOWS_WINDOW_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annals/extractor.h"
#include "annals/offsets.h"
#include "engine.h"
#include "mentions/input.h"
#include "records/records.h"
#include "workspace.h"

namespace annals::windows {

// A line of the lead: where it begins here and where it did in the archive.
struct Piece {
  uint64_t begin = 0;
  uint64_t source = 0;
  uint64_t units = 0;
};

class Window {
 public:
  explicit Window(Scratch::Impl& memory) : work(memory) {}
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // The steps, in this order. The first settles all that the next window is told, as long as it
  // cuts at a heading; the second is most of the work, and waits for no other window.
  void find_dates(const Extractor::Impl& engine);
  void find_records(const Extractor::Impl& engine);  // nothing, if it was called already
  // The window's records, the first of which is the archive's `number`th, with the archive's spans.
  // Counts it up. False: the sink, or who controls, wants no more.
  bool tell(uint64_t& number, const StreamOptions& options, const Sink& sink,
            const Control& control);

  std::string_view bytes() const { return text; }
  uint64_t source_of(uint64_t at) const;  // a byte of the window in the archive
  uint64_t units_of(uint64_t at) const;   // the same in the units of the output

  Scratch::Impl& work;
  Document document;             // with the owner that was found by then
  std::string text;              // the lead, the window's own bytes, what was read beyond
  uint64_t lead = 0;             // bytes of the lead
  uint64_t end = 0;              // of the window
  uint64_t cut = 0;              // where the next one begins
  uint64_t base = 0;             // offset of the window's own bytes in the archive
  uint64_t units = 0;            // the same in the units of the output
  std::optional<OffsetMap> map;  // of its own bytes; none where offsets are bytes
  bool first = true;             // of the archive
  bool last = false;
  std::vector<Piece> pieces;              // of the lead
  std::vector<resolve::Heading> carried;  // the lead's headings, outermost first
  std::optional<mentions::Input> input;
  std::optional<records::Records> records;

 private:
  // The line of the lead that holds the byte; null: none does.
  const Piece* piece_at(uint64_t at) const;
  void convert(Event& event, OffsetUnit unit) const;
};

}  // namespace annals::windows

#endif  // ANNALS_LIB_WINDOWS_WINDOW_H_
