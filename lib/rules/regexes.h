// The regexes of a pack, compiled when they are first needed.
#ifndef ANNALS_LIB_RULES_REGEXES_H_
#define ANNALS_LIB_RULES_REGEXES_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace re2 {
class RE2;
}

namespace annals::rules {

// Compiling takes RE2 up to a millisecond. Threads: safe; two that come first at once both compile,
// and one result is kept.
class Regexes {
 public:
  explicit Regexes(size_t count);
  ~Regexes();
  Regexes(const Regexes&) = delete;
  Regexes& operator=(const Regexes&) = delete;

  // Whether the whole `text` matches regex `index`, whose source is `pattern`.
  bool matches(size_t index, std::string_view pattern, std::string_view text) const;

 private:
  size_t count_;
  std::unique_ptr<std::atomic<const re2::RE2*>[]> compiled_;
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_REGEXES_H_
