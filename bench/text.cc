// annals-text MEGABYTES [NAME]: the text that the bench makes, or the hostile one of this name,
// on standard output: for profilers, scripts and other programs.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "hostile_text.h"

int main(int argc, char** argv) {
  const double megabytes = argc > 1 ? std::atof(argv[1]) : 0;
  const char* const name = argc > 2 ? argv[2] : "prose";
  const auto bytes = static_cast<size_t>(megabytes * 1e6);
  for (const auto& text : annals::bench::hostile_texts()) {
    if (bytes == 0 || std::strcmp(text.name, name) != 0) continue;
    const std::string made =
        text.make(annals::bench::hostile_source(ANNALS_SOURCE_DIR "/corpus",
                                                ANNALS_SOURCE_DIR "/data/en", bytes),
                  bytes);
    return std::fwrite(made.data(), 1, made.size(), stdout) == made.size() ? 0 : 1;
  }
  std::fprintf(stderr, "usage: annals-text MEGABYTES [NAME], one of:\n");
  for (const auto& text : annals::bench::hostile_texts()) std::fprintf(stderr, "  %s\n", text.name);
  return 2;
}
