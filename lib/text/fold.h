// Folding for look-ups: case, apostrophes, hyphens, diacritics.
#ifndef ANNALS_LIB_TEXT_FOLD_H_
#define ANNALS_LIB_TEXT_FOLD_H_

#include <string>
#include <string_view>

namespace annals::text {

// Appends `word` with full case folding and typographic apostrophes made ASCII (’ → ').
// ASCII words take a fast path without ICU.
void fold_case(std::string_view word, std::string& out);
std::string fold_case(std::string_view word);

// Appends the word without diacritics (NFD, combining marks dropped; ø, ł, đ, ß, æ, œ spelled out);
// case is kept.
void strip_marks(std::string_view word, std::string& out);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_FOLD_H_
