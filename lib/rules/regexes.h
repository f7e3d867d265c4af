// The regexes of a pack, compiled when they are first needed.
#ifndef ANNALS_LIB_RULES_REGEXES_H_
#define ANNALS_LIB_RULES_REGEXES_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/program.h"

namespace re2 {
class RE2;
}

namespace annals::rules {

// The alternatives of a pattern that stand outside all brackets; none where that is not clear.
std::vector<std::string_view> alternatives(std::string_view pattern);

// What a text must end with to match `pattern`: literals, of which it ends with one whatever it
// matches before. None: it may end with anything, or nothing simple is known.
std::vector<std::string> suffixes_of(std::string_view pattern);

// Compiling takes RE2 up to a millisecond. Threads: safe; two that come first at once both compile,
// and one result is kept.
class Regexes {
 public:
  explicit Regexes(size_t count);
  ~Regexes();
  Regexes(const Regexes&) = delete;
  Regexes& operator=(const Regexes&) = delete;

  // Whether the whole `text` matches regex `index` of `program`. Most misses are told by the end
  // that the regex asks for, without RE2.
  bool matches(const Program& program, size_t index, std::string_view text) const;

 private:
  size_t count_;
  std::unique_ptr<std::atomic<const re2::RE2*>[]> compiled_;
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_REGEXES_H_
