// annals-hostile [MEGABYTES [NAME [GROWTH]]]: texts that no archive holds, against prose, extracted
// to JSON Lines in one run, by CPU time, best of two rounds: at the size given, and how that grew
// from an eighth of it; at last prose and dates as `annals dates` reads them, dates only. Ends with
// status 1 where a text is slower than eight times prose, or a byte of it takes more than GROWTH
// times (1.5) what a byte of the eighth takes, or its JSON is more than 64 times as long. NAME:
// only texts whose name has it, in both readings.
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
constexpr double kLongestJson = 64;  // bytes for a byte of the text
constexpr double kGrowth = 1.5;      // caches and clocks are not the same at both sizes

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

using Read = Measure (*)(const Extractor& extractor, const Text& text, Scratch& scratch,
                         std::string& out);

Measure extract(const Extractor& extractor, const Text& text, Scratch& scratch, std::string& out) {
  Measure now;
  extractor.extract(text, {.name = "made"}, scratch, [&](Event& event) {
    out.clear();
    append_json_line(event, out);
    now.bytes += out.size();
    ++now.records;
    return true;
  });
  return now;
}

Measure read_dates(const Extractor& extractor, const Text& text, Scratch& scratch,
                   std::string& out) {
  Measure now;
  out.clear();
  MentionsLine line("made", OffsetUnit::byte, out);
  extractor.annotate_dates(text, {.name = "made"}, scratch, [&](Annotation& date) {
    line.add(date);
    ++now.records;
    return true;
  });
  line.end();
  now.bytes = out.size();
  return now;
}

Measure measure(const Extractor& extractor, const std::string& text, Read read, int rounds) {
  const Result<Text> input = Text::borrow(text);
  if (!input) {
    std::fprintf(stderr, "%s\n", input.error().to_string().c_str());
    std::exit(1);
  }
  Scratch scratch;
  std::string out;  // kept, as scratch is
  Measure best;
  for (int round = 0; round < rounds; ++round) {
    const double start = cpu_seconds();
    Measure now = read(extractor, *input, scratch, out);
    now.seconds = cpu_seconds() - start;
    if (now.seconds < best.seconds) best = now;
  }
  return best;
}

class Table {
 public:
  Table(const Extractor& extractor, const HostileSource& source, size_t bytes, double growth)
      : extractor_(extractor), source_(source), bytes_(bytes), growth_(8 * growth) {
    std::printf("%zu bytes each\n%-24s %9s %9s %9s %9s %9s\n", bytes, "text", "ns/byte", "of prose",
                "growth/8", "records", "JSON/byte");
  }

  // A line, beside prose that was read in the same way: the seconds of a byte, which are prose's
  // own where `prose` is 0.
  double line(const HostileText& hostile, const char* how, Read read, double prose) {
    const std::string text = hostile.make(source_, bytes_);
    const Measure small = measure(extractor_, hostile.make(source_, bytes_ / 8), read, 3);
    const Measure whole = measure(extractor_, text, read, 2);
    const double each = whole.seconds / static_cast<double>(text.size());
    if (prose == 0) prose = each;
    const bool slow = each > kSlowest * prose;
    const bool grows = whole.seconds > growth_ * small.seconds;
    const bool long_json =
        static_cast<double>(whole.bytes) > kLongestJson * static_cast<double>(text.size());
    const bool nothing = hostile.finds && whole.records == 0;
    std::printf(
        "%-24s %9.1f %9.2f %9.2f %9zu %9.2f%s%s%s%s\n", (std::string(hostile.name) + how).c_str(),
        each * 1e9, each / prose, whole.seconds / small.seconds, whole.records,
        static_cast<double>(whole.bytes) / static_cast<double>(text.size()), slow ? "  SLOW" : "",
        grows ? "  GROWS" : "", long_json ? "  LONG" : "", nothing ? "  NOTHING" : "");
    std::fflush(stdout);
    if (slow || grows || long_json || nothing) status_ = 1;
    return each;
  }

  int status() const { return status_; }

 private:
  const Extractor& extractor_;
  const HostileSource& source_;
  const size_t bytes_;
  const double growth_;  // of the time from an eighth of the bytes to all
  int status_ = 0;
};

int run(size_t bytes, const char* only, double growth) {
  const HostileSource source =
      hostile_source(ANNALS_SOURCE_DIR "/corpus", ANNALS_SOURCE_DIR "/data/en", bytes);
  const Result<Extractor> extractor = Extractor::load();
  if (!extractor) {
    std::fprintf(stderr, "%s\n", extractor.error().to_string().c_str());
    return 1;
  }
  Table table(*extractor, source, bytes, growth);
  for (const Read read : {extract, read_dates}) {
    const char* how = read == extract ? "" : ", dates only";
    double prose = 0;  // the first of them
    for (const HostileText& hostile : hostile_texts()) {
      const bool asked = only == nullptr ? read == extract || std::strstr(hostile.name, "dates")
                                         : std::strstr(hostile.name, only) != nullptr;
      if (prose != 0 && !asked) continue;
      const double each = table.line(hostile, how, read, prose);
      if (prose == 0) prose = each;
    }
  }
  return table.status();
}

}  // namespace
}  // namespace annals::bench

int main(int argc, char** argv) {
  const double megabytes = argc > 1 ? std::atof(argv[1]) : 4;
  const double growth = argc > 3 ? std::atof(argv[3]) : annals::bench::kGrowth;
  if (megabytes * 1e6 < 1000 || growth < 1) {
    std::fprintf(stderr, "usage: annals-hostile [MEGABYTES [NAME [GROWTH]]]\n");
    return 2;
  }
  const char* name = argc > 2 && *argv[2] != '\0' ? argv[2] : nullptr;
  return annals::bench::run(static_cast<size_t>(megabytes * 1e6), name, growth);
}
