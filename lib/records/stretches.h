// What stands in each stretch of 16 tokens: a question about a list is answered no for most of a
// text without a look at its words.
#ifndef ANNALS_LIB_RECORDS_STRETCHES_H_
#define ANNALS_LIB_RECORDS_STRETCHES_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "records/word_lists.h"
#include "text/token.h"

namespace annals::records {

class Stretches {
 public:
  // One pass over the tokens. What is given must outlive the next `fill`.
  void fill(const WordLists& lists, text::TokenSpan tokens) {
    lists_ = &lists;
    tokens_ = tokens;
    holds_.clear();
    for (size_t i = 0; i < tokens.size();) {
      const size_t end = std::min<size_t>(tokens.size(), i + kTokens);
      uint64_t holds = 0;
      for (; i < end; ++i) {
        holds |= lists.begun_by(tokens[i].word);
        if (tokens[i].kind == text::TokenKind::link) holds |= kLink;
      }
      holds_.push_back(holds);
    }
  }

  // The first token of [i, end) with which an entry of one of the lists (their bits) may begin;
  // `end` if there is none.
  uint32_t next(uint64_t lists, uint32_t i, uint32_t end) const {
    return find(lists, i, end,
                [&](uint32_t t) { return lists_->may_begin(lists, tokens_[t].word); });
  }
  // The same for links.
  uint32_t next_link(uint32_t i, uint32_t end) const {
    return find(kLink, i, end,
                [&](uint32_t t) { return tokens_[t].kind == text::TokenKind::link; });
  }

 private:
  static constexpr uint32_t kTokens = 16;
  static constexpr uint64_t kLink = uint64_t{1} << WordLists::kMost;  // no list's bit

  template <typename Test>
  uint32_t find(uint64_t bits, uint32_t i, uint32_t end, const Test& test) const {
    while (i < end) {
      const uint32_t behind = (i / kTokens + 1) * kTokens;
      if ((holds_[i / kTokens] & bits) != 0)
        for (const uint32_t stop = std::min(end, behind); i < stop; ++i)
          if (test(i)) return i;
      i = behind;
    }
    return end;
  }

  const WordLists* lists_ = nullptr;
  text::TokenSpan tokens_;
  std::vector<uint64_t> holds_;  // of each stretch: the bits of the lists
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_STRETCHES_H_
