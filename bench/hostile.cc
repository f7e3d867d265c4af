// annals-hostile [MEGABYTES [NAME]]: texts that no archive holds, against prose, extracted to JSON
// Lines in one run, by CPU time, best of two rounds: at the size given, and how that grew from an
// eighth of it. Ends with status 1 where a text is slower than eight times prose, or grows
// faster than its size.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include "annals/extractor.h"
#include "annals/writer.h"
#include "hostile_text.h"

namespace annals::bench {
namespace {

constexpr double kSlowest = 8;       // times what prose takes
constexpr double kGrowth = 8 * 1.5;  // caches and clocks are not the same at both sizes

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Measure {
  double seconds = 1e9;
  size_t records = 0;
  size_t bytes = 0;  // of JSON
};

Measure measure(const Extractor& extractor, const std::string& text, int rounds) {
  const Result<Text> input = Text::borrow(text);
  if (!input) {
    std::fprintf(stderr, "%s\n", input.error().to_string().c_str());
    std::exit(1);
  }
  Scratch scratch;
  std::string out;
  Measure best;
  for (int round = 0; round < rounds; ++round) {
    Measure now;
    const double start = cpu_seconds();
    extractor.extract(*input, {.name = "made"}, scratch, [&](Event& event) {
      out.clear();
      append_json_line(event, out);
      now.bytes += out.size();
      ++now.records;
      return true;
    });
    now.seconds = cpu_seconds() - start;
    if (now.seconds < best.seconds) best = now;
  }
  return best;
}

int run(size_t bytes, const char* only) {
  const HostileSource source =
      hostile_source(ANNALS_SOURCE_DIR "/corpus", ANNALS_SOURCE_DIR "/data/en", bytes);
  const Result<Extractor> extractor = Extractor::load();
  if (!extractor) {
    std::fprintf(stderr, "%s\n", extractor.error().to_string().c_str());
    return 1;
  }
  int status = 0;
  double prose = 0;  // seconds of a byte
  std::printf("%zu bytes each\n%-24s %9s %9s %9s %9s %9s\n", bytes, "text", "ns/byte", "of prose",
              "growth/8", "records", "JSON/byte");
  for (const HostileText& hostile : hostile_texts()) {
    if (prose != 0 && only != nullptr && std::strstr(hostile.name, only) == nullptr) continue;
    const std::string text = hostile.make(source, bytes);
    const std::string eighth = hostile.make(source, bytes / 8);
    const Measure small = measure(*extractor, eighth, 3);
    const Measure whole = measure(*extractor, text, 2);
    const double each = whole.seconds / static_cast<double>(text.size());
    if (prose == 0) prose = each;
    const bool slow = each > kSlowest * prose;
    const bool grows = whole.seconds > kGrowth * small.seconds;
    const bool nothing = hostile.finds && whole.records == 0;
    std::printf("%-24s %9.1f %9.2f %9.2f %9zu %9.2f%s%s%s\n", hostile.name, each * 1e9,
                each / prose, whole.seconds / small.seconds, whole.records,
                static_cast<double>(whole.bytes) / static_cast<double>(text.size()),
                slow ? "  SLOW" : "", grows ? "  GROWS" : "", nothing ? "  NOTHING" : "");
    std::fflush(stdout);
    if (slow || grows || nothing) status = 1;
  }
  return status;
}

}  // namespace
}  // namespace annals::bench

int main(int argc, char** argv) {
  const double megabytes = argc > 1 ? std::atof(argv[1]) : 4;
  if (megabytes * 1e6 < 1000) {
    std::fprintf(stderr, "usage: annals-hostile [MEGABYTES [NAME]]\n");
    return 2;
  }
  return annals::bench::run(static_cast<size_t>(megabytes * 1e6), argc > 2 ? argv[2] : nullptr);
}
