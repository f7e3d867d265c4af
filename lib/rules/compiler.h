// From TOML to a Program.
#ifndef ANNALS_LIB_RULES_COMPILER_H_
#define ANNALS_LIB_RULES_COMPILER_H_

#include <span>

#include "annals/result.h"
#include "rules/pack.h"
#include "rules/program.h"

namespace annals::rules {

Result<Program> compile_program(std::span<const Source> sources);

// Shared with the look-ups: the slot of a folded word in a table of `mask` + 1 slots.
uint32_t hash_word(std::string_view folded);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_COMPILER_H_
