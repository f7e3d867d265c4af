// The rules' own examples: those of the product's packs, and those of the documentation.
#include "rules/examples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "scan.h"

namespace annals::rules {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::string joined(const std::vector<Error>& errors) {
  std::string out;
  for (const Error& error : errors) out += error.to_string() + "\n";
  return out;
}

TEST(Examples, OfTheProductsPacksHold) {
  std::vector<Source> sources;
  const std::filesystem::path folder = ANNALS_SOURCE_DIR "/data/en/rules";
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".toml")
      sources.push_back({entry.path().string(), read(entry.path())});
  std::sort(sources.begin(), sources.end(),
            [](const Source& a, const Source& b) { return a.name < b.name; });
  const Result<Pack> pack = Pack::compile(sources);
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  const std::vector<Error> errors = check_examples(*pack);
  EXPECT_TRUE(errors.empty()) << joined(errors);
}

// Every ```toml block is a pack; blank lines before it keep its line numbers.
std::vector<Source> blocks(const std::string& path) {
  std::vector<Source> out;
  std::istringstream lines(read(path));
  std::string line;
  std::string passed;
  bool inside = false;
  while (std::getline(lines, line)) {
    if (!inside && line == "```toml") {
      inside = true;
      out.push_back({path, passed + "\n"});
    } else if (inside && line == "```") {
      inside = false;
    } else if (inside) {
      out.back().text += line + "\n";
    }
    passed += "\n";
  }
  return out;
}

TEST(Examples, OfTheDocumentationHold) {
  const std::vector<Source> sources = blocks(ANNALS_SOURCE_DIR "/docs/rules.md");
  ASSERT_GE(sources.size(), 3u);
  const Result<Pack> pack = Pack::compile(sources);
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  EXPECT_GE(pack->rule_count(), 15u);
  const std::vector<Error> errors = check_examples(*pack);
  EXPECT_TRUE(errors.empty()) << joined(errors);
}

TEST(Examples, MarksMentionsAndEscapes) {
  const Result<Example> example = parse_example("[{Ann Lee|person}, chair], \\[sic\\] | 7");
  ASSERT_TRUE(example.ok()) << example.error().to_string();
  EXPECT_EQ(example->text, "Ann Lee, chair, [sic] | 7");
  ASSERT_EQ(example->marks.size(), 1u);
  EXPECT_EQ(example->marks[0], (std::pair<uint32_t, uint32_t>{0, 14}));
  ASSERT_EQ(example->mentions.size(), 1u);
  EXPECT_EQ(example->mentions[0].label, 3);
  EXPECT_FALSE(parse_example("[a").ok());
  EXPECT_FALSE(parse_example("a]").ok());
  EXPECT_FALSE(parse_example("{a|nobody}").ok());
  EXPECT_FALSE(parse_example("{a").ok());
}

// The messages of a rule with pattern "x y" and these examples.
std::string faults(const std::string& examples, const std::string& counterexamples = "[]") {
  const Pack pack =
      compiled("[[rule]]\nid = \"r\"\nkind = \"k\"\npattern = \"x y?\"\nexamples = " + examples +
               "\ncounterexamples = " + counterexamples + "\n");
  return joined(check_examples(pack));
}

TEST(Examples, FailuresSayWhatWasFound) {
  EXPECT_EQ(faults("[\"a [x y] b\"]"), "");
  EXPECT_NE(faults("[\"a [x] y\"]")
                .find("test.toml:5:13: rule r, example \"a [x] y\": the rule "
                      "finds \"x y\", not \"x\""),
            std::string::npos)
      << faults("[\"a [x] y\"]");
  EXPECT_NE(faults("[\"[z]\"]").find("finds nothing"), std::string::npos);
  EXPECT_NE(faults("[\"x y\"]").find("it marks nothing"), std::string::npos);
  EXPECT_NE(faults("[\"[x]ylophone\"]").find("whole tokens"), std::string::npos);
  EXPECT_NE(faults("[\"[x]\"]", "[\"z\", \"an x\"]").find("test.toml:6:25: rule r, counterexample"),
            std::string::npos);
}

}  // namespace
}  // namespace annals::rules
