// The matcher: walks over the steps of one pattern at one token.
#ifndef ANNALS_LIB_RULES_MATCHER_H_
#define ANNALS_LIB_RULES_MATCHER_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "rules/pack.h"
#include "rules/program.h"
#include "rules/regexes.h"
#include "text/token.h"

namespace annals::rules {

// A depth-first walk over all ways through the steps, in the order that the pattern names them. A
// walk that grows long starts again and remembers the places it has been to, so that it visits each
// (step, token) once: one attempt takes at most the pattern's steps times its width, and never more
// than 50,000 steps.
class Matcher {
 public:
  struct Slot {
    uint32_t first;
    uint32_t end;
  };
  static constexpr uint32_t kUnset = 0xFFFFFFFFu;

  // `buffer.infos` holds kNoTokenInfo, the infos of tokens [first, end), kNoTokenInfo.
  Matcher(const Program& program, const Regexes& regexes, std::string_view text,
          text::TokenSpan tokens, uint32_t first, uint32_t end, std::span<const Known> known,
          MatchBuffer& buffer)
      : program_(program),
        regexes_(regexes),
        text_(text),
        tokens_(tokens),
        first_(first),
        end_(end),
        known_(known),
        buffer_(buffer),
        infos_(buffer.infos.data() + 1) {}

  // The longest match of `rule` at token `at` around which its contexts hold; its end, or kUnset.
  uint32_t longest(const Rule& rule, uint32_t at);
  bool matches_regex(uint16_t regex, uint32_t at) const {
    return regexes_.matches(program_, regex, text::slice(text_, tokens_[at]));
  }
  // The captures of that match.
  const Slot& slot(size_t index) const { return best_[index]; }

  // For explanations (trace.h). Whether one step that takes a token or looks at a place fits at
  // `at`, which moves past what it takes; no lists.
  bool fits(const Step& step, uint32_t& at) const;
  // The context that refuses a match of tokens [at, end): "before", "not-before", "after",
  // "not-after"; null: none does.
  const char* refusing_context(const Rule& rule, uint32_t at, uint32_t end);

 private:
  // `kCaptures`: of a rule's pattern, which fills the slots; contexts capture nothing.
  template <bool kCaptures, typename Accept>
  void explore(const Code& code, uint32_t at, uint32_t limit, const Accept& accept);
  template <bool kCaptures, bool kRemembers, typename Accept>
  bool walk(const Code& code, uint32_t at, uint32_t limit, uint32_t budget, const Accept& accept);
  uint32_t branch(const Step& split, uint64_t open) const;
  bool resume(size_t base, uint32_t& step, uint32_t& at);
  void save(size_t base, uint32_t slot);
  void keep(size_t base, const Step& step, uint32_t first, uint32_t end);
  bool consume(const Step& step, uint32_t limit, uint32_t& at) const;
  bool takes(const Step& step, const TokenInfo& info, uint32_t at) const;
  bool take_list(const Step& step, uint32_t limit, size_t base, uint32_t& at);
  bool take_entry(const Step& step, uint32_t limit, size_t base, uint32_t& at);
  uint32_t known_at(uint32_t at, unsigned label) const;

  bool begins(const Code& code, uint32_t at);
  bool ends_at(const Code& code, uint32_t end);
  // Whether what the rule asks of the tokens around a match holds. Most rules ask nothing.
  bool stands_before(const Rule& rule, uint32_t at) {
    return (!rule.before.exists() && !rule.not_before.exists()) || holds_before(rule, at);
  }
  bool stands_after(const Rule& rule, uint32_t end) {
    return (!rule.after.exists() && !rule.not_after.exists()) || holds_after(rule, end);
  }
  bool holds_before(const Rule& rule, uint32_t at);
  bool holds_after(const Rule& rule, uint32_t end);

  const Program& program_;
  const Regexes& regexes_;
  std::string_view text_;
  text::TokenSpan tokens_;
  uint32_t first_;
  uint32_t end_;
  std::span<const Known> known_;
  MatchBuffer& buffer_;
  const TokenInfo* infos_;  // of the tokens [first_, end_), and "no token" around them
  // Those of the rule at hand are set; to clear them all for each block would take its time.
  std::array<Slot, 32> slots_;
  std::array<Slot, 32> best_;
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_MATCHER_H_
