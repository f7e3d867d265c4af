// Documents in, lines out: reads, processes (on several threads if asked) and writes in order.
#ifndef ANNALS_TOOLS_PIPELINE_H_
#define ANNALS_TOOLS_PIPELINE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "annals/extractor.h"
#include "inputs.h"
#include "output_file.h"

namespace annals::tool {

struct OutputOptions {
  std::string file;              // -o; empty: standard output
  std::string format = "jsonl";  // jsonl, json
  std::string json_key = "records";
  std::string data_version;  // for the header of --format json
  unsigned jobs = 1;
};

// The lines of documents, as they are made. Where one thread does all, they are handed on in
// blocks, so that the lines of a long document never stand in memory together; where several do,
// each batch keeps its own until its turn comes.
class Lines {
 public:
  // True if the block was taken; it is cleared after the call.
  using Take = std::function<bool(std::string_view block)>;

  Lines() = default;
  explicit Lines(Take take) : take_(std::move(take)) {}

  std::string text;  // append a line with its '\n', then call `end_line`
  uint64_t count = 0;
  std::function<void(uint64_t bytes)> progressed;  // tell of what is done of a stream

  // False if nobody takes lines any more: stop.
  bool end_line() {
    ++count;
    if (take_ && text.size() >= OutputFile::kBlock) hand_on();
    return taken_;
  }
  void hand_on() {
    taken_ = taken_ && take_(text);
    text.clear();
  }

 private:
  Take take_;
  bool taken_ = true;
};

// Appends the lines of one document. Error: in a stream, where it is met.
using Process = std::function<Result<void>(Prepared& prepared, Scratch& scratch, Lines& lines)>;

// Gives the exit code. The bytes written are the same for any number of jobs.
int run_pipeline(const InputOptions& inputs, const OutputOptions& outputs, const Process& process);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_PIPELINE_H_
