// Writes the gazetteer's image (image.h) from what the builder has collected.
#ifndef ANNALS_LIB_LEXICON_IMAGE_WRITER_H_
#define ANNALS_LIB_LEXICON_IMAGE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "lexicon/image.h"

namespace annals::lexicon {

struct PhraseInfo {
  std::string text;
  std::vector<uint64_t> hashes;  // as Surface::hashes; empty for exact variants
  uint8_t capitals = 0xFF;       // units whose capital every form of the phrase has
  bool has_variants = false;
};

struct ImageContent {
  std::vector<PhraseInfo> phrases;                         // the first is none
  std::vector<std::pair<uint32_t, Reference>> references;  // with their phrase, best first
  std::vector<Record> records;
  std::vector<Variant> variants;  // ascending by phrase
  std::vector<char> strings;      // NUL-terminated, the first empty
};

// The image's bytes; the same content gives the same bytes.
std::vector<std::byte> write_image(ImageContent content);

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_IMAGE_WRITER_H_
