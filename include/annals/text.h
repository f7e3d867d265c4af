// The input of an extraction: bytes that are known to be UTF-8; plain text, Markdown or HTML.
//
//   auto text = annals::Text::from(read_file("archive.txt"));
//   if (!text) std::cerr << text.error().to_string();   // line, column, byte offset
//
// Units: every offset in this library counts bytes of `bytes()`, half open [begin, end), unless it
// says otherwise; a byte order mark counts, CR LF counts two. offsets.h turns them into code
// points or UTF-16 units.
// Markup: with TextOptions::markup the extractor reads `plain()`, what the page shows; every offset
// that it gives still counts the bytes of `bytes()`, and so a span may hold tags and character
// references ("Ren&eacute;") where its `text` ("René") does not.
//
//   auto page = annals::Text::from(read_file("news.html"), {.markup = annals::Markup::html});
//
// Accents: a letter that is written as two characters, "e" and U+0301, is read as the one "é"
// (Unicode's form C), in texts of at most 64 MiB; offsets, and the `text` of what is found in plain
// text, are of the input as it was given. A canonical name is composed.
//
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

struct Span;
namespace text {
struct PlainText;
}

// What marks up a text. `detect` decides by its beginning: a doctype or tags, headings with hashes
// and links in brackets, or none.
enum class Markup : uint8_t { none, markdown, html, detect };

struct TextOptions {
  // Invalid UTF-8 is an error unless this is set; then each invalid byte reads as U+FFFD. The
  // bytes stay as they are, so that offsets refer to the input; `invalid()` lists the places.
  bool lossy = false;
  // Longer inputs are refused. At most 2^32 - 2, the reach of one extraction window.
  uint64_t max_bytes = 0xFFFFFFFEu;
  // Markdown is CommonMark with tables, where a line end within a paragraph stays one; HTML is what
  // a browser shows, without scripts, styles, navigation and forms. Text with markup is at most
  // 64 MiB long. Reading it is linear; HTML takes about 20 bytes of memory for each of its bytes
  // meanwhile.
  Markup markup = Markup::none;
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

  // How it was read: none, markdown or html.
  Markup markup() const { return markup_; }
  // What the extractor reads: `bytes()`, or that without its markup and with composed letters.
  // Blocks are parted by blank lines; items, rows and forced line breaks by line ends; cells by
  // " | ".
  std::string_view plain() const;
  // Where a span of `plain()` stands in `bytes()`, and the other way round.
  Span in_bytes(Span plain) const;
  Span in_plain(Span bytes) const;

  // Offsets of invalid bytes, ascending; empty unless `lossy` was set and some were found.
  const std::vector<uint64_t>& invalid() const { return invalid_; }

 private:
  std::shared_ptr<const std::string> owned_;
  std::string_view bytes_;
  std::vector<uint64_t> invalid_;
  Markup markup_ = Markup::none;
  std::shared_ptr<const text::PlainText> plain_;  // null: the same as bytes_

 public:
  const text::PlainText* without_markup() const { return plain_.get(); }  // for the library's parts
};

}  // namespace annals

#endif  // ANNALS_TEXT_H_
