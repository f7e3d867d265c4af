// The rules of kind "date" alone: for texts of which nothing but the dates is asked.
#ifndef ANNALS_LIB_RULES_DATE_RULES_H_
#define ANNALS_LIB_RULES_DATE_RULES_H_

#include <cstdint>
#include <vector>

#include "rules/program.h"

namespace annals::rules {

// What Pack::scan takes for a phase: the rules of kind "date" of phase 0.
inline constexpr uint8_t kDateRules = kPhases;

// Where they are tried: a part of the triggers of phase 0. A word that begins no date costs one bit
// test then, although it begins other things.
struct DateRules {
  DateRules() = default;
  explicit DateRules(const Program& program);

  std::vector<uint64_t> words;   // a bit per word id, as Program::Index::has_trigger
  std::vector<uint64_t> groups;  // by trigger group: a bit for each trigger of a date rule
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_DATE_RULES_H_
