// A Program as bytes, and back.
#ifndef ANNALS_LIB_RULES_SERIALISE_H_
#define ANNALS_LIB_RULES_SERIALISE_H_

#include <cstddef>
#include <span>
#include <vector>

#include "annals/result.h"
#include "rules/program.h"

namespace annals::rules {

std::vector<std::byte> write_program(const Program& program);

// Error: not a program, or one of another layout.
Result<Program> read_program(std::span<const std::byte> image);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_SERIALISE_H_
