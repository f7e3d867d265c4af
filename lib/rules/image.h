// A program as bytes, and a view of those bytes as a program.
#ifndef ANNALS_LIB_RULES_IMAGE_H_
#define ANNALS_LIB_RULES_IMAGE_H_

#include <cstddef>
#include <span>
#include <vector>

#include "annals/result.h"
#include "rules/program.h"

namespace annals::rules {

std::vector<std::byte> write_program(ProgramBuilder& program);

// Checks the header and the bounds of every array; the bytes must outlive the program and be
// aligned to 8. Error: not a program, one of another layout, cut off.
Result<Program> map_program(std::span<const std::byte> image);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_IMAGE_H_
