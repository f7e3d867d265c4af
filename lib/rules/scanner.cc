// The scan: tries rules where their triggers stand.
#include <algorithm>
#include <bit>

#include "rules/matcher.h"
#include "rules/pack.h"
#include "rules/pack_impl.h"
#include "rules/token_class.h"

namespace annals::rules {
namespace {

class Scanner {
 public:
  Scanner(const Pack::Impl& impl, uint8_t phase, std::string_view text, const text::Tokens& tokens,
          uint32_t first, uint32_t end, std::span<const Known> known, MatchBuffer& out)
      : program_(impl.program),
        subset_(phase == kDateRules      ? &impl.dates
                : phase == kMentionRules ? &impl.mentions
                                         : nullptr),
        index_(impl.program.index[subset_ != nullptr ? 0 : phase]),
        words_(subset_ != nullptr ? subset_->words.data() : index_.has_trigger.data()),
        wanted_(subset_ != nullptr ? subset_->groups.data() : nullptr),
        tokens_(tokens),
        first_(first),
        end_(end),
        known_(known),
        infos_(fill_infos(impl.program, text, tokens, first, end, out.infos)),
        matcher_(impl.program, impl.regexes, text, tokens, first, end, known, out),
        out_(out),
        begin_(out.matches.size()) {
    out.tried.assign(impl.anchored_rules, first);
    for (unsigned klass = 0; klass < kTokenClasses; ++klass)
      if (has_wanted(index_.classes[klass])) busy_classes_ |= 1u << klass;
  }

  void run() {
    // Of the members, copies: every other token is passed over in this loop.
    const text::Token* const tokens = tokens_.data();
    const TokenInfo* const infos = infos_ - first_;
    const uint64_t* const words = words_;
    const uint32_t busy_classes = busy_classes_;
    const uint32_t end = end_;
    auto next_known = std::lower_bound(known_.begin(), known_.end(), first_,
                                       [](const Known& k, uint32_t t) { return k.first < t; });
    uint32_t known_at = next_known == known_.end() ? end : next_known->first;
    for (uint32_t at = first_; at < end; ++at) {
      const uint32_t word = tokens[at].word;
      const uint8_t klass = infos[at].token_class;
      if (at == known_at) {
        if (next_known->label < kLabels) try_all(index_.labels[next_known->label], at, 0);
        ++next_known;
        known_at = next_known == known_.end() ? end : next_known->first;
      }
      if ((busy_classes >> klass & 1) != 0) try_all(index_.classes[klass], at, 0);
      if ((words[word / 64] >> (word % 64) & 1) != 0) try_all(index_.words[word], at, 1u << klass);
    }
    sort();
  }

 private:
  bool has_wanted(const GroupRange& range) const {
    for (uint32_t i = range.first; i < range.first + range.count; ++i)
      if (wanted(i) != 0) return true;
    return false;
  }

  // A bit for each trigger of the group that is asked for.
  uint64_t wanted(uint32_t group) const {
    return wanted_ != nullptr ? wanted_[group] : index_.groups[group].all;
  }

  // The triggers of one key. Rules that are tried at the token's class already are passed over.
  void try_all(const GroupRange& range, uint32_t at, uint32_t done_class) {
    for (uint32_t i = range.first; i < range.first + range.count; ++i) {
      const TriggerGroup& group = index_.groups[i];
      for (uint64_t left = passing(group, wanted(i), at); left != 0; left &= left - 1) {
        const Trigger& trigger =
            index_.triggers[group.first + static_cast<uint32_t>(std::countr_zero(left))];
        if ((trigger.classes & done_class) != 0) continue;
        if (trigger.regex != kNoRegex && !matcher_.matches_regex(trigger.regex, at)) continue;
        const Rule& rule = program_.rules[trigger.rule];
        if (trigger.anchored)
          try_around(trigger.rule, rule, at);
        else
          attempt(trigger.rule, rule, at);
      }
    }
  }

  // Of `bits`, one for each trigger of the group, those that the tokens around let pass. Most are
  // told by the next token.
  uint64_t passing(const TriggerGroup& group, uint64_t bits, uint32_t at) const {
    const TokenInfo* here = infos_ + (at - first_);
    bits &= block_bits(program_, group.follow[0], here[1]);
    if (bits == 0) return 0;
    if (at != first_) bits &= ~group.at_start;
    if (!here->capital) bits &= ~group.needs_capital;
    if (group.endings != kNoEndings) bits &= index_.endings[group.endings + here->ending];
    for (uint32_t k = 1; k < kAhead && bits != 0; ++k)
      bits &= block_bits(program_, group.follow[k], here[k + 1]);
    if (bits == 0) return 0;
    bits &= block_bits(program_, group.before, here[-1]);
    return bits & ~block_bits(program_, group.not_before, here[-1]);
  }

  // All begins from which the trigger at `at` can be reached, each once.
  void try_around(uint32_t index, const Rule& rule, uint32_t at) {
    if (at - first_ < rule.trigger_least) return;
    const uint32_t last = at - rule.trigger_least;
    uint32_t& tried = out_.tried[rule.anchor_index];
    uint32_t start = std::max(tried, at - std::min<uint32_t>(rule.trigger_most, at - first_));
    for (; start <= last; ++start) {
      const TokenInfo* here = infos_ + (start - first_);
      uint32_t k = 0;
      while (k < kAhead && in_set(program_, rule.ahead_set[k], here[k])) ++k;
      if (k == kAhead) attempt(index, rule, start);
    }
    tried = std::max(tried, last + 1);
  }

  void attempt(uint32_t index, const Rule& rule, uint32_t at) {
    Match match;
    match.rule = index;
    match.first = at;
    match.end = at + 1;
    match.first_capture = static_cast<uint32_t>(out_.captures.size());
    if (rule.one_token) {
      out_.matches.push_back(match);
      return;
    }
    match.end = matcher_.longest(rule, at);
    if (match.end == Matcher::kUnset) return;
    for (uint32_t i = 0; i < rule.capture_count; ++i) {
      const Matcher::Slot& slot = matcher_.slot(i);
      if (slot.first == Matcher::kUnset || slot.first == slot.end) continue;
      if (i == rule.mark_slot) {
        match.first = slot.first;
        match.end = slot.end;
      } else {
        out_.captures.push_back(
            {program_.rule_captures[rule.first_capture + i], slot.first, slot.end});
      }
    }
    match.capture_count = static_cast<uint32_t>(out_.captures.size()) - match.first_capture;
    out_.matches.push_back(match);
  }

  // By first token, then by rule. Nearly so already: only marks and anchored rules come late.
  void sort() {
    const auto later = [](const Match& a, const Match& b) {
      return a.first != b.first ? a.first > b.first : a.rule > b.rule;
    };
    auto& matches = out_.matches;
    for (size_t i = begin_ + 1; i < matches.size(); ++i) {
      const Match match = matches[i];
      size_t to = i;
      for (; to > begin_ && later(matches[to - 1], match); --to) matches[to] = matches[to - 1];
      matches[to] = match;
    }
  }

  const Program& program_;
  const RuleSubset* subset_;  // null: all rules of the phase
  const Program::Index& index_;
  const uint64_t* words_;   // a bit for each word that triggers a rule
  const uint64_t* wanted_;  // by group: the triggers to look at; null: all
  const text::Tokens& tokens_;
  uint32_t first_;
  uint32_t end_;
  std::span<const Known> known_;
  const TokenInfo* infos_;
  Matcher matcher_;
  MatchBuffer& out_;
  size_t begin_;
  uint32_t busy_classes_ = 0;
};

}  // namespace

void Pack::scan(uint8_t phase, std::string_view text, const text::Tokens& tokens, uint32_t first,
                uint32_t end, std::span<const Known> known, MatchBuffer& out) const {
  if (impl_ == nullptr || first >= end || phase > kMentionRules) return;
  Scanner(*impl_, phase, text, tokens, first, end, known, out).run();
}

}  // namespace annals::rules
