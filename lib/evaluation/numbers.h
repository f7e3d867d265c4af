// Numbers for people.
#ifndef ANNALS_LIB_EVALUATION_NUMBERS_H_
#define ANNALS_LIB_EVALUATION_NUMBERS_H_

#include <array>
#include <cstdio>
#include <optional>
#include <string>

namespace annals::evaluation {

inline std::string decimal(double value, int digits) {
  std::array<char, 32> out;
  std::snprintf(out.data(), out.size(), "%.*f", digits, value);
  return out.data();
}

inline std::string decimal(const std::optional<double>& value, int digits) {
  return value ? decimal(*value, digits) : "—";
}

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_NUMBERS_H_
