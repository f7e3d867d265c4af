// Sets of tokens: which tokens may stand in a place of a pattern.
//
// The compiler joins them symbolically, out of words, lists and token classes. Written, they are a
// table with a row for each token class and each word class (words that no set tells apart) and a
// column for each set: a test is two bit tests in the rows of the token, exact but for case and
// numbers. 64 columns stand together, row by row: what is tested at most tokens, the rows of the
// token classes and of words without a set, is side by side. Of each 64 columns of a row the table
// has a number, under which their bits are written once: a quarter of the size, and of the cache.
#ifndef ANNALS_LIB_RULES_TOKEN_SETS_H_
#define ANNALS_LIB_RULES_TOKEN_SETS_H_

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "rules/lists.h"
#include "rules/program.h"

namespace annals::rules {

// A set's number while packs are compiled.
using SetId = uint32_t;
inline constexpr SetId kEverything = 0;
inline constexpr SetId kNothing = 1;

class TokenSets {
 public:
  TokenSets();

  SetId word(uint32_t word);
  SetId classes(uint32_t mask);
  SetId no_token();  // past the end, before the begin
  SetId list(ListId list, EntryPart part);
  SetId join(SetId a, SetId b);

  // The set's column in the table; it is written.
  uint32_t number(SetId set);

  // The first of as many columns side by side, in one word of the table's rows; at most 64.
  uint32_t block(const std::vector<SetId>& sets);

  // Writes the word classes and the table, and puts the columns' places where their numbers were.
  // All words must be interned, all else be written by now.
  void write(const ListTable& lists, ProgramBuilder& program) const;

 private:
  // `atoms` are words (× 4) and parts of lists (× 4 + part), sorted.
  struct Set {
    uint32_t classes = 0;
    std::vector<uint32_t> atoms;
    auto operator<=>(const Set&) const = default;  // NOLINT: clang-tidy 14
  };
  SetId intern(Set set);
  uint32_t place(const std::vector<SetId>& sets);

  std::vector<Set> sets_;
  std::map<Set, SetId> ids_;
  std::map<std::pair<SetId, SetId>, SetId> joins_;
  std::map<SetId, uint32_t> numbers_;
  std::map<std::vector<SetId>, uint32_t> blocks_;
  std::vector<SetId> numbered_;             // by column
  std::multimap<uint32_t, uint32_t> gaps_;  // free columns at a word's end: how many, the first
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_TOKEN_SETS_H_
