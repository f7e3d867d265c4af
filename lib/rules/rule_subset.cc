#include "rules/rule_subset.h"

#include <algorithm>
#include <bit>

namespace annals::rules {

bool is_date_kind(std::string_view kind) { return kind == "date"; }

bool is_mention_kind(std::string_view kind) {
  return std::find(kRecordKinds.begin(), kRecordKinds.end(), kind) == kRecordKinds.end();
}

RuleSubset::RuleSubset(const Program& program, uint8_t phase,
                       bool (*has_kind)(std::string_view kind))
    : index(program.index[phase]) {
  std::vector<uint8_t> in(program.rules.size(), 1);
  if (has_kind != nullptr)
    for (size_t i = 0; i < in.size(); ++i) in[i] = has_kind(program.string(program.rules[i].kind));
  groups.reserve(index.groups.size());
  for (const TriggerGroup& group : index.groups) {
    uint64_t bits = 0;
    for (uint32_t i = 0; i < group.count; ++i)
      bits |= uint64_t{in[index.triggers[group.first + i].rule]} << i;
    groups.push_back({bits, group.follow[0]});
  }
  const auto most_of = [](const auto& ranges) {
    uint32_t most = 0;
    for (const GroupRange& range : ranges) most = std::max(most, range.count);
    return most;
  };
  most_groups = std::max(most_of(index.words) + most_of(index.classes), most_of(index.labels));
  const auto any = [&](const GroupRange& range) {
    for (uint32_t i = range.first; i < range.first + range.count; ++i)
      if (groups[i].bits != 0) return true;
    return false;
  };
  words.assign(index.words.size(), 0);
  for (size_t block = 0; block < index.has_trigger.size(); ++block)
    for (uint64_t rest = index.has_trigger[block]; rest != 0; rest &= rest - 1) {
      const size_t word = block * 64 + static_cast<size_t>(std::countr_zero(rest));
      words[word] = any(index.words[word]);
    }
  for (size_t klass = 0; klass < index.classes.size(); ++klass)
    classes |= uint32_t{any(index.classes[klass])} << klass;
}

}  // namespace annals::rules
