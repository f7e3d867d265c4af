#include "rules/matcher.h"

#include <algorithm>
#include <bit>

#include "rules/list_match.h"
#include "rules/token_class.h"

namespace annals::rules {
namespace {

constexpr uint32_t kPlainSteps = 300;         // of a walk without memory
constexpr uint32_t kRememberedSteps = 50000;  // of one with
constexpr uint32_t kLongestKnown = 64;

// Frames of the stack are splits with the branches that were not tried yet, but for
constexpr uint32_t kRestore = 0x80000000u;  // one that puts a capture back,
constexpr uint32_t kGoOn = 0x40000000u;     // one that goes on with its step

}  // namespace

// Moves `at` past what the step takes; false when it does not fit. Inlined where steps are walked:
// a call for each would cost more than most tests.
[[gnu::always_inline]] inline bool Matcher::consume(const Step& step, uint32_t limit,
                                                    uint32_t& at) const {
  if (step.op == Op::start) return at == first_;
  if (step.op == Op::end) return at == end_;
  if (step.op == Op::glue) return at < end_ && at > first_ && tokens_[at].gap == 0;
  if (at >= limit) return false;
  const TokenInfo& info = infos_[at - first_];
  if (!in_set(program_, step.alt, info)) return false;
  if (step.told || takes(step, info, at)) {
    ++at;
    return true;
  }
  if (step.op != Op::known) return false;
  const uint32_t end = known_at(at, step.arg);
  if (end > limit) return false;
  at = end;
  return true;
}

// Whether the step takes a token of its set.
inline bool Matcher::takes(const Step& step, const TokenInfo& info, uint32_t at) const {
  switch (step.op) {
    case Op::word:
    case Op::words: {  // where words are so many that sets are too large
      const uint32_t* sequences = program_.sequences.data();
      return step.op == Op::word ? tokens_[at].word == step.low
                                 : std::binary_search(sequences + step.low, sequences + step.high,
                                                      tokens_[at].word);
    }
    case Op::exact:
      return tokens_[at].word == step.low && step.need.fits(tokens_[at].shape);
    case Op::klass:
      return (step.low >> info.token_class & 1) != 0;
    case Op::range:
      return info.digits != 0 && info.digits <= std::min<uint32_t>(step.arg, 9) &&
             info.number >= step.low && info.number <= step.high;
    case Op::digits:
      return info.digits != 0 && tokens_[at].end - tokens_[at].begin == step.low;
    case Op::regex:
      return matches_regex(step.arg, at);
    default:
      return false;
  }
}

// An entry of the list, which the set tells for most.
[[gnu::always_inline]] inline bool Matcher::take_list(const Step& step, uint32_t limit, size_t base,
                                                      uint32_t& at) {
  if (at >= limit) return false;
  const TokenInfo& info = infos_[at - first_];
  if (!in_set(program_, step.alt, info) || (step.flag != 0 && !tokens_[at].is_capitalised()))
    return false;
  if (!step.told) return take_entry(step, limit, base, at);
  ++at;
  return true;
}

// The longest goes on, the others wait on the stack (from `base` on it is the walk's).
bool Matcher::take_entry(const Step& step, uint32_t limit, size_t base, uint32_t& at) {
  const uint32_t lengths = entry_lengths(program_, step.arg, tokens_, at, limit);
  if (lengths == 0) return false;
  if (lengths == 2) {
    ++at;
    return true;
  }
  uint32_t longest = 0;
  const uint64_t capture = step.capture == 0 ? 0 : uint64_t{step.capture} << 32 | at;
  for (uint32_t length = 1; lengths >> length != 0; ++length) {
    if ((lengths >> length & 1) == 0) continue;
    if (longest != 0) {
      if (capture != 0) save(base, step.capture - 1u);
      buffer_.stack.push_back({kGoOn | step.next, at + longest, capture});
    }
    longest = length;
  }
  at += longest;
  return true;
}

// Before a slot changes: what it holds is put back when the walk returns to where it may go
// another way. If nothing waits on the stack it never does.
inline void Matcher::save(size_t base, uint32_t slot) {
  if (buffer_.stack.size() > base)
    buffer_.stack.push_back({kRestore | slot, slots_[slot].first, slots_[slot].end});
}

// Calls `accept` with the end of every way through `code` from token `at`, until it says true.
template <bool kCaptures, typename Accept>
void Matcher::explore(const Code& code, uint32_t at, uint32_t limit, const Accept& accept) {
  const size_t stack_base = buffer_.stack.size();
  if (!walk<kCaptures, false>(code, at, limit, kPlainSteps, accept)) {
    // From the start again, in the same order: what was found so far is found again.
    buffer_.stack.resize(stack_base);
    if constexpr (kCaptures) slots_.fill({kUnset, kUnset});
    const size_t visited_base = buffer_.visited.size();
    const uint32_t window = std::min<uint32_t>(code.most, limit - at) + 1;
    buffer_.visited.resize(visited_base + (size_t{code.last - code.first} * window + 63) / 64, 0);
    walk<kCaptures, true>(code, at, limit, kRememberedSteps, accept);
    buffer_.visited.resize(visited_base);
  }
  buffer_.stack.resize(stack_base);
}

// False: it took more than `budget` steps.
template <bool kCaptures, bool kRemembers, typename Accept>
bool Matcher::walk(const Code& code, uint32_t at, uint32_t limit, uint32_t budget,
                   const Accept& accept) {
  auto& stack = buffer_.stack;
  const size_t stack_base = stack.size();
  const uint32_t window = std::min<uint32_t>(code.most, limit - at) + 1;
  const size_t words = (size_t{code.last - code.first} * window + 63) / 64;
  const Step* const steps = program_.steps.data();
  uint32_t step_index = code.start;
  uint32_t position = at;
  while (true) {
    bool alive = true;
    while (alive) {
      if (budget-- == 0) return false;
      if constexpr (kRemembers) {
        if (position - at >= window) break;
        const size_t bit = size_t{step_index - code.first} * window + (position - at);
        uint64_t& bits = buffer_.visited[buffer_.visited.size() - words + bit / 64];
        if ((bits >> (bit % 64) & 1) != 0) break;
        bits |= uint64_t{1} << (bit % 64);
      }
      const Step& step = steps[step_index];
      switch (step.op) {
        case Op::split: {
          uint64_t open = set_bits(program_, step.low, infos_[position - first_]) &
                          ~uint64_t{0} >> (64 - step.arg);
          alive = open != 0;
          if (!alive) break;
          const uint64_t rest = open & (open - 1);
          if (rest != 0) stack.push_back({step_index, position, rest});
          step_index = branch(step, open);
          const Step& taken = steps[step_index];
          if (taken.told && position < limit) {  // the set said it already
            if constexpr (kCaptures) keep(stack_base, taken, position, position + 1);
            ++position;
            step_index = taken.next;
          }
          break;
        }
        case Op::open:
          save(stack_base, step.arg);
          slots_[step.arg].first = position;
          step_index = step.next;
          break;
        case Op::close:
          slots_[step.arg].end = position;
          step_index = step.next;
          break;
        case Op::match:
          if (accept(position)) return true;
          alive = false;
          break;
        default: {
          const uint32_t from = position;
          alive = step.op == Op::list ? take_list(step, limit, stack_base, position)
                                      : consume(step, limit, position);
          if constexpr (kCaptures)
            if (alive) keep(stack_base, step, from, position);
          step_index = step.next;
        }
      }
    }
    if (!resume(stack_base, step_index, position)) return true;
  }
}

// What the step took is its capture.
inline void Matcher::keep(size_t base, const Step& step, uint32_t first, uint32_t end) {
  if (step.capture == 0) return;
  save(base, step.capture - 1u);
  slots_[step.capture - 1u] = {first, end};
}

// The first of the branches that `open` has a bit for.
inline uint32_t Matcher::branch(const Step& split, uint64_t open) const {
  return program_.sequences[split.high + static_cast<uint32_t>(std::countr_zero(open))];
}

// Goes back to the last way that was left open; false if there is none.
inline bool Matcher::resume(size_t base, uint32_t& step, uint32_t& at) {
  auto& stack = buffer_.stack;
  while (stack.size() > base) {
    MatchBuffer::Frame& frame = stack.back();
    if ((frame.step & kRestore) != 0) {
      slots_[frame.step & ~kRestore] = {frame.at, static_cast<uint32_t>(frame.rest)};
      stack.pop_back();
      continue;
    }
    at = frame.at;
    if ((frame.step & kGoOn) != 0) {
      step = frame.step & ~kGoOn;
      if (frame.rest != 0)  // the end of the step's capture
        slots_[(frame.rest >> 32) - 1] = {static_cast<uint32_t>(frame.rest), at};
      stack.pop_back();
      return true;
    }
    step = branch(program_.steps[frame.step], frame.rest);
    frame.rest &= frame.rest - 1;
    if (frame.rest == 0) stack.pop_back();
    return true;
  }
  return false;
}

// The end of the mention that begins at `at`, kUnset if there is none of this label.
uint32_t Matcher::known_at(uint32_t at, unsigned label) const {
  const auto found = std::lower_bound(known_.begin(), known_.end(), at,
                                      [](const Known& k, uint32_t t) { return k.first < t; });
  if (found == known_.end() || found->first != at || found->label != label) return kUnset;
  return found->end - at <= kLongestKnown ? found->end : kUnset;
}

// Whether `code` matches something that begins at `at`.
bool Matcher::begins(const Code& code, uint32_t at) {
  bool found = false;
  explore<false>(code, at, end_, [&](uint32_t) { return found = true; });
  return found;
}

// Whether `code` matches something that ends at `end`.
bool Matcher::ends_at(const Code& code, uint32_t end) {
  bool found = false;
  for (uint32_t back = code.least; back <= code.most && back <= end - first_ && !found; ++back)
    explore<false>(code, end - back, end,
                   [&](uint32_t reached) { return found = found || reached == end; });
  return found;
}

bool Matcher::holds_before(const Rule& rule, uint32_t at) {
  const TokenInfo& last = *(infos_ + (at - first_) - 1);
  if (rule.not_before.exists() && in_set(program_, rule.not_before_set, last) &&
      ends_at(rule.not_before, at))
    return false;
  return !rule.before.exists() ||
         (in_set(program_, rule.before_set, last) && ends_at(rule.before, at));
}

bool Matcher::holds_after(const Rule& rule, uint32_t end) {
  const TokenInfo& next = infos_[end - first_];
  if (rule.not_after.exists() && in_set(program_, rule.not_after_set, next) &&
      begins(rule.not_after, end))
    return false;
  return !rule.after.exists() ||
         (in_set(program_, rule.after_set, next) && begins(rule.after, end));
}

uint32_t Matcher::longest(const Rule& rule, uint32_t at) {
  for (uint32_t i = 0; i < rule.capture_count; ++i) slots_[i] = {kUnset, kUnset};
  uint32_t best = kUnset;
  bool checked = false;  // what stands before: once, and only if the pattern itself matches
  explore<true>(rule.pattern, at, end_, [&](uint32_t end) {
    if (best != kUnset && end <= best) return false;
    if (!checked && !stands_before(rule, at)) return true;
    checked = true;
    if (!stands_after(rule, end)) return false;
    best = end;
    for (uint32_t i = 0; i < rule.capture_count; ++i) best_[i] = slots_[i];
    return end - at == rule.pattern.most;
  });
  return best;
}

bool Matcher::fits(const Step& step, uint32_t& at) const { return consume(step, end_, at); }

const char* Matcher::refusing_context(const Rule& rule, uint32_t at, uint32_t end) {
  if (rule.not_before.exists() && ends_at(rule.not_before, at)) return "not-before";
  if (rule.before.exists() && !ends_at(rule.before, at)) return "before";
  if (rule.not_after.exists() && begins(rule.not_after, end)) return "not-after";
  if (rule.after.exists() && !begins(rule.after, end)) return "after";
  return nullptr;
}

}  // namespace annals::rules
