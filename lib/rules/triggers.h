// Where a rule is tried: the tokens that may begin it, or a token that stands in every match.
#ifndef ANNALS_LIB_RULES_TRIGGERS_H_
#define ANNALS_LIB_RULES_TRIGGERS_H_

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "annals/result.h"
#include "rules/emitter.h"
#include "rules/lists.h"
#include "rules/pattern.h"
#include "rules/program.h"

namespace annals::rules {

// How a rule may begin.
struct Begin {
  struct At {
    uint64_t follow = 0;  // features of which the second token has one
    bool needs_capital = true;
  };
  std::map<uint32_t, At> words;
  uint32_t classes = 0;
  uint64_t class_follow = 0;
  uint32_t labels = 0;    // a bit per label
  uint64_t features = 0;  // of the first token
  bool nullable = false;  // it may take no token at all
};

// Reads it off the steps.
class Beginnings {
 public:
  Beginnings(const ProgramBuilder& program, const ListTable& lists)
      : program_(program), lists_(lists) {}
  Begin of(const Code& code);

 private:
  // The steps that take a token and that may come next.
  struct Next {
    std::vector<uint32_t> steps;
    bool ends = false;  // the pattern may end here
  };
  Next next_of(const Code& code, uint32_t step);
  uint64_t features_of(const Code& code, uint32_t step);

  const ProgramBuilder& program_;
  const ListTable& lists_;
  std::map<uint32_t, uint64_t> follow_;  // by step, of the code at hand
};

// Tokens from a rule's begin to its trigger.
inline constexpr uint32_t kFarthestTrigger = 32;

// A token that stands in every match, at a bounded distance from its begin.
struct Anchor {
  std::set<uint32_t> words;
  uint32_t classes = 0;
  Width distance;
  uint32_t cost = 0;  // what it would cost to look out for it; higher is commoner
};

class Anchors {
 public:
  Anchors(Emitter& emitter, Interner& interner, const ListTable& lists)
      : emitter_(emitter), interner_(interner), lists_(lists) {}

  // The cheapest anchor of a pattern. False: there is none.
  bool find(const Node& pattern, Anchor& out);

  // The anchor that `trigger` names: an element, or a choice of some. Error: it is none, or not
  // every match has it.
  Result<Anchor> find(const Node& pattern, const Node& trigger);

 private:
  bool find(const Node& node, Width at, Anchor& out);
  bool leaf(const Node& node, Width at, Anchor& out);
  bool is_wanted(const Node& node) const;
  uint32_t word_cost(uint32_t word) const;

  Emitter& emitter_;
  Interner& interner_;
  const ListTable& lists_;
  std::vector<const Node*> wanted_;  // the trigger's elements; empty: any will do
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_TRIGGERS_H_
