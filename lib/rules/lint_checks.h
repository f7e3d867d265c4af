// The single checks of lint.h.
#ifndef ANNALS_LIB_RULES_LINT_CHECKS_H_
#define ANNALS_LIB_RULES_LINT_CHECKS_H_

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/lint.h"
#include "rules/model.h"
#include "rules/pack.h"

namespace annals::rules {

struct LintContext {
  const Pack& pack;                    // of all sources
  const Model& model;                  // of all sources
  const Model& base;                   // of the base's alone, judged files included
  const Pack& base_pack;               //
  const std::vector<Source>& sources;  // base and own
  const std::vector<Source>& own;
  bool dropped;  // some own file could not be compiled
  std::vector<LintProblem>& problems;

  bool is_own(std::string_view file) const {
    return std::any_of(own.begin(), own.end(),
                       [&](const Source& source) { return source.name == file; });
  }
  bool is_capture(std::string_view name) const { return base_pack.capture(name) != 0xFFFF; }
  void warn(const char* code, const Position& position, std::string message) {
    problems.push_back({code, true, position.error(std::move(message))});
  }
  void fail(const char* code, const Position& position, std::string message) {
    problems.push_back({code, false, position.error(std::move(message))});
  }
};

void check_encoding(const Source& source, std::vector<LintProblem>& problems);
// A rule that is tried at all tokens of a common class.
void check_speed(LintContext& context, uint32_t rule);
// A rule whose every example another rule of its kind takes.
void check_shadows(LintContext& context, uint32_t rule);
// Patterns that cannot match, alternatives given twice, matches of very many tokens, values that
// speak of no capture.
void check_patterns(LintContext& context);
// Entries given twice, lists without entries.
void check_lists(LintContext& context);
// Kinds and weights that nothing reads, lists and macros that nothing uses.
void check_names(LintContext& context);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_LINT_CHECKS_H_
