#include "records/trace.h"

#include <cstdio>

namespace annals::records {

void Trace::count(std::string_view name, double weight) {
  if (weight == 0) return;
  char number[32];
  std::snprintf(number, sizeof number, " %.4g", weight);
  if (!parts.empty()) parts += ", ";
  parts.append(name).append(number);
}

}  // namespace annals::records
