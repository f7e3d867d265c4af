// Acronyms and the names they abbreviate.
#ifndef ANNALS_LIB_RESOLVE_ACRONYMS_H_
#define ANNALS_LIB_RESOLVE_ACRONYMS_H_

#include <cstdint>
#include <string>

#include "mentions/input.h"

namespace annals::resolve {

// The acronym that begins at token `i` ("ILO", "UN-Habitat", "U.N.", "ECtHR", "ROCOs"): past its
// last token; 0: none. "U.N." and its like take their full stops.
uint32_t acronym_end(const mentions::Input& input, uint32_t i);

// What variants of one acronym share: no full stops, no plural s, capitals.
std::string acronym_key(const mentions::Input& input, uint32_t first, uint32_t end);

struct Alignment {
  uint32_t first = 0;  // where the name begins; tokens
  bool whole = false;  // every letter found its word, the first word included
  float share = 0;     // of the letters that found one
};

// Aligns the letters of `key` with the initials of the words in [first, end), in order; words may
// be skipped, short linking words ("of", "de la") for nothing. The name begins at the last possible
// token. `share` is of use where not every letter fits.
Alignment align(const mentions::Input& input, const std::string& key, uint32_t first, uint32_t end);

// The initials of a name's words, without linking words; for names defined nowhere.
std::string initials(const mentions::Input& input, uint32_t first, uint32_t end);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ACRONYMS_H_
