#include "naive.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "date_pattern.h"

namespace annals::bench {
namespace {

constexpr const char* kPatterns[] = {
    kDatePattern,
    R"(\b[A-Z][a-z]+(?: [A-Z][a-z]+)+)",                                    // names
    R"(\b(?:Mr|Mrs|Ms|Dr|Prof)\.? [A-Z][a-z]+(?: [A-Z][a-z]+)*)",           // with a title
    R"(\b[A-Z]\. (?:[A-Z]\. )*[A-Z][a-z]+)",                                // with initials
    R"((?:[A-Z][a-z]+ )+(?:University|Institute|Centre|Council|Society))",  // organizations
    R"((?:University|Ministry|Institute|Department) of (?:[A-Z][a-z]+ ?)+)",
    R"(\b[A-Z]{2,6}\b)",                                       // acronyms
    R"(\b[0-9]{1,2}(?::|\.)[0-9]{2}(?: ?[ap]\.?m\.?)?)",       // times
    R"(\b[0-9,]+ (?:participants|people|delegates|members))",  // attendance
    R"(https?://[^\s)>\]]+|[\w.]+@[\w.]+\.[a-z]{2,})",         // links
};

}  // namespace

Naive::Naive(const std::string& data) {
  for (const char* pattern : kPatterns) {
    patterns_.push_back(std::make_unique<re2::RE2>(pattern));
    if (!patterns_.back()->ok()) throw std::runtime_error(patterns_.back()->error());
  }
  for (const auto& file : std::filesystem::directory_iterator(data + "/gazetteers")) {
    if (file.path().extension() != ".tsv") continue;
    std::ifstream in(file.path());
    std::string line;
    std::getline(in, line);  // header
    while (std::getline(in, line)) {
      const size_t tab = line.find('\t');
      if (tab == std::string::npos) continue;
      names_.insert(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
    }
  }
  if (names_.empty()) throw std::runtime_error("no names in " + data);
}

size_t Naive::ten_passes(const std::string& text) const {
  size_t count = 0;
  for (const auto& pattern : patterns_) count += count_matches(*pattern, text);
  return count;
}

size_t Naive::whole(const std::string& text) const {
  size_t bytes = 0;
  const auto write = [&](const char* kind, size_t begin, size_t end) {
    nlohmann::json line;
    line["kind"] = kind;
    line["span"] = {begin, end};
    line["text"] = text.substr(begin, end - begin);
    bytes += line.dump().size() + 1;
  };
  for (const auto& pattern : patterns_) {
    re2::StringPiece match;
    for (size_t at = 0; pattern->Match(text, at, text.size(), re2::RE2::UNANCHORED, &match, 1);) {
      const auto begin = static_cast<size_t>(match.data() - text.data());
      at = begin + match.size();
      write("pattern", begin, at);
    }
  }
  // Every run of up to five words, the longest first.
  struct Word {
    size_t begin, end;
  };
  std::vector<Word> words;
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  const auto is_mark = [](char c) { return c == ',' || c == '.' || c == ';' || c == ')'; };
  for (size_t i = 0; i < text.size();) {
    while (i < text.size() && is_space(text[i])) ++i;
    const size_t begin = i;
    while (i < text.size() && !is_space(text[i])) ++i;
    size_t end = i;
    while (end > begin && is_mark(text[end - 1])) --end;
    if (end > begin) words.push_back({begin, end});
  }
  for (size_t i = 0; i < words.size(); ++i) {
    for (size_t n = std::min(kMostWords, words.size() - i); n > 0; --n) {
      const size_t begin = words[i].begin, end = words[i + n - 1].end;
      if (!names_.contains(text.substr(begin, end - begin))) continue;
      write("name", begin, end);
      i += n - 1;
      break;
    }
  }
  return bytes;
}

}  // namespace annals::bench
