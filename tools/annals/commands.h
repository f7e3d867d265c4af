// The subcommands. Each registers itself with its options, help and examples; when the user chose
// it, it sets `run`, which gives the exit code: 0 done, 1 input bad, 2 usage.
#ifndef ANNALS_TOOLS_COMMANDS_H_
#define ANNALS_TOOLS_COMMANDS_H_

#include <CLI/CLI.hpp>
#include <functional>

namespace annals::tool {

using Run = std::function<int()>;

inline constexpr int kDone = 0;
inline constexpr int kBadInput = 1;
inline constexpr int kUsage = 2;

void add_extract(CLI::App& app, Run& run);
void add_annotate(CLI::App& app, Run& run);
void add_dates(CLI::App& app, Run& run);
void add_show(CLI::App& app, Run& run);
void add_eval(CLI::App& app, Run& run);
void add_diff(CLI::App& app, Run& run);
void add_gazetteer(CLI::App& app, Run& run);
void add_lint(CLI::App& app, Run& run);
void add_explain(CLI::App& app, Run& run);
void add_coverage(CLI::App& app, Run& run);
void add_gold(CLI::App& app, Run& run);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_COMMANDS_H_
