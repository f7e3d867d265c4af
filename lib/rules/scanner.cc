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

constexpr size_t kGroupSize = 64;    // triggers of a group
constexpr size_t kCandidates = 256;  // triggers that are tried together
constexpr uint32_t kChunk = 128;     // tokens whose triggers are found before they are tried

class Scanner {
 public:
  Scanner(const Pack::Impl& impl, uint8_t phase, std::string_view text, text::TokenSpan tokens,
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
    // The last place is written, too, where nothing stands.
    out.attempts.resize(std::max(out.attempts.size(), size_t{kChunk} * subset_.most_groups + 1));
  }

  void run() {
    auto next_known = std::lower_bound(known_.begin(), known_.end(), first_,
                                       [](const Known& k, uint32_t t) { return k.first < t; });
    uint32_t at = first_;
    for (; next_known != known_.end() && next_known->first < end_; ++next_known) {
      try_range(at, next_known->first);
      at = next_known->first;
      if (next_known->label >= kLabels) continue;
      Attempt* const begin = out_.attempts.data();
      try_attempts(begin, add_groups(index_.labels[next_known->label], at, 0, begin));
    }
    try_range(at, end_);
    sort();
  }

 private:
  using Attempt = MatchBuffer::Attempt;

  // The rules that tokens [at, end) trigger.
  void try_range(uint32_t at, uint32_t end) {
    while (at < end) {
      const uint32_t next = std::min(end, at + kChunk);
      try_chunk(at, next);
      at = next;
    }
  }

  // Which tokens trigger something, and which of their groups the next token lets pass, is foreseen
  // as little as the text is: both are found without a branch.
  void try_chunk(uint32_t at, uint32_t end) {
    const text::Token* const tokens = tokens_.data();
    const TokenInfo* const infos = infos_ - first_;
    const uint8_t* const words = subset_.words.data();
    const uint32_t classes = subset_.classes;
    std::array<uint32_t, kChunk> triggers;
    uint32_t count = 0;
    for (; at < end; ++at) {
      triggers[count] = at;
      count += (classes >> infos[at].token_class & 1) | words[tokens[at].word];
    }
    Attempt* const attempts = out_.attempts.data();
    Attempt* to = attempts;
    for (uint32_t i = 0; i < count; ++i) {
      const uint32_t trigger = triggers[i];
      const uint8_t klass = infos[trigger].token_class;
      const uint32_t word = tokens[trigger].word;
      // Rules that are tried at the token's class are passed over where its word names them.
      if ((classes >> klass & 1) != 0) to = add_groups(index_.classes[klass], trigger, 0, to);
      if (words[word] != 0) to = add_groups(index_.words[word], trigger, 1u << klass, to);
    }
    try_attempts(attempts, to);
  }

  // Adds the triggers of one key, as far as the next token lets them pass; gives the end.
  Attempt* add_groups(const GroupRange& range, uint32_t at, uint32_t done_class,
                      Attempt* to) const {
    const TokenInfo& next = infos_[at - first_ + 1];
    const uint64_t* const values = program_.set_values.data();
    const uint16_t* const of_class = program_.set_rows.data() + next.token_class;
    const uint16_t* const of_word = program_.set_rows.data() + next.word_row;
    const RuleSubset::Group* group = subset_.groups.data() + range.first;
    const uint32_t end = range.first + range.count;
    for (uint32_t i = range.first; i < end; ++i, ++group) {
      const uint32_t column = group->follow / 64;
      const uint64_t follows =
          (values[of_class[column]] | values[of_word[column]]) >> (group->follow % 64);
      to->bits = group->bits & follows;
      to->group = i;
      to->at = at;
      to->done_class = done_class;
      to += to->bits != 0;
    }
    return to;
  }

  // The same for what stands around: the attempts' reads of the table do not wait for each other.
  void try_attempts(const Attempt* attempt, const Attempt* end) {
    std::array<Candidate, kCandidates> candidates;
    Candidate* const last = candidates.data() + (kCandidates - kGroupSize);
    Candidate* to = candidates.data();
    for (; attempt != end; ++attempt) {
      const TriggerGroup& group = index_.groups[attempt->group];
      for (uint64_t left = passing(group, *attempt); left != 0; left &= left - 1) {
        to->trigger = &index_.triggers[group.first + static_cast<uint32_t>(std::countr_zero(left))];
        to->at = attempt->at;
        to += (to->trigger->classes & attempt->done_class) == 0;
      }
      if (to < last) continue;
      try_candidates({candidates.data(), to});
      to = candidates.data();
    }
    try_candidates({candidates.data(), to});
  }

  struct Candidate {
    const Trigger* trigger;
    uint32_t at;
  };

  void try_candidates(std::span<const Candidate> candidates) {
    for (const auto& [trigger, at] : candidates) {
      if (trigger->regex != kNoRegex && !matcher_.matches_regex(trigger->regex, at)) continue;
      if (trigger->anchored)
        try_around(trigger->rule, at);
      else if (trigger->places == 0 || may_match(trigger->rule, trigger->places, at + 1))
        match(trigger->rule, at);
    }
  }

  // Of the attempt's triggers, those that the tokens around let pass.
  uint64_t passing(const TriggerGroup& group, const Attempt& attempt) const {
    const uint32_t at = attempt.at;
    const TokenInfo* here = infos_ + (at - first_);
    uint64_t bits = attempt.bits;
    for (uint32_t k = 1; k < kAhead; ++k) bits &= set_bits(program_, group.follow[k], here[k + 1]);
    bits &= set_bits(program_, group.before, here[-1]);
    bits &= ~set_bits(program_, group.not_before, here[-1]);
    bits &= at == first_ ? ~uint64_t{0} : ~group.at_start;
    bits &= tokens_[at].is_capitalised() ? ~uint64_t{0} : ~group.needs_capital;
    if (group.endings != kNoEndings) bits &= index_.endings[group.endings + ending_of(at)];
    return bits;
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
  text::TokenSpan tokens_;
  uint32_t first_;
  uint32_t end_;
  std::span<const Known> known_;
  const TokenInfo* infos_;
  Matcher matcher_;
  MatchBuffer& out_;
  size_t begin_;
};

}  // namespace

void Pack::scan(uint8_t phase, std::string_view text, text::TokenSpan tokens, uint32_t first,
                uint32_t end, std::span<const Known> known, MatchBuffer& out) const {
  if (impl_ == nullptr || first >= end || phase > kMentionRules) return;
  Scanner(*impl_, phase, text, tokens, first, end, known, out).run();
}

}  // namespace annals::rules
