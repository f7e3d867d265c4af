#include "rules/lint.h"

#include <algorithm>
#include <utility>

#include "rules/examples.h"
#include "rules/lint_checks.h"
#include "rules/model.h"
#include "text/unicode.h"

namespace annals::rules {
namespace {

constexpr uint32_t kReplacement = 0xFFFD;

bool says(const Error& error, std::string_view part) {
  return error.message.find(part) != std::string::npos;
}

const char* code_of(const Error& error) {
  if (says(error, "unknown key") || says(error, "unknown section")) return "unknown-key";
  if (says(error, "unbounded repetition")) return "unbounded";
  if (says(error, "can match nothing")) return "unreachable";
  if (says(error, "TOML")) return "syntax";
  return "fault";
}

class Linter {
 public:
  Linter(std::span<const Source> base, std::span<const Source> own)
      : base_(base), own_(own.begin(), own.end()) {
    for (const Source& source : own) files_.push_back(source.name);
  }

  std::vector<LintProblem> run() {
    for (const Source& source : own_) check_encoding(source, problems_);
    std::erase_if(own_, [&](const Source& source) {
      return std::any_of(problems_.begin(), problems_.end(), [&](const LintProblem& problem) {
        return !problem.warning && problem.error.file == source.name;
      });
    });
    drop_faulty([](std::span<const Source> sources) {
      const Result<Model> model = read_model(sources);
      return model ? Result<void>() : Result<void>(model.error());
    });
    Pack pack;
    drop_faulty([&](std::span<const Source> sources) {
      Result<Pack> compiled = Pack::compile(sources);
      if (!compiled) return Result<void>(compiled.error());
      pack = std::move(*compiled);
      return Result<void>();
    });
    if (!own_.empty()) check(pack);
    std::stable_sort(problems_.begin(), problems_.end(), [&](const auto& a, const auto& b) {
      if (a.error.file != b.error.file) return order(a.error.file) < order(b.error.file);
      return a.error.line < b.error.line;
    });
    return std::move(problems_);
  }

 private:
  size_t order(const std::string& file) const {
    return static_cast<size_t>(std::find(files_.begin(), files_.end(), file) - files_.begin());
  }

  std::vector<Source> all() const {
    std::vector<Source> sources;
    for (const Source& source : base_)
      if (std::none_of(files_.begin(), files_.end(), [&](const std::string& file) {
            return file == source.name || file.ends_with("/" + source.name);
          }))
        sources.push_back(source);
    sources.insert(sources.end(), own_.begin(), own_.end());
    return sources;
  }

  // Leaves out one file after the other until `step` is content; each file's fault is reported.
  template <typename Step>
  void drop_faulty(const Step& step) {
    while (!own_.empty()) {
      const std::vector<Source> sources = all();
      const Result<void> done = step(std::span<const Source>(sources));
      if (done) return;
      const auto faulty = std::find_if(own_.begin(), own_.end(), [&](const Source& source) {
        return source.name == done.error().file;
      });
      // Without the files that were left out, a list may be missing that is no fault of this one.
      const bool follows = dropped_ && says(done.error(), "there is no list");
      if (!follows) problems_.push_back({code_of(done.error()), false, done.error()});
      dropped_ = true;
      if (faulty == own_.end())
        own_.clear();
      else
        own_.erase(faulty);
    }
  }

  void check(const Pack& pack) {
    const std::vector<Source> sources = all();
    const Result<Model> model = read_model(sources);
    const Result<Model> before = read_model(base_);
    const Result<Pack> base_pack = Pack::compile(base_);
    if (!model || !before || !base_pack) return;
    LintContext context{pack, *model, *before, *base_pack, sources, own_, dropped_, problems_};
    for (uint32_t rule = 0; rule < pack.rule_count(); ++rule) {
      if (!context.is_own(pack.rule_file(rule))) continue;
      std::vector<Error> failures;
      check_examples(pack, rule, failures);
      const bool fails = !failures.empty();
      for (Error& failure : failures) problems_.push_back({"example", false, std::move(failure)});
      check_speed(context, rule);
      if (!fails) check_shadows(context, rule);
    }
    check_patterns(context);
    check_lists(context);
    check_names(context);
  }

  std::span<const Source> base_;
  std::vector<Source> own_;
  std::vector<std::string> files_;
  bool dropped_ = false;
  std::vector<LintProblem> problems_;
};

}  // namespace

void check_encoding(const Source& source, std::vector<LintProblem>& problems) {
  uint32_t line = 1;
  uint32_t column = 1;
  uint32_t before = 0;
  for (size_t at = 0; at < source.text.size();) {
    const text::Decoded c = text::decode(source.text, at);
    const char* what = nullptr;
    const bool invalid = c.code_point == text::kInvalid;
    if (invalid)
      what = "invalid UTF-8; save the file as UTF-8";
    else if (c.code_point == kReplacement)
      what = "a replacement character: the text was damaged before; write the letter again";
    else if ((before == 0xC2 || before == 0xC3) && c.code_point >= 0x80 && c.code_point <= 0xBF)
      what = "two signs that were one letter: the file was encoded twice; decode it once";
    if (what != nullptr) {
      Error error;
      error.message = what;
      error.file = source.name;
      error.line = line;
      error.column = column;
      problems.push_back({"encoding", !invalid, std::move(error)});
      return;
    }
    before = c.code_point;
    if (c.code_point == '\n') {
      ++line;
      column = 1;
    } else {
      ++column;
    }
    at += c.length;
  }
}

std::vector<LintProblem> lint(std::span<const Source> base, std::span<const Source> own) {
  return Linter(base, own).run();
}

}  // namespace annals::rules
