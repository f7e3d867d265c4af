// Where in each stretch of 64 tokens the entries of a list may begin: a question about a list is
// answered no for most of a text without a look at its words.
#ifndef ANNALS_LIB_RECORDS_STRETCHES_H_
#define ANNALS_LIB_RECORDS_STRETCHES_H_

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <vector>

#include "records/word_lists.h"
#include "text/token.h"

namespace annals::records {

// Of the lists that are sought (WordLists::seek).
class Stretches {
 public:
  // One pass over the tokens.
  void fill(const WordLists& lists, text::TokenSpan tokens) {
    sought_ = lists.sought();
    rows_.resize((tokens.size() + kTokens - 1) / kTokens * kRow);
    uint64_t* row = rows_.data();
    for (size_t i = 0; i < tokens.size(); row += kRow) {
      std::memset(row, 0, kRow * sizeof *row);
      const size_t end = std::min<size_t>(tokens.size(), i + kTokens);
      for (uint64_t token = 1; i < end; ++i, token <<= 1) {
        if (tokens[i].kind == text::TokenKind::link) row[kLink] |= token;
        uint64_t begun = lists.begun_by(tokens[i].word) & sought_;
        for (; begun != 0; begun &= begun - 1) row[index_of(begun)] |= token;
      }
    }
  }

  // The first token of [i, end) with which an entry of one of the lists (their bits) may begin;
  // `end` if there is none.
  uint32_t next(uint64_t lists, uint32_t i, uint32_t end) const {
    assert((lists & ~sought_) == 0);
    return find(lists, i, end);
  }
  // The same for links.
  uint32_t next_link(uint32_t i, uint32_t end) const { return find(uint64_t{1} << kLink, i, end); }

 private:
  static constexpr uint32_t kTokens = 64;
  static constexpr size_t kLink = WordLists::kMostSought;  // behind the lists
  static constexpr size_t kRow = kLink + 1;

  // Of the lowest bit that is set.
  static uint32_t index_of(uint64_t bits) { return static_cast<uint32_t>(std::countr_zero(bits)); }

  uint32_t find(uint64_t bits, uint32_t i, uint32_t end) const {
    while (i < end) {
      const uint64_t* const row = rows_.data() + i / kTokens * kRow;
      uint64_t found = 0;
      for (uint64_t left = bits; left != 0; left &= left - 1) found |= row[index_of(left)];
      found >>= i % kTokens;
      if (found != 0) return std::min(end, i + index_of(found));
      i = (i / kTokens + 1) * kTokens;
    }
    return end;
  }

  uint64_t sought_ = 0;         // the lists
  std::vector<uint64_t> rows_;  // of each stretch and list, a bit for each token
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_STRETCHES_H_
