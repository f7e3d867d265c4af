// Texts that no archive holds, to find what is slow in proportion to what is read, or worse.
#ifndef ANNALS_BENCH_HOSTILE_TEXT_H_
#define ANNALS_BENCH_HOSTILE_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::bench {

// What the texts are made of.
struct HostileSource {
  std::string prose;                 // made_text.h, at least as long as the texts asked for
  std::vector<std::string> phrases;  // names of the gazetteers: places, organizations
  std::vector<std::string> given, surnames;
};

HostileSource hostile_source(const std::string& corpus, const std::string& data, size_t bytes);

struct HostileText {
  const char* name;
  std::string (*make)(const HostileSource& source,
                      size_t bytes);  // the same for the same arguments
  bool finds = true;                  // whether mentions or records must come of it
};

const std::vector<HostileText>& hostile_texts();

}  // namespace annals::bench

#endif  // ANNALS_BENCH_HOSTILE_TEXT_H_
