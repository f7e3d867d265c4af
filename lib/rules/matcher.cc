#include "rules/matcher.h"

#include <algorithm>

#include "rules/list_match.h"
#include "rules/token_class.h"

namespace annals::rules {
namespace {

constexpr uint32_t kPlainSteps = 300;         // of a walk without memory
constexpr uint32_t kRememberedSteps = 50000;  // of one with
constexpr uint32_t kRestore = 0x80000000u;    // a frame that puts a capture back
constexpr uint32_t kLongestKnown = 64;

}  // namespace

// Moves `at` past what the step takes; false when it does not fit. Inlined where steps are walked:
// a call for each would cost more than most tests.
[[gnu::always_inline]] inline bool Matcher::consume(const Step& step, uint32_t limit,
                                                    uint32_t& at) const {
  if (step.op == Op::start) return at == first_;
  if (step.op == Op::end) return at == end_;
  if (step.op == Op::glue) return at < end_ && at > first_ && tokens_[at].gap == 0;
  if (at >= limit) return false;
  const text::Token& token = tokens_[at];
  const TokenInfo& info = infos_[at - first_];
  bool fits = false;
  switch (step.op) {
    case Op::word:
      fits = token.word == step.low;
      break;
    case Op::words:  // the set may be too large where words are very many
      fits = in_set(program_, step.alt, info) &&
             std::binary_search(program_.sequences.data() + step.low,
                                program_.sequences.data() + step.high, token.word);
      break;
    case Op::exact:
      fits = token.word == step.low && step.need.fits(token.shape);
      break;
    case Op::klass:
      fits = (step.low >> info.token_class & 1) != 0;
      break;
    case Op::range:
      fits = info.digits != 0 && info.digits <= std::min<uint32_t>(step.arg, 9) &&
             info.number >= step.low && info.number <= step.high;
      break;
    case Op::digits:
      fits = info.digits != 0 && token.end - token.begin == step.low;
      break;
    case Op::regex:
      fits = (step.low >> info.token_class & 1) != 0 && matches_regex(step.arg, at);
      break;
    case Op::known: {
      const uint32_t end = known_at(at, step.arg);
      if (end > limit) return false;
      at = end;
      return true;
    }
    default:
      break;
  }
  at += fits;
  return fits;
}

// An entry of the list: the longest goes on, the others wait on the stack.
inline bool Matcher::take_list(const Step& step, uint32_t limit, uint32_t& at) {
  if (at >= limit) return false;
  if (step.flag != 0 && !tokens_[at].is_capitalised()) return false;
  uint32_t lengths = entry_lengths(program_, step.arg, tokens_, at, limit);
  if (lengths == 0) return false;
  if (lengths == 2) {
    ++at;
    return true;
  }
  uint32_t longest = 0;
  for (uint32_t length = 1; lengths >> length != 0; ++length) {
    if ((lengths >> length & 1) == 0) continue;
    if (longest != 0) buffer_.stack.push_back({step.next, at + longest, 0});
    longest = length;
  }
  at += longest;
  return true;
}

// Calls `accept` with the end of every way through `code` from token `at`, until it says true.
template <typename Accept>
void Matcher::explore(const Code& code, uint32_t at, uint32_t limit, const Accept& accept) {
  auto& stack = buffer_.stack;
  auto& visited = buffer_.visited;
  const size_t stack_base = stack.size();
  const size_t visited_base = visited.size();
  const uint32_t window = std::min<uint32_t>(code.most, limit - at) + 1;
  uint32_t budget = kPlainSteps;
  bool remembers = false;
  uint32_t step_index = code.start;
  uint32_t position = at;
  while (true) {
    bool alive = true;
    while (alive) {
      if (budget-- == 0) {
        if (remembers) goto done;
        // From the start again, in the same order: what was found so far is found again.
        remembers = true;
        budget = kRememberedSteps;
        unwind(stack_base);
        visited.resize(visited_base + (size_t{code.last - code.first} * window + 63) / 64, 0);
        step_index = code.start;
        position = at;
        continue;
      }
      if (remembers) {
        if (position - at >= window) break;
        const size_t bit = size_t{step_index - code.first} * window + (position - at);
        uint64_t& bits = visited[visited_base + bit / 64];
        if ((bits >> (bit % 64) & 1) != 0) break;
        bits |= uint64_t{1} << (bit % 64);
      }
      const Step& step = program_.steps[step_index];
      step_index = step.next;
      switch (step.op) {
        case Op::split: {
          const TokenInfo& token = infos_[position - first_];
          if (!in_set(program_, step.low, token)) {
            step_index = step.alt;
            alive = in_set(program_, step.high, token);
          } else if (in_set(program_, step.high, token)) {
            stack.push_back({step.alt, position, 0});
          }
          break;
        }
        case Op::open: {
          Slot& slot = slots_[step.arg];
          stack.push_back({kRestore | step.arg, slot.first, slot.end});
          slot.first = position;
          break;
        }
        case Op::close:
          slots_[step.arg].end = position;
          break;
        case Op::match:
          if (accept(position)) goto done;
          alive = false;
          break;
        case Op::list:
          alive = take_list(step, limit, position);
          break;
        default:
          alive = consume(step, limit, position);
      }
    }
    if (!resume(stack_base, step_index, position)) break;
  }
done:
  stack.resize(stack_base);
  visited.resize(visited_base);
}

// Goes back to the last way that was left open; false if there is none.
inline bool Matcher::resume(size_t base, uint32_t& step, uint32_t& at) {
  auto& stack = buffer_.stack;
  while (stack.size() > base) {
    const MatchBuffer::Frame frame = stack.back();
    stack.pop_back();
    if ((frame.step & kRestore) == 0) {
      step = frame.step;
      at = frame.at;
      return true;
    }
    slots_[frame.step & ~kRestore] = {frame.at, frame.end};
  }
  return false;
}

void Matcher::unwind(size_t base) {
  uint32_t step = 0;
  uint32_t at = 0;
  while (resume(base, step, at)) {
  }
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
  explore(code, at, end_, [&](uint32_t) { return found = true; });
  return found;
}

// Whether `code` matches something that ends at `end`.
bool Matcher::ends_at(const Code& code, uint32_t end) {
  bool found = false;
  for (uint32_t back = code.least; back <= code.most && back <= end - first_ && !found; ++back)
    explore(code, end - back, end,
            [&](uint32_t reached) { return found = found || reached == end; });
  return found;
}

bool Matcher::stands_before(const Rule& rule, uint32_t at) {
  const TokenInfo& last = *(infos_ + (at - first_) - 1);
  if (rule.not_before.exists() && in_set(program_, rule.not_before_set, last) &&
      ends_at(rule.not_before, at))
    return false;
  return !rule.before.exists() ||
         (in_set(program_, rule.before_set, last) && ends_at(rule.before, at));
}

bool Matcher::stands_after(const Rule& rule, uint32_t end) {
  const TokenInfo& next = infos_[end - first_];
  if (rule.not_after.exists() && in_set(program_, rule.not_after_set, next) &&
      begins(rule.not_after, end))
    return false;
  return !rule.after.exists() ||
         (in_set(program_, rule.after_set, next) && begins(rule.after, end));
}

uint32_t Matcher::longest(const Rule& rule, uint32_t at) {
  std::fill_n(slots_.begin(), rule.capture_count, Slot{kUnset, kUnset});
  uint32_t best = kUnset;
  bool checked = false;  // what stands before: once, and only if the pattern itself matches
  explore(rule.pattern, at, end_, [&](uint32_t end) {
    if (best != kUnset && end <= best) return false;
    if (!checked && !stands_before(rule, at)) return true;
    checked = true;
    if (!stands_after(rule, end)) return false;
    best = end;
    std::copy_n(slots_.begin(), rule.capture_count, best_.begin());
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
