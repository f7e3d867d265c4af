// Compiles gazetteer tables (table.h) into an image (image.h).
#ifndef ANNALS_LIB_LEXICON_BUILDER_H_
#define ANNALS_LIB_LEXICON_BUILDER_H_

#include <cstddef>
#include <span>
#include <vector>

#include "annals/result.h"
#include "lexicon/gazetteer.h"
#include "lexicon/table.h"

namespace annals::lexicon {

// The image of all tables together. Flags that say what else a phrase is (common word, given name,
// surname, demonym, its own region) are computed over all of them and over `base`, the gazetteer
// that the image will be a layer of, if there is one. The same tables give the same bytes.
// Error: a fault in a table.
Result<std::vector<std::byte>> build(std::span<const Table> tables,
                                     const Gazetteer* base = nullptr);

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_BUILDER_H_
