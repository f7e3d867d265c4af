// The gold records of the corpus, for tests that need real ones.
#ifndef ANNALS_TESTS_UNIT_OUTPUT_GOLD_H_
#define ANNALS_TESTS_UNIT_OUTPUT_GOLD_H_

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace annals::test {

// Every line of every corpus/*.gold.jsonl.
inline std::vector<std::string> gold_lines() {
  std::vector<std::string> lines;
  const std::filesystem::path folder = std::string(ANNALS_SOURCE_DIR) + "/corpus";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.path().filename().string().ends_with(".gold.jsonl")) continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) lines.push_back(line);
  }
  return lines;
}

}  // namespace annals::test

#endif  // ANNALS_TESTS_UNIT_OUTPUT_GOLD_H_
