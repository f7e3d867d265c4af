// How far rules got at a place where they were tried: for explanations of what was missed.
#ifndef ANNALS_LIB_RULES_TRACE_H_
#define ANNALS_LIB_RULES_TRACE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pack.h"
#include "text/token.h"

namespace annals::rules {

// A rule's best attempt.
struct Attempt {
  uint32_t rule = 0;
  uint32_t first = 0;     // token at which it was tried
  uint32_t reached = 0;   // the first token that did not fit; the match's end if the pattern did
  uint32_t elements = 0;  // tokens that fitted
  // What failed first: "pattern", "before", "not-before", "after", "not-after"; empty: it matched.
  std::string condition;
  std::string expected;  // by the pattern, in the rules' language: "@month", "#1-31 | the"
};

// The rules of `phase` that took at least one token and get into tokens [from, to), tried as a scan
// of the range [first, end) tries them. The best attempt of each rule; those that got farthest
// first. Cost: every rule at every token of the stretch; for explanations only.
std::vector<Attempt> trace(const Pack& pack, uint8_t phase, std::string_view text,
                           text::TokenSpan tokens, uint32_t first, uint32_t end,
                           std::span<const Known> known, uint32_t from, uint32_t to);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_TRACE_H_
