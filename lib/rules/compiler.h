// From TOML to a program.
#ifndef ANNALS_LIB_RULES_COMPILER_H_
#define ANNALS_LIB_RULES_COMPILER_H_

#include <span>

#include "annals/result.h"
#include "rules/pack.h"
#include "rules/program.h"

namespace annals::rules {

// Error: the first fault of the sources: file, line, column.
Result<ProgramBuilder> compile_program(std::span<const Source> sources);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_COMPILER_H_
