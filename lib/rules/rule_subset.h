// The rules of a scan: all of a phase, or some of phase 0, for texts of which nothing but the
// dates, or the mentions, is asked.
#ifndef ANNALS_LIB_RULES_RULE_SUBSET_H_
#define ANNALS_LIB_RULES_RULE_SUBSET_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/program.h"

namespace annals::rules {

// What Pack::scan takes for a phase.
inline constexpr uint8_t kDateRules = kPhases;         // those of kind "date"
inline constexpr uint8_t kMentionRules = kPhases + 1;  // all but those that only records ask for

// The kinds that only records ask for, in the order of records::RuleKind.
inline constexpr std::array<std::string_view, 5> kRecordKinds = {"nothing", "kind", "mode",
                                                                 "organizer", "attendance"};

bool is_date_kind(std::string_view kind);
bool is_mention_kind(std::string_view kind);

// Where they are tried: a part of the triggers of a phase.
struct RuleSubset {
  struct Group {
    uint64_t bits = 0;    // one for each trigger of such a rule
    uint32_t follow = 0;  // TriggerGroup::follow[0]
  };

  // `has_kind`: null for all.
  RuleSubset(const Program& program, uint8_t phase, bool (*has_kind)(std::string_view kind));

  const Program::Index& index;
  std::vector<uint8_t> words;  // by word id: whether it triggers one of them
  std::vector<Group> groups;   // by trigger group
  uint32_t classes = 0;        // a bit for each token class that triggers one of them
  uint32_t most_groups = 0;    // of a token's word and class together, or of a label
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_RULE_SUBSET_H_
