// A pack compiled from text, and what its rules find, written so that a test can read it.
#ifndef ANNALS_TESTS_UNIT_RULES_SCAN_H_
#define ANNALS_TESTS_UNIT_RULES_SCAN_H_

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "rules/pack.h"
#include "text/tokenizer.h"

namespace annals::rules {

inline Pack compiled(std::string text) {
  const std::vector<Source> sources = {{"test.toml", std::move(text)}};
  Result<Pack> pack = Pack::compile(sources);
  EXPECT_TRUE(pack.ok()) << pack.error().to_string();
  return pack ? std::move(*pack) : Pack();
}

// "file:line:column: message" of a pack that must not compile.
inline std::string fault(std::string text) {
  const std::vector<Source> sources = {{"test.toml", std::move(text)}};
  const Result<Pack> pack = Pack::compile(sources);
  return pack ? "no error" : pack.error().to_string();
}

// One rule with this pattern and further lines.
inline std::string rule(const std::string& pattern, const std::string& more = "") {
  const std::string quote = pattern.find('\'') == std::string::npos ? "'" : "'''";
  return "[[rule]]\nid = \"r\"\nkind = \"k\"\npattern = " + quote + pattern + quote +
         "\nexamples = [\"[x]\"]\n" + more;
}

// The matches, each as its text and its captures: "7 May{day=7}".
inline std::vector<std::string> scan(const Pack& pack, const std::string& text, uint8_t phase = 0,
                                     const std::vector<Known>& known = {}) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  pack.annotate(text, tokens);
  MatchBuffer buffer;
  pack.scan(phase, text, tokens, 0, static_cast<uint32_t>(tokens.size()), known, buffer);
  const auto slice = [&](uint32_t first, uint32_t end) {
    return text.substr(tokens[first].begin, tokens[end - 1].end - tokens[first].begin);
  };
  std::vector<std::string> out;
  for (const Match& match : buffer.matches) {
    std::string line = slice(match.first, match.end);
    for (uint32_t i = 0; i < match.capture_count; ++i) {
      const Capture& capture = buffer.captures[match.first_capture + i];
      uint16_t id = 0;
      std::string name = "?";
      for (const char* one : {"a", "b", "c", "day", "month", "year", "name"}) {
        id = pack.capture(one);
        if (id == capture.name) name = one;
      }
      line += "{" + name + "=" + slice(capture.first, capture.end) + "}";
    }
    out.push_back(line);
  }
  return out;
}

inline std::vector<std::string> scan(const std::string& pattern, const std::string& text) {
  return scan(compiled(rule(pattern)), text);
}

using Found = std::vector<std::string>;

}  // namespace annals::rules

#endif  // ANNALS_TESTS_UNIT_RULES_SCAN_H_
