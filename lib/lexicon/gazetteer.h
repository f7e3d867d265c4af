// The gazetteer: names of the world, compiled into one read-only image that is memory-mapped.
//
//   phrase   a surface form, normalised: "san josé", "united nations office on drugs and crime"
//   entry    what a phrase may denote: an id, a kind, a canonical name, a country, …
//
// Normalisation joins what texts vary: white space and line breaks, hyphens and spaces,
// typographic apostrophes, and case (an entry's case mode says what it accepts).
#ifndef ANNALS_LIB_LEXICON_GAZETTEER_H_
#define ANNALS_LIB_LEXICON_GAZETTEER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "annals/result.h"
#include "text/token.h"

namespace annals::lexicon {

enum class EntryKind : uint8_t {
  none,
  country,
  region,  // first-level and other administrative areas, areas of several countries
  city,
  district,  // a part of a city
  continent,
  natural,   // mountains, rivers, seas, islands
  facility,  // buildings, squares, streets
  organization,
  university,
  demonym,  // "Chilean", "Parisian": `country` says whose
  given_name,
  surname,
  word,  // an English word with its frequency
};

enum EntryFlag : uint16_t {
  kCommonWord = 1,         // the phrase is an English word (of the 50 % most frequent)
  kVeryCommon = 2,         // of the ~10,000 most frequent words
  kGivenName = 4,          // also a given name
  kSurname = 8,            // also a surname
  kDemonymToo = 16,        // also a demonym
  kCapital = 32,           // capital of a country
  kAlias = 64,             // the phrase is not the canonical name
  kFormer = 128,           // a former name
  kAcronym = 256,          // the phrase is an acronym
  kMale = 512,             // given names: mostly borne by men
  kFemale = 1024,          // given names: mostly borne by women
  kSubdivisionToo = 2048,  // a city whose name is that of its own region or country
};

enum class CaseMode : uint8_t {
  capitalised,  // the text's first letter is upper case, or the whole is ALL CAPS
  exact,        // as written (acronyms)
  any,          // any case
};

// Fixed-size, relocatable: strings are offsets into the image's string section.
struct Entry {
  uint64_t id = 0;       // number within its scheme (GeoNames id), else a hash of the id string
  uint32_t id_text = 0;  // the id with its scheme, "gn:2988507"
  uint32_t name = 0;     // canonical name (English for places; full name for organizations)
  uint32_t admin = 0;    // ISO 3166-2 or GeoNames admin1 code; 0: none
  uint32_t rank = 0;     // population; bearers of a name; 0: unknown. Words: 100 - frequency tier
  float latitude = 0;    // degrees; both 0: unknown
  float longitude = 0;
  uint16_t flags = 0;  // EntryFlag
  EntryKind kind = EntryKind::none;
  CaseMode case_mode = CaseMode::capitalised;
  char country[2] = {0, 0};  // ISO 3166-1 alpha-2, upper case; NUL: none
  uint16_t layer = 0;        // 0 base, then the user's in the order given
};

// A phrase of several tokens found in the text. (One-token phrases are in Token::phrase.)
struct PhraseMatch {
  uint32_t first_token = 0;
  uint32_t end_token = 0;
  uint32_t phrase = 0;
};

class Gazetteer {
 public:
  // Refers to `image`, which must outlive the Gazetteer. Error: not an image, another version.
  static Result<Gazetteer> map(std::span<const std::byte> image);

  Gazetteer();
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  // A layer over this one (a user's list): its entries come before the base's.
  void add_layer(Gazetteer layer);

  // Sets Token::phrase of every capitalised token (and of words in ALL CAPS), and appends the
  // longest phrase of two tokens or more that begins at each capitalised token, ascending by
  // first token. One hash per capitalised token.
  void match(std::string_view text, text::Tokens& tokens, std::vector<PhraseMatch>& out) const;

  // All entries of a phrase, best first (layer, then rank). Empty for phrase 0.
  std::span<const Entry> entries(uint32_t phrase) const;

  // Entries of a surface form in any spelling that normalises to it; for look-ups by hand.
  uint32_t find(std::string_view surface) const;

  std::string_view string(uint32_t offset) const;
  size_t entry_count() const;
  size_t phrase_count() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_GAZETTEER_H_
