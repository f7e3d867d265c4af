// Which tokens may come next in a pattern, and how a rule may begin.
#ifndef ANNALS_LIB_RULES_LOOKAHEAD_H_
#define ANNALS_LIB_RULES_LOOKAHEAD_H_

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "rules/lists.h"
#include "rules/program.h"
#include "rules/token_sets.h"

namespace annals::rules {

// What the next tokens may be, one by one.
using Ahead = std::array<SetId, kAhead>;
constexpr Ahead all_ahead(SetId set) {
  Ahead ahead{};
  ahead.fill(set);
  return ahead;
}
inline constexpr Ahead kNothingAhead = all_ahead(kNothing);
inline constexpr Ahead kAnythingAhead = all_ahead(kEverything);

bool takes_token(Op op);
// The token classes of a step that takes tokens of classes; 0 for others.
uint32_t classes_of(const Step& step);

// How a rule may begin.
struct Begin {
  struct At {
    Ahead follow = kNothingAhead;
    bool needs_capital = true;
  };
  std::map<uint32_t, At> words;
  uint32_t classes = 0;
  std::array<Ahead, kTokenClasses> class_follow;  // also after words that are of such a class
  uint32_t labels = 0;                            // a bit per label
  Begin() { class_follow.fill(kNothingAhead); }
};

// What stands around a token that a step takes first.
struct Around {
  SetId before = kNothing;
  Ahead follow = kNothingAhead;
};

// Which tokens may come at each step of a pattern.
class Lookahead {
 public:
  Lookahead(const ListTable& lists, ProgramBuilder& program, TokenSets& sets, const Code& code);

  bool nullable() const { return ends_[code_.start - code_.first]; }
  SetId first() const { return ahead()[0]; }
  const Ahead& ahead() const { return ahead_[code_.start - code_.first]; }
  SetId last() const;  // the last token of a match
  // The tokens that a step takes first, second or last.
  SetId taken(const Step& step, EntryPart part) const;
  // Whether the pattern is one token, and first() says all about it.
  bool is_one_of_first() const;
  // Whether a match begins with the block.
  bool begins_block() const;
  Begin begin() const;
  // Of the steps that take one of a set of words, and of those that take all tokens of a class.
  std::map<uint32_t, Around> around_words() const;
  std::array<Around, kTokenClasses> around_classes() const;

  // Writes the branches and their sets into the splits, and their sets into the steps that take
  // tokens.
  void mark_sets();

 private:
  Ahead phrase_ahead(ListId list) const;
  Ahead after(const Step& step) const;
  Ahead join(const Ahead& a, const Ahead& b) const;
  template <typename Passes>
  std::vector<uint32_t> reach(uint32_t start, const Passes& passes) const;
  std::vector<uint32_t> first_steps() const;
  std::vector<uint32_t> branches(uint32_t split) const;
  bool is_told_by_set(const Step& step) const;
  void join(const Around& from, Around& to) const;
  std::vector<Around> around() const;

  const ListTable& lists_;
  ProgramBuilder& program_;
  TokenSets& sets_;
  Code code_;
  std::vector<Ahead> ahead_;  // by step, from code_.first
  std::vector<bool> ends_;    // the pattern may end there
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_LOOKAHEAD_H_
