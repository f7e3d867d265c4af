// The scan: tries rules where their triggers stand.
#include <algorithm>
#include <bit>

#include "rules/filter.h"
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
        subset_(impl.subsets[phase]),
        index_(subset_.index),
        text_(text),
        tokens_(tokens),
        first_(first),
        end_(end),
        known_(known),
        infos_(fill_infos(impl.program, text, tokens, first, end, out.infos)),
        matcher_(impl.program, impl.regexes, text, tokens, first, end, known, out),
        out_(out),
        begin_(out.matches.size()) {
    out.tried.assign(impl.anchored_rules, 0);
  }

  void run() {
    auto next_known = std::lower_bound(known_.begin(), known_.end(), first_,
                                       [](const Known& k, uint32_t t) { return k.first < t; });
    uint32_t at = first_;
    for (; next_known != known_.end() && next_known->first < end_; ++next_known) {
      try_range(at, next_known->first);
      at = next_known->first;
      if (next_known->label < kLabels) try_all(index_.labels[next_known->label], at, 0);
    }
    try_range(at, end_);
    sort();
  }

 private:
  // The rules that tokens [at, end) trigger.
  void try_range(uint32_t at, uint32_t end) {
    // Of the members, copies: every other token is passed over in this loop.
    const text::Token* const tokens = tokens_.data();
    const TokenInfo* const infos = infos_ - first_;
    const uint8_t* const words = subset_.words.data();
    const uint32_t classes = subset_.classes;
    for (; at < end; ++at) {
      const uint32_t word = tokens[at].word;
      const uint8_t klass = infos[at].token_class;
      if ((classes >> klass & 1) != 0) try_all(index_.classes[klass], at, 0);
      if (words[word] != 0) try_all(index_.words[word], at, 1u << klass);
    }
  }

  // The triggers of one key. Rules that are tried at the token's class already are passed over.
  // Most are told by the next token.
  void try_all(const GroupRange& range, uint32_t at, uint32_t done_class) {
    const TokenInfo& next = infos_[at - first_ + 1];
    for (uint32_t i = range.first; i < range.first + range.count; ++i) {
      const TriggerGroup& group = index_.groups[i];
      const uint64_t bits = subset_.groups[i] & block_bits(program_, group.follow[0], next);
      if (bits != 0) try_group(group, bits, at, done_class);
    }
  }

  // `bits`: the triggers to try.
  [[gnu::noinline]] void try_group(const TriggerGroup& group, uint64_t bits, uint32_t at,
                                   uint32_t done_class) {
    for (uint64_t left = passing(group, bits, at); left != 0; left &= left - 1) {
      const Trigger& trigger =
          index_.triggers[group.first + static_cast<uint32_t>(std::countr_zero(left))];
      if ((trigger.classes & done_class) != 0) continue;
      if (trigger.regex != kNoRegex && !matcher_.matches_regex(trigger.regex, at)) continue;
      if (trigger.anchored)
        try_around(trigger.rule, at);
      else if (trigger.places == 0 || may_match(trigger.rule, trigger.places, at + 1))
        match(trigger.rule, at);
    }
  }

  // Of `bits`, those that the tokens around let pass.
  uint64_t passing(const TriggerGroup& group, uint64_t bits, uint32_t at) const {
    const TokenInfo* here = infos_ + (at - first_);
    if (at != first_) bits &= ~group.at_start;
    if (!tokens_[at].is_capitalised()) bits &= ~group.needs_capital;
    if (group.endings != kNoEndings) bits &= index_.endings[group.endings + ending_of(at)];
    for (uint32_t k = 1; k < kAhead && bits != 0; ++k)
      bits &= block_bits(program_, group.follow[k], here[k + 1]);
    if (bits == 0) return 0;
    bits &= block_bits(program_, group.before, here[-1]);
    return bits & ~block_bits(program_, group.not_before, here[-1]);
  }

  uint16_t ending_of(uint32_t at) const {
    const text::Token& token = tokens_[at];
    const char* const last = text_.data() + token.end - 1;
    return ending(token.end - token.begin < 2 ? uint8_t{0} : static_cast<uint8_t>(last[-1]),
                  static_cast<uint8_t>(*last));
  }

  // All begins from which the trigger at `at` can be reached, each once.
  void try_around(uint32_t index, uint32_t at) {
    const Rule& rule = program_.rules[index];
    if (at - first_ < rule.trigger_least) return;
    const uint32_t last = at - rule.trigger_least;
    uint32_t& tried = out_.tried[rule.anchor_index];
    uint32_t start = std::max(tried, at - std::min<uint32_t>(rule.trigger_most, at - first_));
    const uint64_t places = program_.filters[index].start;
    for (; start <= last; ++start)
      if (places == 0 || may_match(index, places, start)) match(index, start);
    tried = std::max(tried, last + 1);
  }

  // Whether the rule may match if the token at `at` must take one of the places of its filter.
  bool may_match(uint32_t index, uint64_t places, uint32_t at) const {
    return rules::may_match(program_, program_.filters[index], places, infos_ + (at - first_),
                            tokens_.data() + at);
  }

  void match(uint32_t index, uint32_t at) {
    const Rule& rule = program_.rules[index];
    const uint32_t end = rule.one_token ? at + 1 : matcher_.longest(rule, at);
    if (end == Matcher::kUnset) return;
    Match match;
    match.rule = index;
    match.first = at;
    match.end = end;
    match.first_capture = static_cast<uint32_t>(out_.captures.size());
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
  const RuleSubset& subset_;
  const Program::Index& index_;
  std::string_view text_;
  const text::Tokens& tokens_;
  uint32_t first_;
  uint32_t end_;
  std::span<const Known> known_;
  const TokenInfo* infos_;
  Matcher matcher_;
  MatchBuffer& out_;
  size_t begin_;
};

}  // namespace

void Pack::scan(uint8_t phase, std::string_view text, const text::Tokens& tokens, uint32_t first,
                uint32_t end, std::span<const Known> known, MatchBuffer& out) const {
  if (impl_ == nullptr || first >= end || phase > kMentionRules) return;
  Scanner(*impl_, phase, text, tokens, first, end, known, out).run();
}

}  // namespace annals::rules
