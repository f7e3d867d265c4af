// An archive of any length, window by window (docs/input.md, "Long archives"): with several threads
// a pipeline in which windows are read and told in order, and resolved beside each other.
#include <oneapi/tbb/concurrent_queue.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

#include "annals/extractor.h"
#include "engine.h"
#include "windows/window.h"
#include "windows/window_reader.h"

namespace annals {
namespace {

using windows::Window;
using windows::WindowReader;

class Stream {
 public:
  Stream(const Extractor::Impl& engine, const StreamOptions& options, const Sink& sink,
         const Control& control, WindowReader& reader)
      : engine_(engine), options_(options), sink_(sink), control_(control), reader_(reader) {}

  // In the caller's thread alone.
  Result<void> run(Scratch::Impl& memory) {
    Window window(memory);
    while (may_read()) {
      if (Result<void> read = reader_.next(window); !read) return read;
      window.find_records(engine_);
      tell(window);
    }
    return {};
  }

  // One window more than there are threads is under way, so that none of them waits for the sink.
  Result<void> run(Scratch::Impl& memory, unsigned threads) {
    namespace tbb = oneapi::tbb;
    std::vector<Scratch> memories(threads);
    std::vector<std::unique_ptr<Window>> all;
    all.push_back(std::make_unique<Window>(memory));
    for (Scratch& more : memories) all.push_back(std::make_unique<Window>(more.impl()));
    tbb::concurrent_queue<Window*> idle;
    for (const auto& window : all) idle.push(window.get());
    Result<void> outcome;
    const auto read = [&](tbb::flow_control& flow) -> Window* {
      Window* window = nullptr;
      if (!may_read() || !idle.try_pop(window)) {
        flow.stop();
        return nullptr;
      }
      outcome = reader_.next(*window);
      if (outcome) return window;
      flow.stop();
      return nullptr;
    };
    const auto resolve = [&](Window* window) {
      if (!stopped_) window->find_records(engine_);
      return window;
    };
    const auto give = [&](Window* window) {
      if (!stopped_) tell(*window);
      idle.push(window);
    };
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    // Isolated: a thread that waits here begins nothing else of the caller's.
    tbb::this_task_arena::isolate([&] {
      tbb::parallel_pipeline(
          all.size(), tbb::make_filter<void, Window*>(tbb::filter_mode::serial_in_order, read) &
                          tbb::make_filter<Window*, Window*>(tbb::filter_mode::parallel, resolve) &
                          tbb::make_filter<Window*, void>(tbb::filter_mode::serial_in_order, give));
    });
    return outcome;
  }

 private:
  bool may_read() const {
    return !stopped_ && !reader_.at_end() && !control_.stop.stop_requested();
  }
  void tell(Window& window) {
    if (!window.tell(number_, options_, sink_, control_)) stopped_ = true;
  }

  const Extractor::Impl& engine_;
  const StreamOptions& options_;
  const Sink& sink_;
  const Control& control_;
  WindowReader& reader_;
  uint64_t number_ = 1;  // of the next record
  std::atomic<bool> stopped_ = false;
};

}  // namespace

Result<Streamed> Extractor::extract(const ReadBytes& read, const Document& document,
                                    const StreamOptions& options, Scratch& scratch,
                                    const Sink& sink, const Control& control) const {
  WindowReader reader(*impl_, read, document, options);
  Stream stream(*impl_, options, sink, control, reader);
  const Result<void> done = options.threads > 1 ? stream.run(scratch.impl(), options.threads)
                                                : stream.run(scratch.impl());
  if (!done) return done.error();
  return reader.done();
}

void Extractor::extract_windows(const Text& text, const Document& document, Scratch& scratch,
                                const Sink& sink, const Control& control) const {
  std::string_view rest = text.bytes();
  const ReadBytes read = [&](char* to, size_t size) {
    const size_t got = rest.copy(to, size);
    rest.remove_prefix(got);
    return got;
  };
  // The bytes are known: what is invalid among them, the Text allowed.
  const StreamOptions options{.whole = 0, .lossy = true, .total = text.size()};
  static_cast<void>(extract(read, document, options, scratch, sink, control));
}

}  // namespace annals
