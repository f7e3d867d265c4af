#include "progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace annals::tool {

Progress::Progress(uint64_t total)
    : terminal_(isatty(STDERR_FILENO) == 1), total_(total), start_(Clock::now()), last_(start_) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void Progress::update(uint64_t bytes, uint64_t records) {
  if (!terminal_) return;
  const Clock::time_point now = Clock::now();
  if (now - start_ < std::chrono::seconds(1) || now - last_ < std::chrono::milliseconds(100))
    return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::string bar;
  std::string left;
  if (total_ > 0 && bytes > 0) {
    const double part = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_));
    constexpr int kWidth = 30;
    const int full = static_cast<int>(part * kWidth);
    bar = '[' + std::string(static_cast<size_t>(full), '#') +
          std::string(static_cast<size_t>(kWidth - full), '.') + "] " +
          std::to_string(static_cast<int>(part * 100)) + "% ";
    left = ", " + std::to_string(static_cast<int>(seconds * (1 / part - 1) + 0.5)) + " s left";
  }
  std::fprintf(stderr, "\r\033[K%s%.1f MB, %llu records, %.1f MB/s%s", bar.c_str(), megabytes,
               static_cast<unsigned long long>(records), megabytes / seconds, left.c_str());
}

}  // namespace annals::tool
