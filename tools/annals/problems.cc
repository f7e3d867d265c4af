#include "problems.h"

#include "annals/json.h"

namespace annals::tool {

std::string problems_text(const std::vector<Problem>& problems, const std::string& format) {
  if (format == "json") {
    auto json = nlohmann::ordered_json::array();
    for (const Problem& problem : problems)
      json.push_back({{"file", problem.error.file},
                      {"line", problem.error.line},
                      {"column", problem.error.column},
                      {"severity", problem.warning ? "warning" : "error"},
                      {"code", problem.code},
                      {"message", problem.error.message}});
    return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  }
  std::string out;
  for (const Problem& problem : problems) {
    Error error = problem.error;
    if (problem.warning) error.message = "warning: " + error.message;
    out += error.to_string() + " [" + problem.code + "]\n";
  }
  return out;
}

}  // namespace annals::tool
