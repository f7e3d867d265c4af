#include "lexicon/kind_name.h"

#include <cstddef>

namespace annals::lexicon {

const char* kind_name(EntryKind kind) {
  constexpr const char* kNames[] = {
      "none",     "country",      "region",     "city",    "district", "continent", "natural",
      "facility", "organization", "university", "demonym", "given",    "surname",   "word"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace annals::lexicon
