// What one would write first: a regular expression for each kind of mention, each run over the
// whole text, a hash map of names asked for every run of words, and a DOM for each line of JSON. A
// yardstick, no equal: it finds spans and knows nothing of them.
#ifndef ANNALS_BENCH_NAIVE_H_
#define ANNALS_BENCH_NAIVE_H_

#include <re2/re2.h>

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace annals::bench {

class Naive {
 public:
  // `data`: the folder of the sources of the gazetteers.
  explicit Naive(const std::string& data);

  // The matches of ten patterns, a pass each.
  size_t ten_passes(const std::string& text) const;
  // The same, the names of the gazetteers, and a line of JSON for each; gives the bytes of JSON.
  size_t whole(const std::string& text) const;

 private:
  static constexpr size_t kMostWords = 5;  // of a name

  std::vector<std::unique_ptr<re2::RE2>> patterns_;
  std::unordered_set<std::string> names_;
};

}  // namespace annals::bench

#endif  // ANNALS_BENCH_NAIVE_H_
