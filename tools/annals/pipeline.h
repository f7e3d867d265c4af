// Documents in, lines out: reads, processes (on several threads if asked) and writes in order.
#ifndef ANNALS_TOOLS_PIPELINE_H_
#define ANNALS_TOOLS_PIPELINE_H_

#include <functional>
#include <string>

#include "annals/extractor.h"
#include "inputs.h"

namespace annals::tool {

struct OutputOptions {
  std::string file;              // -o; empty: standard output
  std::string format = "jsonl";  // jsonl, json
  std::string json_key = "records";
  std::string data_version;  // for the header of --format json
  unsigned jobs = 1;
};

// Appends the lines of one document, each ended by '\n', and counts them.
using Process =
    std::function<void(Prepared& prepared, Scratch& scratch, std::string& lines, uint64_t& count)>;

// Gives the exit code. The bytes written are the same for any number of jobs.
int run_pipeline(const InputOptions& inputs, const OutputOptions& outputs, const Process& process);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_PIPELINE_H_
