// What is looked up of a text before its records are made: where its mentions begin, what stands
// around its dates, which lists its words are in. One pass each over the tokens, the dates and the
// rules' matches; what asks for it (Clauses) asks many times.
#ifndef ANNALS_LIB_RECORDS_SURVEY_H_
#define ANNALS_LIB_RECORDS_SURVEY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "records/stretches.h"
#include "records/words.h"
#include "resolve/resolved.h"
#include "text/token_index.h"

namespace annals::records {

// Of each token, how many items begin before it, for four sorts of items: the index of the first
// item at or after a token, by two loads.
class BeginIndex {
 public:
  enum Sort : uint32_t { kDate, kName, kEvent, kSentenceEnd, kSorts };

  // Items of a sort ascend and do not overlap.
  void fill(const mentions::Input& input, const resolve::Resolved& resolved);

  // The number of items of the sort that begin before the token.
  size_t before(Sort sort, uint32_t token) const {
    const uint32_t base = bases_[token / kStep].of[sort];
    return base + static_cast<uint8_t>(before_[sort][token] - base);
  }

 private:
  template <typename Items, typename TokenOf>
  void count(Sort sort, const Items& items, const TokenOf& token_of);

  static constexpr uint32_t kStep = 64;  // a byte counts their items
  struct Base {
    uint32_t of[kSorts] = {};
  };
  std::array<std::vector<uint8_t>, kSorts> before_;  // the number's last byte
  std::vector<Base> bases_;                          // the number at the step's begin
};

// What the words before a date say of it.
struct DateFacts {
  bool eligible = false;  // may be an occasion's own, but for what follows
  bool bracketed = false;
  // The token that makes the date's clause one of another time ("which had opened in"); kNone:
  // none.
  uint32_t subordinate = resolve::kNone;

  // `first`: the sentence's first token.
  bool is_subordinate(uint32_t first) const {
    return subordinate != resolve::kNone && subordinate >= first;
  }
};

// A match of a rule that records ask for: one of tens, where a record's other matches are dates.
struct RuleHit {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  const RuleFacts* rule = nullptr;
  uint32_t match = 0;  // index into MatchBuffer::matches
};

struct Survey {
  Stretches stretches;
  BeginIndex begins;
  std::vector<DateFacts> dates;  // of each date
  std::vector<RuleHit> hits;     // ascending
  text::TokenIndex hit_index;    // of the first tokens of hits
  text::TokenIndex cell_index;   // … and of the cells of the text's tables
  // The days that open headlines ("[2016-11-28] Dam opened") say when the news was put up: the
  // first tokens, ascending; none where they say when it was.
  std::vector<uint32_t> headline_days;

  void make(const mentions::Input& input, const resolve::Resolved& resolved, const Words& words);
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_SURVEY_H_
