// The extractor: text in, event records out.
//
//   auto extractor = annals::Extractor::load();
//   if (!extractor) return fail(extractor.error());
//   auto text = annals::Text::from(bytes);
//   if (!text) return fail(text.error());
//   for (const annals::Event& event : extractor->extract(*text, {.name = "archive"}))
//     std::cout << annals::to_json(event).dump() << "\n";       // annals/json.h
//
// Errors: loading can fail (no data, broken rules); extracting cannot: it is total on a Text.
// Threads: an Extractor is immutable; any number of threads may share it. A Scratch belongs to
// one call at a time.
// Cost: linear in the text. Loading maps the data image; it reads no list into memory.
#ifndef ANNALS_EXTRACTOR_H_
#define ANNALS_EXTRACTOR_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "annals/event.h"
#include "annals/export.h"
#include "annals/result.h"
#include "annals/text.h"

namespace annals {

// A table of names; `name` stands in messages.
struct NameTable {
  std::string name;
  std::string text;
};

// A function that somebody had, from one day to another.
struct Service {
  std::string title;           // "President"; empty: a member, an employee
  std::string organization{};  // empty: the archive's owner
  std::string from{};          // YYYY-MM-DD, the first day; empty: not known
  std::string to{};            // YYYY-MM-DD, the last day; empty: not known, or still
};

// Somebody who is known before a text is read. docs/profiles.md says what follows from it.
struct KnownPerson {
  std::string name;
  std::vector<std::string> aliases{};
  std::vector<Service> services{};
};

// How the entries of an archive follow each other.
enum class Order : uint8_t { found, oldest_first, newest_first };

struct Options {
  // Folder that holds `annals.image`. Empty: the environment variable ANNALS_DATA, else the build
  // tree or install prefix that the library belongs to.
  std::string data{};
  // Files of the user's own, after the base; later ones win: rule packs (TOML), lists (TSV, image).
  std::vector<std::string> rules{};
  std::vector<std::string> gazetteers{};
  // Lists of names as tables in memory, after those of the files. docs/gazetteers.md has the form.
  std::vector<NameTable> tables{};
  // Known people: a surname, or a function alone ("the President"), is theirs in the records of
  // the days that they served. That their names are found is told by `tables` (Profile does both).
  std::vector<KnownPerson> people{};
  // Fill `rule` in every mention.
  bool explain = false;
};

// What is known about a document beside its text.
struct Document {
  std::string name = "document";  // becomes `document` and the stem of record ids
  std::string date{};             // "YYYY-MM-DD", when it was written; all else: unknown
  std::string owner{};            // whose archive it is: "we", "the Centre"; empty: found or none
  std::vector<std::string> aliases{};  // the owner's acronyms and other names
  bool with_text = true;               // fill Event::text
  Order order = Order::found;          // of the entries: what years are completed by
};

// Memory that is reused from one call to the next. One call at a time.
class ANNALS_EXPORT Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;

  struct Impl;
  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

// Callbacks must not throw: an exception of theirs passes through the extractor, whose scratch is
// of no further use then.

// Called with each record, in the order of the text. The record is the extractor's and is reused
// after the call: copy or move out what you keep. Return false to stop.
using Sink = std::function<bool(Event&)>;

// Called with each annotation, in the order of the text; reused and stopped as records are.
using AnnotationSink = std::function<bool(Annotation&)>;

struct Control {
  // Called now and then, in the thread that calls the sink, with the bytes done of `total` (0:
  // unknown).
  std::function<void(uint64_t done, uint64_t total)> progress;
  // Checked between stages and records; a stopped extraction gives no further record.
  std::stop_token stop;
};

// Writes up to `size` further bytes to `to`, says how many; 0 at the end, or to give up.
using ReadBytes = std::function<size_t(char* to, size_t size)>;

struct StreamOptions {
  // A plain text of at most this many bytes is resolved as a whole, as `extract(Text)` does it; a
  // longer one by windows. 0: by windows, whatever its length.
  uint64_t whole = 4u << 20;
  // Bytes of a window, at least 16 KiB. docs/input.md tells what windows share.
  uint64_t window = 1u << 20;
  bool lossy = false;                     // as in TextOptions
  OffsetUnit offsets = OffsetUnit::byte;  // of all spans
  uint64_t total = 0;                     // bytes of the input, for Control::progress; 0: unknown
  // Threads that share the windows of one text, at most as many as the machine has; `threads` + 1
  // windows are in memory then. With more than one, `read`, the sink and the progress callback are
  // called one at a time each, the sink in the order of the text, but not always in the caller's
  // thread. The records are the same for any number.
  unsigned threads = 1;
};

// What was read of a stream.
struct Streamed {
  uint64_t bytes = 0;
  uint64_t invalid = 0;        // bytes that are no UTF-8
  uint64_t first_invalid = 0;  // offset of the first of them
};

class ANNALS_EXPORT Extractor {
 public:
  // Maps the data image and adds the user's rules and lists. Error: no image found, an image of
  // another version, a broken rule or list (file, line, column).
  static Result<Extractor> load(const Options& options = {});

  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  // All records of an archive, in the order of the text.
  std::vector<Event> extract(const Text& text, const Document& document = {}) const;

  // The same, record by record.
  void extract(const Text& text, const Document& document, Scratch& scratch, const Sink& sink,
               const Control& control = {}) const;

  // The records of a plain text of any length, read piece by piece, in memory that does not grow
  // with it: some twenty bytes for each byte of the window. Error: invalid UTF-8, after the records
  // of the windows before it.
  Result<Streamed> extract(const ReadBytes& read, const Document& document,
                           const StreamOptions& options, Scratch& scratch, const Sink& sink,
                           const Control& control = {}) const;

  // All mentions of any text, in order, overlapping nowhere; records or not. An annotation has more
  // than a kilobyte: of a long text, have them told one by one.
  void annotate(const Text& text, const Document& document, Scratch& scratch,
                const AnnotationSink& sink) const;

  // The same as a vector.
  std::vector<Annotation> annotate(const Text& text, const Document& document = {}) const;
  std::vector<Annotation> annotate(const Text& text, const Document& document,
                                   Scratch& scratch) const;

  // The temporal expressions of any text, and no names: also the dates that are parts of names
  // ("Congress 2019"). Faster than `annotate`.
  void annotate_dates(const Text& text, const Document& document, Scratch& scratch,
                      const AnnotationSink& sink) const;
  std::vector<Annotation> annotate_dates(const Text& text, const Document& document,
                                         Scratch& scratch) const;

  // The same as a TimeML document: TIMEX3 elements in the text, ranges as two of them that an empty
  // one joins, the document's date as the creation time. Appends to `out`.
  void append_timeml(const Text& text, const Document& document, Scratch& scratch,
                     std::string& out) const;

  // Version of the data, as the image states it.
  const std::string& data_version() const;
  // The folder that the data were found in.
  const std::string& data_folder() const;

  struct Impl;
  const Impl& impl() const { return *impl_; }  // for the library's own parts

 private:
  explicit Extractor(std::shared_ptr<const Impl> impl);
  void extract_windows(const Text& text, const Document& document, Scratch& scratch,
                       const Sink& sink, const Control& control) const;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace annals

#endif  // ANNALS_EXTRACTOR_H_
