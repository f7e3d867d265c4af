// A token that stands in every match of a rule: around it the rule is tried.
#ifndef ANNALS_LIB_RULES_ANCHORS_H_
#define ANNALS_LIB_RULES_ANCHORS_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "annals/result.h"
#include "rules/emitter.h"
#include "rules/lists.h"
#include "rules/pattern.h"

namespace annals::rules {

// Tokens from a rule's begin to its trigger.
inline constexpr uint32_t kFarthestTrigger = 32;

// A token that stands in every match, at a bounded distance from its begin.
struct Anchor {
  std::map<uint32_t, bool> words;  // whether it must be capitalised
  uint32_t classes = 0;
  std::string regex;  // that the token must match, too
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

#endif  // ANNALS_LIB_RULES_ANCHORS_H_
