// What is looked up of a text before its records are made.
#ifndef ANNALS_LIB_RECORDS_SURVEY_H_
#define ANNALS_LIB_RECORDS_SURVEY_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "records/stretches.h"
#include "records/words.h"

namespace annals::records {

// A match of a rule that records ask for: one of tens, where a record's other matches are dates.
struct RuleHit {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  const RuleFacts* rule = nullptr;
  uint32_t match = 0;  // index into MatchBuffer::matches
};

struct Survey {
  Stretches stretches;
  std::vector<RuleHit> hits;  // ascending

  void make(const mentions::Input& input, const Words& words) {
    stretches.fill(words.lists, input.tokens);
    hits.clear();
    const auto& matches = input.matches.matches;
    for (uint32_t i = 0; i < matches.size(); ++i) {
      const RuleFacts& rule = words.rules[matches[i].rule];
      if (rule.kind != RuleKind::none) hits.push_back({matches[i].first, matches[i].end, &rule, i});
    }
  }
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_SURVEY_H_
