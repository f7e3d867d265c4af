#include "pipeline.h"

#include <oneapi/tbb/concurrent_queue.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "annals/version.h"
#include "commands.h"
#include "progress.h"

namespace annals::tool {
namespace {

// A document by the id that its JSON line gives.
struct Named {
  std::string file;
  uint64_t line = 0;
  std::string id;
};

// What a batch became.
struct Done {
  Lines lines;
  std::vector<Named> named;
  std::string messages;
  uint64_t bytes = 0;  // read by then
  bool failed = false;
  std::shared_ptr<SourceReader::Batch> stream;  // still to be processed, when its turn comes
};

void process_batch(SourceReader::Batch& batch, const InputOptions& inputs, const Process& process,
                   Scratch& scratch, Done& done) {
  done.bytes = batch.bytes;
  const auto complain = [&](const Error& error) {
    done.messages += "annals: " + error.to_string() + '\n';
    done.failed = true;
  };
  for (Source& source : batch.sources) {
    Result<Prepared> prepared = prepare(std::move(source), inputs);
    if (!prepared) {
      complain(prepared.error());
      continue;
    }
    if (prepared->line > 0)
      done.named.push_back({prepared->file, prepared->line, prepared->document.name});
    if (const Result<void> processed = process(*prepared, scratch, done.lines); !processed) {
      Error error = processed.error();
      error.file = prepared->file;
      complain(error);
    }
    for (const std::string& note : prepared->notes) done.messages += "annals: " + note + '\n';
  }
  for (const Error& error : batch.errors) complain(error);
}

// The ids that JSON lines have given so far, as hashes.
class Ids {
 public:
  // What is wrong with the id; empty: nothing, it is new.
  std::string add(const Named& named) {
    if (files_.empty() || files_.back() != named.file) files_.push_back(named.file);
    const auto [known, is_new] =
        places_.emplace(std::hash<std::string>()(named.id), Place{files_.size() - 1, named.line});
    if (is_new) return {};
    const Error error{.message = "the id \"" + named.id + "\" was given in " +
                                 files_[known->second.file] + ":" +
                                 std::to_string(known->second.line) +
                                 " already, so that two records have one id; give each document "
                                 "one of its own",
                      .file = named.file,
                      .line = named.line};
    return error.to_string();
  }

 private:
  struct Place {
    size_t file;
    uint64_t line;
  };
  std::vector<std::string> files_;
  std::unordered_map<size_t, Place> places_;
};

// JSON Lines as they are, or an object with a header around them.
class Writer {
 public:
  Writer(OutputFile& file, const OutputOptions& options) : file_(file), options_(options) {
    if (options.format != "json") return;
    file_.write("{\"annals\":{\"version\":\"" ANNALS_VERSION "\",\"schema\":\"" ANNALS_SCHEMA
                "\",\"data\":\"" +
                options.data_version + "\"},\"" + options.json_key + "\":[");
  }

  bool write(std::string_view lines) {
    if (options_.format != "json") return file_.write(lines);
    // Each line but the first after a comma; the last line end waits for what follows.
    while (!lines.empty()) {
      const size_t end = lines.find('\n');
      if (!file_.write(first_ ? "\n" : ",\n") || !file_.write(lines.substr(0, end))) return false;
      first_ = false;
      lines.remove_prefix(end + 1);
    }
    return true;
  }

  void finish() {
    if (options_.format == "json") file_.write("\n]}\n");
  }

 private:
  OutputFile& file_;
  const OutputOptions& options_;
  bool first_ = true;
};

}  // namespace

int run_pipeline(const InputOptions& inputs, const OutputOptions& outputs, const Process& process) {
  Result<OutputFile> file = OutputFile::open(outputs.file);
  if (!file) {
    std::fprintf(stderr, "annals: %s\n", file.error().to_string().c_str());
    return kBadInput;
  }
  SourceReader reader(inputs);
  Writer writer(*file, outputs);
  Progress progress(reader.total_bytes());
  uint64_t records = 0;
  bool failed = false;
  std::atomic<bool> writing = true;  // the last stage of the pipeline tells the first

  Ids ids;
  const auto write = [&](Done& done) {
    for (const Named& named : done.named) {
      const std::string problem = ids.add(named);
      if (problem.empty()) continue;
      done.messages += "annals: " + problem + '\n';
      done.failed = true;
    }
    done.named.clear();
    if (!done.messages.empty()) std::fputs(done.messages.c_str(), stderr);
    done.messages.clear();
    failed |= std::exchange(done.failed, false);
    writing = writing && writer.write(done.lines.text);
    done.lines.text.clear();
    records += std::exchange(done.lines.count, 0);
    progress.update(done.bytes, records);
  };

  // Where one thread does all, and for streams: lines are written as they are made.
  Scratch scratch;
  Done direct;
  direct.lines = Lines([&](std::string_view block) { return writing = writer.write(block); });
  const auto process_directly = [&](SourceReader::Batch& batch) {
    direct.lines.progressed = [&](uint64_t bytes) {
      progress.update(batch.begin + bytes, records + direct.lines.count);
    };
    process_batch(batch, inputs, process, scratch, direct);
    direct.lines.progressed = nullptr;
    write(direct);
  };

  if (outputs.jobs <= 1) {
    SourceReader::Batch batch;
    while (writing && reader.next(batch)) {
      process_directly(batch);
    }
  } else {
    namespace tbb = oneapi::tbb;
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, outputs.jobs);
    tbb::enumerable_thread_specific<Scratch> scratches;
    using BatchPointer = std::shared_ptr<SourceReader::Batch>;
    using DonePointer = std::shared_ptr<Done>;
    tbb::concurrent_queue<DonePointer> spare;  // their strings keep their memory
    tbb::parallel_pipeline(
        2 * static_cast<size_t>(outputs.jobs),
        tbb::make_filter<void, BatchPointer>(tbb::filter_mode::serial_in_order,
                                             [&](tbb::flow_control& control) -> BatchPointer {
                                               auto batch = std::make_shared<SourceReader::Batch>();
                                               if (!writing || !reader.next(*batch)) control.stop();
                                               return batch;
                                             }) &
            tbb::make_filter<BatchPointer, DonePointer>(tbb::filter_mode::parallel,
                                                        [&](const BatchPointer& batch) {
                                                          DonePointer done;
                                                          if (!spare.try_pop(done))
                                                            done = std::make_shared<Done>();
                                                          if (batch->is_stream())
                                                            done->stream = batch;
                                                          else
                                                            process_batch(*batch, inputs, process,
                                                                          scratches.local(), *done);
                                                          return done;
                                                        }) &
            tbb::make_filter<DonePointer, void>(
                tbb::filter_mode::serial_in_order, [&](const DonePointer& done) {
                  if (done->stream)
                    process_directly(*std::exchange(done->stream, {}));
                  else
                    write(*done);
                  spare.push(done);
                }));
  }
  writer.finish();

  if (failed && !outputs.file.empty() && outputs.file != "-") {
    std::fprintf(stderr, "annals: %s: not written, since an input failed\n", outputs.file.c_str());
    return kBadInput;
  }
  const Result<void> committed = file->commit();
  if (!committed) {
    if (!file->closed_pipe())
      std::fprintf(stderr, "annals: %s\n", committed.error().to_string().c_str());
    return kBadInput;
  }
  return failed ? kBadInput : kDone;
}

}  // namespace annals::tool
