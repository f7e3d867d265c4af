// Where the items of a text stand: finds the first that begins at a token or behind it without a
// search through all of them.
#ifndef ANNALS_LIB_TEXT_TOKEN_INDEX_H_
#define ANNALS_LIB_TEXT_TOKEN_INDEX_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace annals::text {

// Of `count` items that someone else keeps, ascending by a token each: `token_of(k)` is that of
// item `k`, the same function in both calls. Keeps its memory when it is built anew.
class TokenIndex {
 public:
  // For a text of `tokens` tokens; an item may stand behind the last, and so may what is asked for.
  template <typename TokenOf>
  void build(size_t tokens, size_t count, const TokenOf& token_of) {
    count_ = static_cast<uint32_t>(count);
    starts_.resize(tokens / kReach + 2);
    uint32_t next = 0;
    for (uint32_t s = 0; s < starts_.size(); ++s) {
      while (next < count_ && token_of(next) < s * kReach) ++next;
      starts_[s] = next;
    }
  }

  // The first item at `token` or behind it, which may be `count`.
  template <typename TokenOf>
  uint32_t first(uint32_t token, const TokenOf& token_of) const {
    uint32_t k = starts_[token / kReach];
    while (k < count_ && token_of(k) < token) ++k;
    return k;
  }

 private:
  static constexpr uint32_t kReach = 16;  // tokens

  uint32_t count_ = 0;
  std::vector<uint32_t> starts_;  // for each kReach tokens the first item there or behind
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_TOKEN_INDEX_H_
