// The examples that every rule carries, run: a rule must find what its examples mark, exactly, and
// nothing in its counterexamples.
//
// In an example "[…]" marks what must be matched; "{Ann Lee|person}" is a mention that was found
// before (date, place, organization, person, event), for rules of phase 1; "\[", "\]", "\{", "\}"
// are the characters themselves.
// Cost: some microseconds per example. Threads: as the pack's.
#ifndef ANNALS_LIB_RULES_EXAMPLES_H_
#define ANNALS_LIB_RULES_EXAMPLES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "annals/result.h"
#include "rules/pack.h"

namespace annals::rules {

// An example without its marks; byte ranges in `text`.
struct Example {
  struct Mention {
    uint32_t begin = 0;
    uint32_t end = 0;
    uint8_t label = 0;
  };
  std::string text;
  std::vector<std::pair<uint32_t, uint32_t>> marks;
  std::vector<Mention> mentions;
};

// The tokens that lie in bytes [begin, end), half open; none where the range cuts a token or holds
// no token.
std::optional<std::pair<uint32_t, uint32_t>> tokens_of(text::TokenSpan tokens, uint32_t begin,
                                                       uint32_t end);

// Error: marks that are not closed, an unknown label; `column` counts bytes of the example from 1.
Result<Example> parse_example(std::string_view marked);

// The failures of one rule, or of all: file, line, and what was found instead.
void check_examples(const Pack& pack, uint32_t rule, std::vector<Error>& out);
std::vector<Error> check_examples(const Pack& pack);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_EXAMPLES_H_
