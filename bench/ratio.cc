// annals-ratio [MEGABYTES [ROUNDS]]: the whole extraction and its parts against one RE2 pass of a
// full date pattern over the same text, interleaved in one run, by CPU time; medians and ratios.
#include <re2/re2.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "annals/extractor.h"
#include "annals/writer.h"
#include "date_pattern.h"
#include "made_text.h"

namespace annals::bench {
namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Job {
  const char* name;
  std::function<size_t()> run;  // gives a count, the same each time and not 0
  std::vector<double> seconds;
  size_t count = 0;
};

int compare(size_t megabytes, int rounds) {
  const std::string text =
      make_text(ANNALS_SOURCE_DIR "/corpus", ANNALS_SOURCE_DIR "/data/en", megabytes << 20);
  const Result<Extractor> extractor = Extractor::load();
  const Result<Text> input = Text::borrow(text);
  if (!extractor || !input) {
    std::fprintf(stderr, "%s\n",
                 (!extractor ? extractor.error() : input.error()).to_string().c_str());
    return 1;
  }
  const re2::RE2 pattern(kDatePattern);
  Scratch scratch;
  std::string out;
  std::vector<Job> jobs;
  jobs.push_back({"one RE2 date pass", [&] { return count_matches(pattern, text); }, {}, 0});
  jobs.push_back({"extract to JSON Lines",
                  [&] {
                    size_t bytes = 0;
                    extractor->extract(*input, {.name = "made"}, scratch, [&](Event& event) {
                      out.clear();
                      append_json_line(event, out);
                      bytes += out.size();
                      return true;
                    });
                    return bytes;
                  },
                  {},
                  0});
  jobs.push_back(
      {"annotate", [&] { return extractor->annotate(*input, {}, scratch).size(); }, {}, 0});
  for (int round = 0; round < rounds; ++round) {
    for (Job& job : jobs) {
      const double start = cpu_seconds();
      const size_t count = job.run();
      job.seconds.push_back(cpu_seconds() - start);
      if (count == 0 || (round > 0 && count != job.count)) {
        std::fprintf(stderr, "%s: computed %zu, before %zu\n", job.name, count, job.count);
        return 1;
      }
      job.count = count;
    }
  }
  double yardstick = 0;
  std::printf("%zu bytes, %d rounds, medians of CPU time\n", text.size(), rounds);
  for (Job& job : jobs) {
    std::nth_element(job.seconds.begin(), job.seconds.begin() + rounds / 2, job.seconds.end());
    const double median = job.seconds[static_cast<size_t>(rounds / 2)];
    if (yardstick == 0) yardstick = median;
    std::printf("%-24s %8.1f MB/s  ratio %.3f  (%zu)\n", job.name,
                static_cast<double>(text.size()) / median / 1e6, yardstick / median, job.count);
  }
  return 0;
}

}  // namespace
}  // namespace annals::bench

int main(int argc, char** argv) {
  const int megabytes = argc > 1 ? std::atoi(argv[1]) : 8;
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 3;
  if (megabytes < 1 || rounds < 1) {
    std::fprintf(stderr, "usage: annals-ratio [MEGABYTES [ROUNDS]]\n");
    return 2;
  }
  return annals::bench::compare(static_cast<size_t>(megabytes), rounds);
}
