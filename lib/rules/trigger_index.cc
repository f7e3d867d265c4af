#include "rules/trigger_index.h"

#include <algorithm>

#include "rules/token_class.h"

namespace annals::rules {
namespace {

constexpr size_t kGroupSize = 64;

// One column each, of a set that `get` reads from a trigger.
template <typename Get>
uint32_t block_of(const std::vector<TriggerModel>& group, TokenSets& sets, Get get) {
  std::vector<SetId> ids;
  ids.reserve(group.size());
  for (const TriggerModel& trigger : group) ids.push_back(get(trigger));
  return sets.block(ids);
}

// The endings of the texts that a regex may match.
std::vector<bool> endings_of(const ProgramBuilder& program, const Regex& regex) {
  std::vector<bool> out(kEndings, regex.suffix_count == 0);
  for (uint32_t i = 0; i < regex.suffix_count; ++i) {
    const std::string_view suffix = program.string(program.suffixes[regex.first_suffix + i]);
    const auto last = static_cast<uint8_t>(suffix.back());
    for (unsigned before = 0; before < 32; ++before)
      if (suffix.size() == 1 || (static_cast<uint8_t>(suffix[suffix.size() - 2]) & 31) == before)
        out[ending(static_cast<uint8_t>(before), last)] = true;
  }
  return out;
}

// By the ending of a token, the triggers whose regex may match it, and those that have none.
uint32_t write_endings(const std::vector<TriggerModel>& group, const ProgramBuilder& program,
                       std::vector<uint64_t>& out) {
  const auto has_regex = [](const TriggerModel& t) { return t.regex != kNoRegex; };
  if (std::none_of(group.begin(), group.end(), has_regex)) return kNoEndings;
  const size_t first = out.size();
  out.resize(first + kEndings, 0);
  for (size_t i = 0; i < group.size(); ++i) {
    const Regex any;
    const auto endings =
        endings_of(program, has_regex(group[i]) ? program.regexes[group[i].regex] : any);
    for (size_t k = 0; k < kEndings; ++k) out[first + k] |= uint64_t{endings[k]} << i;
  }
  return static_cast<uint32_t>(first);
}

}  // namespace

void TriggerIndex::add_classes(uint32_t classes, const TriggerModel& trigger) {
  for (unsigned klass = 0; klass < kTokenClasses; ++klass)
    if ((classes >> klass & 1) != 0) classes_[klass].push_back(trigger);
}

GroupRange TriggerIndex::write_groups(const Triggers& triggers, TokenSets& sets,
                                      const ProgramBuilder& program, ProgramBuilder::Index& out) {
  const auto [known, added] = written_.emplace(triggers, GroupRange{});
  if (!added) return known->second;
  GroupRange range;
  range.first = static_cast<uint32_t>(out.groups.size());
  for (size_t begin = 0; begin < triggers.size(); begin += kGroupSize) {
    const size_t end = std::min(begin + kGroupSize, triggers.size());
    const Triggers part(triggers.begin() + static_cast<std::ptrdiff_t>(begin),
                        triggers.begin() + static_cast<std::ptrdiff_t>(end));
    TriggerGroup group;
    group.first = static_cast<uint32_t>(out.triggers.size());
    group.count = static_cast<uint32_t>(part.size());
    group.all = ~uint64_t{0} >> (64 - part.size());
    for (size_t k = 0; k < kAhead; ++k)
      group.follow[k] = block_of(part, sets, [=](const TriggerModel& t) { return t.follow[k]; });
    group.before = block_of(part, sets, [](const TriggerModel& t) { return t.before; });
    group.not_before = block_of(part, sets, [](const TriggerModel& t) { return t.not_before; });
    group.endings = write_endings(part, program, out.endings);
    for (size_t i = 0; i < part.size(); ++i) {
      if (part[i].at_start) group.at_start |= uint64_t{1} << i;
      if (part[i].needs_capital) group.needs_capital |= uint64_t{1} << i;
      Trigger trigger;
      trigger.rule = part[i].rule;
      trigger.classes = part[i].classes;
      trigger.regex = part[i].regex;
      trigger.anchored = part[i].anchored;
      trigger.places = part[i].places;
      out.triggers.push_back(trigger);
    }
    out.groups.push_back(group);
  }
  range.count = static_cast<uint32_t>(out.groups.size()) - range.first;
  known->second = range;
  return range;
}

void TriggerIndex::write(TokenSets& sets, const ProgramBuilder& program,
                         ProgramBuilder::Index& out) {
  const size_t word_count = program.words.size();
  out.has_trigger.assign((word_count + 63) / 64, 0);
  out.words.assign(word_count, {});
  for (const auto& [word, triggers] : words_) {
    out.has_trigger[word / 64] |= uint64_t{1} << (word % 64);
    out.words[word] = write_groups(triggers, sets, program, out);
  }
  for (const Triggers& triggers : classes_)
    out.classes.push_back(write_groups(triggers, sets, program, out));
  for (const Triggers& triggers : labels_)
    out.labels.push_back(write_groups(triggers, sets, program, out));
}

}  // namespace annals::rules
