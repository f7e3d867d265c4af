#include "rules/rule_subset.h"

#include <algorithm>

namespace annals::rules {

bool is_date_kind(std::string_view kind) { return kind == "date"; }

bool is_mention_kind(std::string_view kind) {
  return std::find(kRecordKinds.begin(), kRecordKinds.end(), kind) == kRecordKinds.end();
}

RuleSubset::RuleSubset(const Program& program, bool (*has_kind)(std::string_view kind)) {
  std::vector<uint8_t> in;
  in.reserve(program.rules.size());
  for (const Rule& rule : program.rules) in.push_back(has_kind(program.string(rule.kind)));
  const Program::Index& index = program.index[0];
  groups.reserve(index.groups.size());
  for (const TriggerGroup& group : index.groups) {
    uint64_t bits = 0;
    for (uint32_t i = 0; i < group.count; ++i)
      bits |= uint64_t{in[index.triggers[group.first + i].rule]} << i;
    groups.push_back(bits);
  }
  words.assign(index.has_trigger.size(), 0);
  for (size_t word = 0; word < index.words.size(); ++word) {
    const GroupRange& range = index.words[word];
    uint64_t any = 0;
    for (uint32_t i = range.first; i < range.first + range.count; ++i) any |= groups[i];
    if (any != 0) words[word / 64] |= uint64_t{1} << (word % 64);
  }
}

}  // namespace annals::rules
