// Problems in files, as lines or as JSON.
#ifndef ANNALS_TOOLS_PROBLEMS_H_
#define ANNALS_TOOLS_PROBLEMS_H_

#include <string>
#include <vector>

#include "annals/result.h"

namespace annals::tool {

struct Problem {
  std::string code;
  bool warning = false;
  Error error;
};

// "file:line:column: [warning: ]problem [code]", one a line; with "json" an array of objects with
// file, line, column, severity, code and message.
std::string problems_text(const std::vector<Problem>& problems, const std::string& format);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_PROBLEMS_H_
