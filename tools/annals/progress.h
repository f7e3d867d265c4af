// A progress bar on standard error, when that is a terminal and the work takes over a second.
#ifndef ANNALS_TOOLS_PROGRESS_H_
#define ANNALS_TOOLS_PROGRESS_H_

#include <chrono>
#include <cstdint>

namespace annals::tool {

class Progress {
 public:
  // `total` bytes, 0: unknown.
  explicit Progress(uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(uint64_t bytes, uint64_t records);

 private:
  using Clock = std::chrono::steady_clock;
  bool terminal_;
  bool shown_ = false;
  uint64_t total_;
  Clock::time_point start_;
  Clock::time_point last_;
};

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_PROGRESS_H_
