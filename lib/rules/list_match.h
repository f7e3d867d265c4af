// List look-ups in a compiled program.
#ifndef ANNALS_LIB_RULES_LIST_MATCH_H_
#define ANNALS_LIB_RULES_LIST_MATCH_H_

#include <cstdint>
#include <span>

#include "rules/pack.h"
#include "rules/program.h"
#include "text/token.h"

namespace annals::rules {

inline bool has_bit(std::span<const uint64_t> bits, size_t stride, ListId list, uint32_t word) {
  return (bits[size_t{word} * stride + list / 64] >> (list % 64) & 1) != 0;
}

// The recorded entries of `list` that begin with `word`, the longest first.
std::span<const ListEntry> entries_of(const Program& program, ListId list, uint32_t word);

// The lengths among the recorded entries, `single`: a one-word entry may be one without a record.
uint32_t recorded_lengths(const Program& program, ListId list, text::TokenSpan tokens, uint32_t i,
                          uint32_t end, bool single);

// The lengths in tokens of all entries that begin at token `i` and stay before `end`: bit n is set
// for n tokens.
inline uint32_t entry_lengths(const Program& program, ListId list, text::TokenSpan tokens,
                              uint32_t i, uint32_t end) {
  const uint32_t word = tokens[i].word;
  if (word == 0) return 0;
  const size_t stride = program.stride();
  const bool single = has_bit(program.list_bits, stride, list, word);
  const uint8_t flags = program.lists[list].flags;
  const bool phrase =
      (flags & kHasPhrases) != 0 && has_bit(program.phrase_bits, stride, list, word);
  if (!phrase && (!single || (flags & kHasCase) == 0)) return single ? 2 : 0;
  return recorded_lengths(program, list, tokens, i, end, single);
}

// The recorded entry that is one word, or exactly tokens [first, end); null when there is none.
const ListEntry* find_entry(const Program& program, ListId list, uint32_t word);
const ListEntry* find_entry(const Program& program, ListId list, text::TokenSpan tokens,
                            uint32_t first, uint32_t end);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_LIST_MATCH_H_
