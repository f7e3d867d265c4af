// An archive longer than one extraction should hold, window by window.
//
// A window is resolved as a text of its own, and given up to its cut: the begin of its last
// heading, where it has one in its second half, else of a record, else of a block. The next window
// begins there. Before its own bytes stand, as its lead, what the archive has said: a line of names
// that it has abbreviated, then the lines of the headings that stand open. So they are read by the
// same rules as they were; spans in them are told where they stood. Found anew in each window are
// the people, and which records tell the same occasion.
#ifndef ANNALS_LIB_WINDOWS_H_
#define ANNALS_LIB_WINDOWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annals/extractor.h"
#include "annals/offsets.h"
#include "engine.h"
#include "records/records.h"
#include "workspace.h"

namespace annals {

class Windows {
 public:
  Windows(const Extractor::Impl& engine, const ReadBytes& read, const Document& document,
          const StreamOptions& options, Scratch::Impl& work);

  Result<Streamed> run(const Sink& sink, const Control& control);

 private:
  // A line of the lead: where it begins here and where it did in the archive.
  struct Piece {
    uint64_t begin = 0;
    uint64_t source = 0;
    uint64_t units = 0;
  };

  void fill();
  Result<void> validate();
  bool extract(const Sink& sink, const Control& control);
  uint64_t find_cut() const;
  void carry(uint64_t cut);
  std::vector<resolve::Heading> open_headings(uint64_t cut) const;
  std::string definitions(uint64_t cut) const;
  void learn_owner();
  void convert(Event& event) const;
  uint64_t source_of(uint64_t at) const;
  uint64_t units_of(uint64_t at) const;
  std::string_view window() const { return std::string_view(text_).substr(0, end_); }

  const Extractor::Impl& engine_;
  const ReadBytes& read_;
  Document document_;
  const StreamOptions& options_;
  Scratch::Impl& work_;
  uint64_t size_;    // of a window's own bytes
  uint64_t margin_;  // bytes before its end in which it is not cut, since what follows is not seen

  std::string text_;   // the lead, the window's own bytes, what was read beyond
  uint64_t lead_ = 0;  // bytes of the lead
  uint64_t end_ = 0;   // of the window
  uint64_t cut_ = 0;   // where the next one begins
  bool first_ = true;
  bool last_ = false;
  uint64_t base_ = 0;             // offset of the window's own bytes in the archive
  uint64_t units_ = 0;            // the same in options_.offsets
  uint64_t lines_ = 0;            // lines before it
  uint64_t number_ = 1;           // of the next record
  std::optional<OffsetMap> map_;  // of its own bytes; none where offsets are bytes
  std::vector<Piece> pieces_;
  std::vector<resolve::Heading> carried_;
  Streamed done_;
};

}  // namespace annals

#endif  // ANNALS_LIB_WINDOWS_H_
