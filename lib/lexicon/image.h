// The gazetteer's image: flat, relocatable, little-endian. Written by builder.h, read in place.
//
//   header | slots | phrases | kinds | references | records | variants | strings
//
// A slot is a place of the hash table (linear probing): of a phrase, of the beginning of a longer
// one, or of both. A phrase has a run of references; a reference is a surface form's own part of an
// entry and points to the record that it shares with the other forms of the same thing. Given
// names, surnames and words have no record: the reference holds their rank. `kinds` has for each
// phrase the kinds of its references together, as bits: it is small and asked again and again.
#ifndef ANNALS_LIB_LEXICON_IMAGE_H_
#define ANNALS_LIB_LEXICON_IMAGE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace annals::lexicon {

inline constexpr char kImageMagic[8] = {'A', 'N', 'N', 'A', 'L', 'S', 'G', 'Z'};
inline constexpr uint32_t kImageVersion = 3;

struct ImageSection {
  uint64_t offset = 0;  // bytes from the header's begin; 8-aligned
  uint64_t count = 0;   // elements (strings: bytes)
};

struct ImageHeader {
  char magic[8];
  uint32_t version;
  uint32_t longest;  // units of the longest phrase
  uint64_t bytes;    // of the whole image
  ImageSection slots;
  ImageSection phrases;
  ImageSection kinds;  // uint16_t for each phrase
  ImageSection references;
  ImageSection records;
  ImageSection variants;
  ImageSection strings;
};

struct Slot {
  uint32_t fingerprint = 0;  // low half of the hash
  uint32_t value = 0;        // phrase index (0: only a beginning), kHasLonger; both 0: free
};
inline constexpr uint32_t kHasLonger = 0x80000000u;

struct Phrase {
  uint32_t string = 0;     // a byte of capital bits, then the phrase, NUL-terminated
  uint32_t reference = 0;  // its first; the next phrase's first ends the run. And kHasVariants
};
// The phrase has forms of its own for exact spellings ("WHO" beside "who").
inline constexpr uint32_t kHasVariants = 0x80000000u;

struct Reference {
  uint32_t value = 0;  // record index; the rank of names and words
  uint16_t flags = 0;
  uint8_t kind = 0;
  uint8_t case_mode = 0;
};

struct Record {
  uint32_t id = 0;  // a GeoNames number, or a string (scheme kStringId)
  uint32_t name = 0;
  uint32_t admin = 0;
  uint32_t rank = 0;
  float magnitude = 0;  // log10 of the rank; 0: it is unknown
  float latitude = 0;
  float longitude = 0;
  char country[2] = {0, 0};
  uint8_t scheme = 0;
  uint8_t reserved = 0;
};
enum IdScheme : uint8_t { kStringId = 0, kGeoNamesId = 1 };

// Sorted by phrase.
struct Variant {
  uint32_t phrase = 0;  // the folded phrase
  uint32_t exact = 0;   // the phrase of the exact spelling
};

// Units whose capital a match demands are one bit each; later units are not tested.
inline constexpr uint32_t kCapitalBits = 8;

// The slot that a hash looks at first.
inline uint32_t home_slot(uint64_t hash, uint64_t slot_count) {
  return static_cast<uint32_t>(((hash >> 32) * slot_count) >> 32);
}

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_IMAGE_H_
