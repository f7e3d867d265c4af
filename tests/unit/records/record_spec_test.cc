// Runs tests/spec/*.records, each case a test of its own.
#include "support/record_spec.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "annals/extractor.h"

namespace annals::test {
namespace {

std::vector<RecordCase> all_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(ANNALS_SOURCE_DIR "/tests/spec"))
    if (entry.path().extension() == ".records") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<RecordCase> cases;
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(stream), {}};
    Result<std::vector<RecordCase>> parsed = parse_record_spec(content, file.filename().string());
    if (!parsed) {
      RecordCase broken;
      broken.file = file.filename().string();
      broken.name = parsed.error().to_string();
      cases.push_back(broken);
      continue;
    }
    std::move(parsed->begin(), parsed->end(), std::back_inserter(cases));
  }
  return cases;
}

class RecordSpec : public testing::TestWithParam<RecordCase> {
 protected:
  static const Extractor& extractor() {
    static const Result<Extractor> loaded = Extractor::load();
    return *loaded;
  }
};

TEST_P(RecordSpec, Holds) {
  const RecordCase& spec = GetParam();
  ASSERT_NE(spec.line, 0u) << spec.name;
  const TextOptions options{.markup = spec.markdown ? Markup::markdown : Markup::none};
  const Result<Text> text = Text::borrow(spec.text, options);
  ASSERT_TRUE(static_cast<bool>(text));
  Document document;
  document.name = "spec";
  document.date = spec.document_date;
  document.owner = spec.owner;
  const std::string problems = judge(spec, extractor().extract(*text, document));
  EXPECT_TRUE(problems.empty()) << spec.file << ":" << spec.line << ": " << spec.name << "\n"
                                << problems;
}

std::string name_of(const testing::TestParamInfo<RecordCase>& info) {
  std::string name;
  for (const char c : info.param.file + "_" + info.param.name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain)
      name += c;
    else if (!name.empty() && name.back() != '_')
      name += '_';
  }
  return name + "_" + std::to_string(info.param.line);
}

INSTANTIATE_TEST_SUITE_P(Specs, RecordSpec, testing::ValuesIn(all_cases()), name_of);

}  // namespace

// What the runner itself must see.
TEST(RecordSpecParser, MarksAndSpans) {
  const auto cases = parse_record_spec(
      "=== two\n1998\n{{when=1998-03 where=\"New York/US\"}}\nA line.\n{{}}\n\n{{kind=other}}B. "
      "{{kind=visit}}C.\n",
      "x");
  ASSERT_TRUE(static_cast<bool>(cases));
  const RecordCase& spec = cases->front();
  EXPECT_EQ(spec.text, "1998\nA line.\n\nB. C.\n");
  ASSERT_EQ(spec.expected.size(), 3u);
  EXPECT_EQ(spec.expected[0].span, (Span{5, 12}));
  EXPECT_EQ(spec.expected[0].fields.at("where"), "New York/US");
  EXPECT_EQ(spec.expected[1].span, (Span{14, 16}));
  EXPECT_EQ(spec.expected[2].span, (Span{17, 19}));
}

TEST(RecordSpecParser, WrongRecordsAreSeen) {
  const auto cases = parse_record_spec("=== one\n{{when=1998}}\nA line.\n", "x");
  ASSERT_TRUE(static_cast<bool>(cases));
  EXPECT_NE(judge(cases->front(), {}).find("missing"), std::string::npos);
  Event event;
  event.span = {0, 7};
  EXPECT_NE(judge(cases->front(), {event}).find("when is -, not 1998"), std::string::npos);
  event.span = {0, 3};
  EXPECT_NE(judge(cases->front(), {event}).find("unexpected"), std::string::npos);
}

TEST(RecordSpecParser, UnknownKeyIsAnError) {
  const auto cases = parse_record_spec("=== one\n{{wen=1998}}\nA line.\n", "x");
  ASSERT_FALSE(static_cast<bool>(cases));
  EXPECT_EQ(cases.error().line, 2u);
}

}  // namespace annals::test
