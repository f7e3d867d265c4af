// Acronyms and the names they abbreviate.
#ifndef ANNALS_LIB_RESOLVE_ACRONYMS_H_
#define ANNALS_LIB_RESOLVE_ACRONYMS_H_

#include <cstdint>
#include <string>

#include "mentions/input.h"
#include "mentions/name_scan.h"

namespace annals::resolve {

// The acronym that begins at token `i` ("ILO", "UN-Habitat", "U.N.", "ECtHR", "NGOs"): past its
// last token; 0: none. "U.N." and its like take their full stops.
uint32_t acronym_end(const mentions::Input& input, uint32_t i);

// Tokens of a name that an acronym defines, and of a bracket that holds either.
inline constexpr uint32_t kLongestName = 24;
inline constexpr uint32_t kLongestBracket = 25;

// What variants of one acronym share: no full stops, no plural s, capitals.
std::string acronym_key(const mentions::Input& input, uint32_t first, uint32_t end);

// A hash of acronym_key, without making it; and of the initials of the words of meaning in
// [first, end) (`count` of them), so that the two agree where an acronym fits; without `hyphened`
// a word with a hyphen has but one.
uint64_t acronym_hash(const mentions::Input& input, uint32_t first, uint32_t end);
uint64_t initials_hash(const mentions::Input& input, const mentions::NameWords& words,
                       uint32_t first, uint32_t end, uint32_t& count, bool hyphened = true);

struct Alignment {
  uint32_t first = 0;  // where the name begins; tokens
  bool whole = false;  // every letter found its word, the first word included
  float share = 0;     // of the letters that found one
};

// Aligns the letters of `key` with the initials of the words in [first, end), in order; words may
// be skipped, short linking words ("of", "de la") for nothing. The name begins at the last possible
// token. `share` is of use where not every letter fits. Cost: letters times words, both bounded.
Alignment align(const mentions::Input& input, const mentions::NameWords& words,
                const std::string& key, uint32_t first, uint32_t end);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ACRONYMS_H_
