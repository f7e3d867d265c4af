// Runs spec files (tests/spec/README.md), each case a test of its own.
//
//   annals-spec-tests                            every tests/spec/*.spec
//   annals-spec-tests dates-ranges.spec          one file
//   annals-spec-tests dates-ranges.spec:12       the case that holds line 12
//
// GoogleTest's options work as ever. Exit code 1: a case fails; 2: a file is broken or the
// extractor does not load.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "annals/extractor.h"
#include "support/spec.h"

namespace {

using annals::test::SpecCase;
using annals::test::SpecMention;

const annals::Extractor* extractor = nullptr;

class SpecTest : public testing::Test {
 public:
  SpecTest(SpecCase spec, std::string path) : spec_(std::move(spec)), path_(std::move(path)) {}

  void TestBody() override {
    const annals::Result<annals::Text> text = annals::Text::borrow(spec_.text);
    if (!text) return fail(text.error().to_string());
    annals::Document document;
    document.name = "spec";
    document.date = spec_.document_date;
    document.owner = spec_.owner;
    document.aliases = spec_.aliases;
    std::vector<SpecMention> found;
    for (const annals::Annotation& annotation : extractor->annotate(*text, document))
      found.push_back(annals::test::describe(annotation));
    const std::string problems = annals::test::judge(spec_, found);
    if (!problems.empty()) fail(problems);
  }

 private:
  void fail(const std::string& message) {
    ADD_FAILURE_AT(path_.c_str(), static_cast<int>(spec_.line)) << spec_.name << "\n" << message;
  }

  SpecCase spec_;
  std::string path_;
};

// A spec file, and the line of the one case to run (0: all).
struct Wanted {
  std::filesystem::path path;
  uint64_t line = 0;
};

std::vector<Wanted> all_files() {
  std::vector<Wanted> files;
  for (const auto& entry : std::filesystem::directory_iterator(ANNALS_SPEC_FOLDER))
    if (entry.path().extension() == ".spec") files.push_back({entry.path()});
  std::sort(files.begin(), files.end(),
            [](const Wanted& a, const Wanted& b) { return a.path < b.path; });
  return files;
}

Wanted parse_argument(std::string argument) {
  Wanted wanted;
  const size_t colon = argument.rfind(':');
  if (colon != std::string::npos) {
    wanted.line = std::strtoull(argument.c_str() + colon + 1, nullptr, 10);
    argument.erase(colon);
  }
  wanted.path = argument;
  if (!std::filesystem::exists(wanted.path))
    wanted.path = std::filesystem::path(ANNALS_SPEC_FOLDER) / argument;
  return wanted;
}

// False: the file is broken.
bool register_cases(const Wanted& wanted) {
  std::ifstream file(wanted.path, std::ios::binary);
  const std::string content{std::istreambuf_iterator<char>(file), {}};
  const std::string name = wanted.path.filename().string();
  annals::Result<std::vector<SpecCase>> cases = annals::test::parse_spec(content, name);
  if (!file || !cases) {
    std::fprintf(stderr, "%s\n",
                 file ? cases.error().to_string().c_str() : (name + ": cannot read it").c_str());
    return false;
  }
  for (size_t i = 0; i < cases->size(); ++i) {
    const SpecCase& spec = (*cases)[i];
    const uint64_t end = i + 1 < cases->size() ? (*cases)[i + 1].line : UINT64_MAX;
    if (wanted.line != 0 && (wanted.line < spec.line || wanted.line >= end)) continue;
    const std::string test = name + ":" + std::to_string(spec.line);
    const std::string path = wanted.path.string();
    testing::RegisterTest(wanted.path.stem().string().c_str(), test.c_str(), nullptr,
                          spec.name.c_str(), path.c_str(), static_cast<int>(spec.line),
                          [spec, path]() -> SpecTest* { return new SpecTest(spec, path); });
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  std::vector<Wanted> files;
  for (int i = 1; i < argc; ++i) files.push_back(parse_argument(argv[i]));
  if (files.empty()) files = all_files();
  bool ok = true;
  for (const Wanted& wanted : files) ok = register_cases(wanted) && ok;
  if (!ok) return 2;
  if (testing::GTEST_FLAG(list_tests)) return RUN_ALL_TESTS();
  const annals::Result<annals::Extractor> loaded = annals::Extractor::load({.explain = true});
  if (!loaded) {
    std::fprintf(stderr, "%s\n", loaded.error().to_string().c_str());
    return 2;
  }
  extractor = &*loaded;
  return RUN_ALL_TESTS();
}
