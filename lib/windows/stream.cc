// An archive of any length, window by window (docs/input.md, "Long archives"): with several threads
// a pipeline in which windows are read and told in order, and resolved beside each other.
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <memory>
#include <mutex>
#include <vector>

#include "annals/extractor.h"
#include "engine.h"
#include "windows/window.h"
#include "windows/window_reader.h"

namespace annals {
namespace {

using windows::Window;
using windows::WindowReader;

// Windows that are not under way; the one that came back last, whose memory is warm, goes first.
class Pool {
 public:
  // The first window has `memory`, the others their own.
  Pool(Scratch::Impl& memory, size_t count) : memories_(count - 1) {
    for (Scratch& own : memories_) windows_.push_back(std::make_unique<Window>(own.impl()));
    windows_.push_back(std::make_unique<Window>(memory));
    for (const auto& window : windows_) idle_.push_back(window.get());
  }
  size_t size() const { return windows_.size(); }

  // At most `size()` are out at a time.
  Window* take() {
    const std::lock_guard lock(mutex_);
    assert(!idle_.empty());
    Window* window = idle_.back();
    idle_.pop_back();
    return window;
  }
  void give_back(Window* window) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(window);
  }

 private:
  std::vector<Scratch> memories_;
  std::vector<std::unique_ptr<Window>> windows_;
  std::vector<Window*> idle_;
  std::mutex mutex_;
};

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
    Pool pool(memory, size_t{threads} + 1);
    Result<void> outcome;
    const auto read = [&](tbb::flow_control& flow) -> Window* {
      if (may_read()) {
        Window* window = pool.take();
        outcome = reader_.next(*window);
        if (outcome) return window;
      }
      flow.stop();
      return nullptr;
    };
    const auto resolve = [&](Window* window) {
      if (!stopped()) window->find_records(engine_);
      return window;
    };
    const auto give = [&](Window* window) {
      if (!stopped()) tell(*window);
      pool.give_back(window);
    };
    // An arena of its own: whatever else the caller's threads do goes on beside it.
    tbb::task_arena arena(static_cast<int>(threads));
    arena.execute([&] {
      tbb::parallel_pipeline(
          pool.size(),
          tbb::make_filter<void, Window*>(tbb::filter_mode::serial_in_order, read) &
              tbb::make_filter<Window*, Window*>(tbb::filter_mode::parallel, resolve) &
              tbb::make_filter<Window*, void>(tbb::filter_mode::serial_in_order, give));
    });
    return outcome;
  }

 private:
  bool stopped() const { return stopped_ || control_.stop.stop_requested(); }
  bool may_read() const { return !stopped() && !reader_.at_end(); }
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
  const unsigned threads =
      std::min(options.threads, static_cast<unsigned>(oneapi::tbb::info::default_concurrency()));
  const Result<void> done =
      threads > 1 ? stream.run(scratch.impl(), threads) : stream.run(scratch.impl());
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
