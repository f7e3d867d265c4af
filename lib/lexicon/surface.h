// A surface form made ready for the index: normalised, and as it is written.
#ifndef ANNALS_LIB_LEXICON_SURFACE_H_
#define ANNALS_LIB_LEXICON_SURFACE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace annals::lexicon {

struct Surface {
  std::string phrase;            // folded units parted by one space
  std::string exact;             // the same units as written
  std::vector<uint64_t> hashes;  // of the first unit, the first two, … all
  uint8_t capitals = 0;          // bit k: unit k begins with a capital (the first 8)
  uint32_t letters = 0;          // characters of words
  bool all_caps = false;         // one word, two characters or more, no lower-case letter
  bool initials = false;         // two single capitals or more, nothing else: "U.S."
};

// Memory of a look-up (Gazetteer::find) that is reused.
struct SurfaceScratch {
  text::Tokens tokens;
  Surface surface;
};

// Normalises; false when the form holds no phrase (empty, begins with punctuation). `tokens` is
// scratch memory.
bool read_surface(std::string_view form, text::Tokens& tokens, Surface& out);

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_SURFACE_H_
