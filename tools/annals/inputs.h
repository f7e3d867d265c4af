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

namespace annals::tool {

// What the user said about the inputs.
struct InputOptions {
  std::vector<std::string> files;  // empty or "-": standard input
  std::string format = "text";     // text, markdown, html, auto, jsonl
  std::string encoding = "UTF-8";
  bool lossy = false;
  std::string document;        // name; empty: the file's stem
  std::string document_date;   // YYYY-MM-DD
  std::string owner;           // NAME[;ALIAS…]
  Order order = Order::found;  // of the entries; from a profile
};

// Adds the options to a subcommand.
void add_input_options(CLI::App& command, InputOptions& options);

// Usage errors that CLI11 does not see: two inputs of one name, --document for several files, a
// malformed date.
Result<void> check_inputs(const InputOptions& options);

// A document as it was read, not yet parsed.
struct Source {
  std::string file;   // for messages
  uint64_t line = 0;  // of a JSON line, from 1; 0: the whole file is the document
  std::string bytes;
};

// A document ready for the extractor.
struct Prepared {
  Document document;
  Text text;
  bool converted = false;  // from another encoding: offsets are those of the UTF-8 form
};

// Gives the sources in order, in batches of some hundred kilobytes, so that memory stays bounded.
class SourceReader {
 public:
  explicit SourceReader(const InputOptions& options);

  struct Batch {
    std::vector<Source> sources;
    std::vector<Error> errors;  // inputs that could not be read
    uint64_t bytes = 0;         // read by now, for the progress bar
  };
  // False at the end.
  bool next(Batch& batch);

  // Bytes of all inputs, 0 when unknown (standard input).
  uint64_t total_bytes() const { return total_; }

 private:
  bool open_next(Batch& batch);
  void read_lines(Batch& batch);

  const InputOptions& options_;
  std::vector<std::string> files_;
  size_t next_file_ = 0;
  std::string file_;  // the one being read, as messages name it
  std::unique_ptr<std::ifstream> stream_;
  std::istream* lines_ = nullptr;  // JSON Lines being read
  uint64_t line_ = 0;
  uint64_t done_ = 0;
  uint64_t total_ = 0;
};

// Parses a source: decodes, validates, reads the JSON line. `warning` gets what a lossy reading
// replaced.
Result<Prepared> prepare(Source source, const InputOptions& options, std::string& warning);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_INPUTS_H_
