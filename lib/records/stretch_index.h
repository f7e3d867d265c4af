// Where the few items of a text stand that begin at its tokens: the first of them at or behind a
// token is found in the token's stretch, by a step or two.
#ifndef ANNALS_LIB_RECORDS_STRETCH_INDEX_H_
#define ANNALS_LIB_RECORDS_STRETCH_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace annals::records {

// Of items with a `first` token, ascending. `fill` and `from` are given the same ones.
class StretchIndex {
 public:
  // One pass. `tokens`: of the text.
  template <typename Items>
  void fill(const Items& items, size_t tokens) {
    first_.resize((tokens + 1) / kTokens + 1);
    const auto count = static_cast<uint32_t>(items.size());
    uint32_t begin = 0;
    uint32_t item = 0;
    for (uint32_t& first : first_) {
      while (item < count && items[item].first < begin) ++item;
      first = item;
      begin += kTokens;
    }
  }

  // Index of the first item that begins at the token or behind it; their number: none does.
  template <typename Items>
  size_t from(const Items& items, uint32_t token) const {
    size_t i = first_[token / kTokens];
    while (i < items.size() && items[i].first < token) ++i;
    return i;
  }

 private:
  static constexpr uint32_t kTokens = 16;
  std::vector<uint32_t> first_;  // of each stretch: the first item at its begin or behind
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_STRETCH_INDEX_H_
