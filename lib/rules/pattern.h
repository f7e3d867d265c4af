// Patterns: the text of a rule's `pattern` as a tree (docs/rules.md).
#ifndef ANNALS_LIB_RULES_PATTERN_H_
#define ANNALS_LIB_RULES_PATTERN_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "annals/result.h"

namespace annals::rules {

enum class NodeKind : uint8_t {
  word,      // text: a token, case-folded
  exact,     // text: a token, in this spelling
  list,      // text: a list's name; `capitalised`
  klass,     // text: a token class's name
  range,     // low–high: a number token's value
  digits,    // low: a number token with this many digits
  regex,     // text: RE2, full match of one token
  known,     // text: a label, a mention found before
  glue,      // nothing stands between the tokens
  start,     // of the scanned range
  end,       // of the scanned range
  sequence,  // children in order
  choice,    // one of the children
  repeat,    // the child low–high times
  capture,   // the child, named `text`
};

struct Node {
  NodeKind kind = NodeKind::sequence;
  std::string text{};
  uint32_t low = 0;
  uint32_t high = 0;
  bool capitalised = false;
  uint32_t at = 0;  // byte in the pattern; inside a macro the place where it is used
  std::vector<Node> children{};
};

// A macro's pattern, by name.
using Macros = std::map<std::string, std::string, std::less<>>;

inline constexpr uint32_t kMostRepeats = 8;

// Error: `offset` is the byte in `pattern` (inside a macro: where the macro is used).
Result<Node> parse_pattern(std::string_view pattern, const Macros& macros);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_PATTERN_H_
