// What is wrong with rule packs, or doubtful, beyond what keeps them from being compiled.
#ifndef ANNALS_LIB_RULES_LINT_H_
#define ANNALS_LIB_RULES_LINT_H_

#include <span>
#include <string>
#include <vector>

#include "annals/result.h"
#include "rules/pack.h"

namespace annals::rules {

struct LintProblem {
  // syntax        no TOML, or a value of a wrong type
  // unknown-key   a section or key that the language has not
  // fault         what the compiler refuses: an unknown list, a broken pattern, …
  // unbounded     repetition without an end, or a match that may take very many tokens
  // encoding      invalid or twice-encoded UTF-8
  // example       an example that fails, a counterexample that matches
  // slow          a rule without a rare first token and without a trigger
  // shadowed      a rule whose matches another rule always takes, or that says what another says
  // unreachable   a rule or an alternative that can match nothing
  // duplicate     an entry that its list has already
  // unknown-kind, unknown-value, unknown-weight: nothing reads it
  // unknown-capture: a value speaks of a capture that the pattern has not
  // unused        a list or a macro that nothing uses
  std::string code;
  bool warning = false;  // the pack can be used as it is
  Error error;
};

// Judges `own`, which are compiled after `base`; a file of the base's name is judged in its place.
// In the order of files and lines. Of a file that
// cannot be read or compiled, the first fault only.
// Cost: three compilations, and some microseconds an example.
std::vector<LintProblem> lint(std::span<const Source> base, std::span<const Source> own);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_LINT_H_
