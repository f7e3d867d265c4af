// The triggers of all rules, by what they are tried at.
#ifndef ANNALS_LIB_RULES_TRIGGER_INDEX_H_
#define ANNALS_LIB_RULES_TRIGGER_INDEX_H_

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <vector>

#include "rules/lookahead.h"
#include "rules/program.h"
#include "rules/token_sets.h"

namespace annals::rules {

// A trigger with the sets that the tokens around it must be in.
struct TriggerModel {
  uint32_t rule = 0;
  uint16_t classes = 0;
  uint16_t regex = 0xFFFF;
  bool anchored = false;
  bool needs_capital = false;
  bool at_start = false;
  Ahead follow = kAnythingAhead;
  SetId before = kEverything;
  SetId not_before = kNothing;
  uint64_t places = 0;                                    // of the next token, in the rule's filter
  auto operator<=>(const TriggerModel&) const = default;  // NOLINT: clang-tidy 14
};

// Of one phase.
class TriggerIndex {
 public:
  void add_word(uint32_t word, const TriggerModel& trigger) { words_[word].push_back(trigger); }
  void add_label(unsigned label, const TriggerModel& trigger) { labels_[label].push_back(trigger); }
  void add_classes(uint32_t classes, const TriggerModel& trigger);

  // `program`: with the words and regexes that triggers name.
  void write(TokenSets& sets, const ProgramBuilder& program, ProgramBuilder::Index& out);

 private:
  using Triggers = std::vector<TriggerModel>;
  GroupRange write_groups(const Triggers& triggers, TokenSets& sets, const ProgramBuilder& program,
                          ProgramBuilder::Index& out);

  std::map<uint32_t, Triggers> words_;
  std::array<Triggers, kTokenClasses> classes_;
  std::array<Triggers, kLabels> labels_;
  std::map<Triggers, GroupRange> written_;  // words with the same triggers share them
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_TRIGGER_INDEX_H_
