#include "rules/date_rules.h"

namespace annals::rules {

DateRules::DateRules(const Program& program) {
  std::vector<uint8_t> is_date;
  for (const Rule& rule : program.rules) is_date.push_back(program.string(rule.kind) == "date");
  const Program::Index& index = program.index[0];
  groups.reserve(index.groups.size());
  for (const TriggerGroup& group : index.groups) {
    uint64_t bits = 0;
    for (uint32_t i = 0; i < group.count; ++i)
      bits |= uint64_t{is_date[index.triggers[group.first + i].rule]} << i;
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
