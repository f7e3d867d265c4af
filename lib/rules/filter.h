// Tells most failing attempts of a rule without walking over its steps.
//
// A place is a step that takes a token. All places that a token may take are tested at once, by the
// table of sets (rules/token_sets.h), and so are those of the next token that may come after them:
// the pattern's automaton, in bits. What sets cannot tell is left to the matcher.
#ifndef ANNALS_LIB_RULES_FILTER_H_
#define ANNALS_LIB_RULES_FILTER_H_

#include <array>
#include <bit>
#include <cstdint>
#include <map>

#include "rules/lookahead.h"
#include "rules/program.h"
#include "rules/token_class.h"
#include "rules/token_sets.h"
#include "text/token.h"

namespace annals::rules {

// A rule's filter, and the places that come after its first token, by word and by class: those of
// words that are of the class, too. 0: there, the filter tells nothing.
struct FilterModel {
  Filter filter;
  std::map<uint32_t, uint64_t> after_word;
  std::array<uint64_t, kTokenClasses> after_class{};
};

// Of the pattern `code`, after whose matches a token of `after` must stand and none of `not_after`.
FilterModel make_filter(const ListTable& lists, ProgramBuilder& program, TokenSets& sets,
                        const Lookahead& lookahead, const Code& code, SetId after, SetId not_after);

// Whether the rule may match where the token of `info` must take one of the places; false is
// certain. "No token", at the end, ends every way: only places after which nothing is asked may
// take it.
inline bool may_match(const Program& program, const Filter& filter, uint64_t places,
                      const TokenInfo* info, const text::Token* token) {
  const uint64_t* const next = program.next_places.data() + filter.next;
  for (;; ++info, ++token) {
    const uint64_t sets = set_bits(program, filter.block, *info);
    places &= sets & ~((sets & filter.refuses) << 1);
    if (places == 0) return false;
    if ((places & filter.glued) != 0 && token->gap != 0) places &= ~filter.glued;
    if ((places & filter.ends) != 0) return true;
    uint64_t following = 0;
    for (; places != 0; places &= places - 1) following |= next[std::countr_zero(places)];
    places = following;
  }
}

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_FILTER_H_
