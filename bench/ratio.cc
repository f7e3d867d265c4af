// annals-ratio [MEGABYTES [ROUNDS]]: the whole extraction and its parts, ten RE2 passes, a naive
// pipeline and `wc -w` against one RE2 pass of a full date pattern over the same text, interleaved
// in one run, by CPU time; medians and ratios.
#include <re2/re2.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "annals/extractor.h"
#include "annals/writer.h"
#include "date_pattern.h"
#include "made_text.h"
#include "naive.h"

namespace annals::bench {
namespace {

// Of this process and of those that it has waited for.
double cpu_seconds() {
  double sum = 0;
  for (const auto who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    getrusage(who, &used);
    for (const timeval& time : {used.ru_utime, used.ru_stime})
      sum += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  }
  return sum;
}

// The text as a file, as long as this lives.
class TextFile {
 public:
  explicit TextFile(const std::string& text)
      : path_(std::filesystem::temp_directory_path() /
              ("annals-ratio-" + std::to_string(std::hash<std::string>{}(text)) + ".txt")) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TextFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TextFile(const TextFile&) = delete;
  TextFile& operator=(const TextFile&) = delete;

  // What `wc -w` counts in it; 0: it did not run.
  size_t words() const {
    size_t count = 0;
    std::FILE* const pipe = popen(("LC_ALL=C.UTF-8 wc -w < '" + path_.string() + "'").c_str(), "r");
    if (pipe == nullptr) return 0;
    if (std::fscanf(pipe, "%zu", &count) != 1) count = 0;
    return pclose(pipe) == 0 ? count : 0;
  }

 private:
  std::filesystem::path path_;
};

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
  const Naive naive(ANNALS_SOURCE_DIR "/data/en");
  const TextFile file(text);
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
  size_t told = 0;
  const AnnotationSink tell = [&](Annotation&) { return ++told > 0; };
  jobs.push_back({"annotate",
                  [&] {
                    told = 0;
                    extractor->annotate(*input, {}, scratch, tell);
                    return told;
                  },
                  {},
                  0});
  jobs.push_back({"dates only",
                  [&] {
                    told = 0;
                    extractor->annotate_dates(*input, {}, scratch, tell);
                    return told;
                  },
                  {},
                  0});
  jobs.push_back({"ten RE2 passes", [&] { return naive.ten_passes(text); }, {}, 0});
  jobs.push_back({"naive pipeline to JSON", [&] { return naive.whole(text); }, {}, 0});
  jobs.push_back({"wc -w", [&] { return file.words(); }, {}, 0});
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
