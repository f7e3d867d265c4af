// The inputs of a command: which documents there are, read one batch after the other.
#ifndef ANNALS_TOOLS_INPUTS_H_
#define ANNALS_TOOLS_INPUTS_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <fstream>
#include <istream>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "annals/extractor.h"
#include "annals/result.h"
#include "annals/text.h"
#include "data/mapping.h"

namespace annals::tool {

// What the user said about the inputs.
struct InputOptions {
  std::vector<std::string> files;  // empty or "-": standard input
  std::string format = "text";     // text, markdown, html, auto, jsonl
  std::string encoding;            // empty: UTF-8, or what an HTML page names
  bool lossy = false;
  std::string document;        // name; empty: the file's stem
  std::string document_date;   // YYYY-MM-DD
  std::string owner;           // NAME[;ALIAS…]
  Order order = Order::found;  // of the entries; from a profile
  // A plain text longer than this is given as a stream; 0: none is.
  uint64_t whole = 0;
};

// Adds the options to a subcommand.
void add_input_options(CLI::App& command, InputOptions& options);

// Usage errors that CLI11 does not see: two inputs of one name, --document for several files, a
// malformed date.
Result<void> check_inputs(const InputOptions& options);

// A long document that is being read.
class Stream {
 public:
  // `head`: what was read of `in` already; `file` keeps `in` alive, where it is one. `total`: bytes
  // of the whole, 0 if unknown.
  Stream(std::string head, std::istream& in, std::unique_ptr<std::ifstream> file, uint64_t total)
      : head_(std::move(head)), in_(in), file_(std::move(file)), total_(total) {}

  // As annals::ReadBytes. After the last bytes, `failed` tells if they are the input's last.
  size_t read(char* to, size_t size);
  bool failed() const { return in_.bad(); }
  uint64_t total() const { return total_; }

 private:
  std::string head_;
  size_t at_ = 0;
  std::istream& in_;
  std::unique_ptr<std::ifstream> file_;
  uint64_t total_;
};

// A document as it was read, not yet parsed.
struct Source {
  std::string file;   // for messages
  uint64_t line = 0;  // of a JSON line, from 1; 0: the whole file is the document
  std::string bytes;
  // In place of `bytes`: a file that is mapped; a long document that is still being read.
  std::shared_ptr<const data::Mapping> mapping{};
  std::shared_ptr<Stream> stream{};

  std::string_view view() const { return mapping ? mapping->text() : std::string_view(bytes); }
};

// A document ready for the extractor.
struct Prepared {
  std::string file;                              // for messages
  uint64_t line = 0;                             // of a JSON line, from 1
  std::shared_ptr<const data::Mapping> mapping;  // what `text` refers to, if it is mapped
  Document document;
  Text text;
  std::shared_ptr<Stream> stream;  // in place of `text`
  std::vector<std::string> notes;  // for the user: what was guessed, what a lossy reading replaced
  std::string encoding;  // that it was converted from: offsets are those of the UTF-8 form
};

// Gives the sources in order, in batches of some hundred kilobytes, so that memory stays bounded. A
// stream is a batch of its own.
class SourceReader {
 public:
  explicit SourceReader(const InputOptions& options);

  struct Batch {
    std::vector<Source> sources;
    std::vector<Error> errors;  // inputs that could not be read
    uint64_t begin = 0;         // read before it, and by now, for the progress bar
    uint64_t bytes = 0;
    bool is_stream() const { return sources.size() == 1 && sources.front().stream != nullptr; }
  };
  // False at the end.
  bool next(Batch& batch);

  // Bytes of all inputs, 0 when unknown (standard input).
  uint64_t total_bytes() const { return total_; }

 private:
  bool open_next(Batch& batch);
  bool streams() const;  // long documents, that is
  bool read_whole(std::istream& in, uint64_t expected, std::string& bytes) const;
  void read_lines(Batch& batch);

  const InputOptions& options_;
  std::vector<std::string> files_;
  size_t next_file_ = 0;
  std::shared_ptr<Stream> next_stream_;  // waits for a batch of its own
  std::string file_;                     // the one being read, as messages name it
  std::unique_ptr<std::ifstream> stream_;
  std::istream* lines_ = nullptr;  // JSON Lines being read
  uint64_t line_ = 0;
  uint64_t done_ = 0;
  uint64_t total_ = 0;
};

// Parses a source: decodes, validates, reads the JSON line.
Result<Prepared> prepare(Source source, const InputOptions& options);

// "FILE: warning: 2 invalid bytes …"
std::string warn_of_invalid(const std::string& file, uint64_t count, uint64_t first);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_INPUTS_H_
