// The matcher: tries rules where their triggers stand.
//
// Each attempt is a backtracking walk over the rule's steps with a budget, so that its cost is
// bounded by a constant and a scan is linear in the text. All ways are walked; the longest match
// wins, of equal ones the first.
#include <algorithm>
#include <charconv>

#include "rules/pack.h"
#include "rules/pack_impl.h"

namespace annals::rules {
namespace {

constexpr uint32_t kBudget = 4000;  // steps of one attempt

class Machine {
 public:
  Machine(const Pack::Impl& impl, std::string_view text, const text::Tokens& tokens, uint32_t first,
          uint32_t end, std::span<const Known> known)
      : impl_(impl), text_(text), tokens_(tokens), first_(first), end_(end), known_(known) {}

  // Tries `step` at token `at`. `wanted` is the end to reach, kAny: the furthest.
  static constexpr uint32_t kAny = 0xFFFFFFFFu;
  bool run(uint32_t step, uint32_t at, uint32_t wanted = kAny) {
    wanted_ = wanted;
    found_ = false;
    best_end_ = 0;
    budget_ = kBudget;
    trail_.clear();
    best_.clear();
    walk(step, at);
    return found_;
  }
  uint32_t end() const { return best_end_; }

  struct Mark {
    uint16_t name;
    bool open;
    uint32_t at;
  };
  const std::vector<Mark>& marks() const { return best_; }

 private:
  // Follows the steps; recursion only at splits, whose depth a pattern bounds.
  void walk(uint32_t step_index, uint32_t at) {
    const size_t trail = trail_.size();
    while (true) {
      if (budget_-- == 0) {
        budget_ = 0;
        break;
      }
      const Step& step = impl_.program.steps[step_index];
      if (step.op == Op::match) {
        if (wanted_ == kAny ? !found_ || at > best_end_ : at == wanted_) {
          found_ = true;
          best_end_ = at;
          best_ = trail_;
        }
        break;
      }
      if (step.op == Op::split) {
        walk(step.next, at);
        if (budget_ == 0) break;
        step_index = step.alt;
        continue;
      }
      if (step.op == Op::open || step.op == Op::close) {
        trail_.push_back({step.arg, step.op == Op::open, at});
      } else if (!consume(step, at)) {
        break;
      }
      step_index = step.next;
    }
    trail_.resize(trail);
  }

  // Moves `at` past what the step takes; false when it does not fit.
  bool consume(const Step& step, uint32_t& at) {
    if (step.op == Op::start) return at == first_;
    if (step.op == Op::end) return at == end_;
    if (at >= end_) return false;
    const text::Token& token = tokens_[at];
    uint32_t taken = 1;
    switch (step.op) {
      case Op::glue:
        taken = 0;
        if (token.gap != 0) return false;
        break;
      case Op::word:
        if (token.word != step.low) return false;
        break;
      case Op::exact:
        if (token.word != step.low || !spelled(static_cast<CaseNeed>(step.flag), token))
          return false;
        break;
      case Op::list:
        if (step.flag != 0 && !token.is_capitalised()) return false;
        taken = impl_.match(step.arg, tokens_, at, nullptr);
        if (taken == 0 || at + taken > end_) return false;
        break;
      case Op::klass:
        if (!is_class(static_cast<TokenClass>(step.arg), token)) return false;
        break;
      case Op::range: {
        uint32_t value = 0;
        if (token.kind != text::TokenKind::number || !number(token, value) || value < step.low ||
            value > step.high)
          return false;
        break;
      }
      case Op::digits:
        if (token.kind != text::TokenKind::number || token.end - token.begin != step.low)
          return false;
        break;
      case Op::regex: {
        if (token.kind == text::TokenKind::link || token.kind == text::TokenKind::punctuation)
          return false;
        const std::string_view spelling = text::slice(text_, token);
        if (!re2::RE2::FullMatch(re2::StringPiece(spelling.data(), spelling.size()),
                                 impl_.regex(step.arg)))
          return false;
        break;
      }
      case Op::known:
        taken = known_at(at, static_cast<uint8_t>(step.arg));
        if (taken == 0) return false;
        break;
      default:
        return false;
    }
    at += taken;
    return true;
  }

  static bool spelled(CaseNeed need, const text::Token& token) {
    const bool upper = (token.shape & text::kInitialUpper) != 0;
    const bool all = (token.shape & text::kAllUpper) != 0;
    switch (need) {
      case CaseNeed::none:
        return true;
      case CaseNeed::initial_upper:
        return upper && !all;
      case CaseNeed::all_upper:
        return all;
      case CaseNeed::lower:
        return !upper;
    }
    return false;
  }

  bool is_class(TokenClass klass, const text::Token& token) const {
    using text::TokenKind;
    const bool word = token.kind == TokenKind::word || token.kind == TokenKind::mixed;
    const bool upper = (token.shape & text::kInitialUpper) != 0;
    const bool all = (token.shape & text::kAllUpper) != 0;
    switch (klass) {
      case TokenClass::word:
        return token.kind == TokenKind::word;
      case TokenClass::number:
        return token.kind == TokenKind::number;
      case TokenClass::mixed:
        return token.kind == TokenKind::mixed;
      case TokenClass::link:
        return token.kind == TokenKind::link;
      case TokenClass::punct:
        return token.kind == TokenKind::punctuation;
      case TokenClass::cap:
        return word && upper;
      case TokenClass::caps:
        return word && all;
      case TokenClass::title:
        return word && upper && !all;
      case TokenClass::lower:
        return token.kind == TokenKind::word && !upper && (token.shape & text::kPossessive) == 0;
      case TokenClass::initial:
        return token.kind == TokenKind::word && upper && token.length_class == 1;
      case TokenClass::any:
        return true;
    }
    return false;
  }

  bool number(const text::Token& token, uint32_t& value) const {
    const char* begin = text_.data() + token.begin;
    const char* stop = text_.data() + token.end;
    return std::from_chars(begin, stop, value).ec == std::errc();
  }

  uint32_t known_at(uint32_t at, uint8_t label) const {
    const auto found = std::lower_bound(known_.begin(), known_.end(), at,
                                        [](const Known& k, uint32_t t) { return k.first < t; });
    if (found == known_.end() || found->first != at || found->label != label || found->end > end_)
      return 0;
    return found->end - found->first;
  }

  const Pack::Impl& impl_;
  std::string_view text_;
  const text::Tokens& tokens_;
  uint32_t first_;
  uint32_t end_;
  std::span<const Known> known_;
  uint32_t wanted_ = kAny;
  uint32_t budget_ = 0;
  bool found_ = false;
  uint32_t best_end_ = 0;
  std::vector<Mark> trail_;
  std::vector<Mark> best_;
};

class Scan {
 public:
  Scan(const Pack::Impl& impl, uint8_t phase, std::string_view text, const text::Tokens& tokens,
       uint32_t first, uint32_t end, std::span<const Known> known, MatchBuffer& out)
      : impl_(impl),
        index_(impl.program.triggers[phase]),
        classes_(impl.program.class_triggers[phase]),
        tokens_(tokens),
        first_(first),
        end_(end),
        known_(known),
        machine_(impl, text, tokens, first, end, known),
        out_(out),
        begin_(out.matches.size()) {}

  void run() {
    size_t next_known = static_cast<size_t>(
        std::lower_bound(known_.begin(), known_.end(), first_,
                         [](const Known& k, uint32_t t) { return k.first < t; }) -
        known_.begin());
    for (uint32_t at = first_; at < end_; ++at) {
      const text::Token& token = tokens_[at];
      if (token.word != 0) {
        const uint32_t low = index_.offsets[token.word];
        const uint32_t high = index_.offsets[token.word + 1];
        for (uint32_t i = low; i < high; ++i) try_rule(index_.rules[i], at);
      }
      switch (token.kind) {
        case text::TokenKind::number:
          try_class(TriggerClass::number, at);
          break;
        case text::TokenKind::mixed:
          try_class(TriggerClass::mixed, at);
          break;
        case text::TokenKind::link:
          try_class(TriggerClass::link, at);
          break;
        default:
          break;
      }
      if (next_known < known_.size() && known_[next_known].first == at) {
        try_class(TriggerClass::known, at);
        ++next_known;
      }
      try_class(TriggerClass::every, at);
    }
    std::stable_sort(out_.matches.begin() + static_cast<std::ptrdiff_t>(begin_), out_.matches.end(),
                     [](const Match& a, const Match& b) {
                       return a.first != b.first ? a.first < b.first : a.rule < b.rule;
                     });
  }

 private:
  void try_class(TriggerClass klass, uint32_t at) {
    for (const uint32_t rule : classes_[static_cast<size_t>(klass)]) try_rule(rule, at);
  }

  void try_rule(uint32_t index, uint32_t trigger) {
    const Rule& rule = impl_.program.rules[index];
    for (uint32_t back = rule.trigger_most + 1u; back-- > rule.trigger_least;) {
      if (trigger < first_ + back) continue;
      attempt(index, rule, trigger - back);
    }
  }

  void attempt(uint32_t index, const Rule& rule, uint32_t start) {
    if (!machine_.run(rule.pattern, start)) return;
    Match match;
    match.rule = index;
    match.first = start;
    match.end = machine_.end();
    match.first_capture = static_cast<uint32_t>(out_.captures.size());
    read_captures(rule, match);
    const uint32_t whole_end = machine_.end();
    const bool stands =
        fits_before(rule.before, rule.before_least, rule.before_most, start, true) &&
        !fits_before(rule.not_before, rule.not_before_least, rule.not_before_most, start, false) &&
        (rule.after == kNoStep || machine_.run(rule.after, whole_end)) &&
        (rule.not_after == kNoStep || !machine_.run(rule.not_after, whole_end));
    if (!stands || seen(match)) {
      out_.captures.resize(match.first_capture);
      return;
    }
    out_.matches.push_back(match);
  }

  // The same rule may meet several of its triggers in one place.
  bool seen(const Match& match) const {
    for (size_t i = out_.matches.size(); i > begin_ && i + 16 > out_.matches.size(); --i) {
      const Match& other = out_.matches[i - 1];
      if (other.rule == match.rule && other.first == match.first && other.end == match.end)
        return true;
    }
    return false;
  }

  void read_captures(const Rule& rule, Match& match) {
    const auto& marks = machine_.marks();
    for (size_t i = 0; i < marks.size(); ++i) {
      if (!marks[i].open) continue;
      // Its close: the next of the name that is not taken by one nested in it.
      int depth = 0;
      for (size_t k = i + 1; k < marks.size(); ++k) {
        if (marks[k].name != marks[i].name) continue;
        if (marks[k].open) {
          ++depth;
        } else if (depth-- == 0) {
          if (marks[i].name == rule.mark) {
            match.first = marks[i].at;
            match.end = marks[k].at;
          } else {
            out_.captures.push_back({marks[i].name, marks[i].at, marks[k].at});
          }
          break;
        }
      }
    }
    match.capture_count = static_cast<uint32_t>(out_.captures.size()) - match.first_capture;
  }

  // True if the context pattern ends just before `start`; `absent` when there is none.
  bool fits_before(uint32_t step, uint16_t least, uint16_t most, uint32_t start, bool absent) {
    if (step == kNoStep) return absent;
    for (uint32_t back = least; back <= most; ++back) {
      if (start < first_ + back) break;
      if (machine_.run(step, start - back, start)) return true;
    }
    return false;
  }

  const Pack::Impl& impl_;
  const TriggerIndex& index_;
  const std::vector<uint32_t>* classes_;
  const text::Tokens& tokens_;
  uint32_t first_;
  uint32_t end_;
  std::span<const Known> known_;
  Machine machine_;
  MatchBuffer& out_;
  size_t begin_;
};

}  // namespace

void Pack::scan(uint8_t phase, std::string_view text, const text::Tokens& tokens, uint32_t first,
                uint32_t end, std::span<const Known> known, MatchBuffer& out) const {
  Scan(*impl_, phase, text, tokens, first, end, known, out).run();
}

}  // namespace annals::rules
