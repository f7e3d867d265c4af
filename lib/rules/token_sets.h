// Sets of tokens: which tokens may stand in a place of a pattern.
//
// The compiler joins them symbolically, out of words, lists and token classes; written, each is a
// row of bits over token classes and word classes (words that no set tells apart), so that a test
// is two bit tests and exact but for case and numbers.
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

  // The set's row in the program; it is written.
  uint32_t row(SetId set);

  // Writes the word classes and the rows. All words must be interned by now.
  void write(const ListTable& lists, ProgramBuilder& program) const;

 private:
  // `atoms` are words (× 4) and parts of lists (× 4 + part), sorted.
  struct Set {
    uint32_t classes = 0;
    std::vector<uint32_t> atoms;
    auto operator<=>(const Set&) const = default;
  };
  SetId intern(Set set);

  std::vector<Set> sets_;
  std::map<Set, SetId> ids_;
  std::map<std::pair<SetId, SetId>, SetId> joins_;
  std::map<SetId, uint32_t> rows_;
  std::vector<SetId> by_row_;
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_TOKEN_SETS_H_
