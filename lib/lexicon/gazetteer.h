// The gazetteer: names of the world, compiled into one read-only image that is memory-mapped.
//
//   phrase   a surface form, normalised: "san josé", "united nations office on drugs and crime"
//   entry    what a phrase may denote: an id, a kind, a canonical name, a country, …
//
// Normalisation joins what texts vary: white space and line breaks, hyphens and spaces,
// typographic apostrophes, and case (an entry's case mode says what it accepts).
#ifndef ANNALS_LIB_LEXICON_GAZETTEER_H_
#define ANNALS_LIB_LEXICON_GAZETTEER_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annals/result.h"
#include "lexicon/image.h"
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
};       // at most 16: the image has a bit for each

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

// What a phrase denotes, as the image states it. A value: entries are decoded when they are read,
// because the image shares what the surface forms of one thing have in common.
struct Entry {
  // Number within its scheme for "gn:" ids (GeoNames), else 0. Gazetteer::id gives the whole.
  uint64_t id = 0;
  uint32_t id_text = 0;  // where `id` is 0: the id's string in its layer; 0: the entry has none
  // Canonical name (English for places; the full name for organizations). Given names, surnames
  // and words have no name of their own: it is the phrase, case-folded. Read it with
  // Gazetteer::name.
  uint32_t name = 0;
  uint32_t admin = 0;   // ISO 3166-2 or GeoNames admin1 code (Gazetteer::admin); 0: none
  uint32_t rank = 0;    // population; bearers of a name; 0: unknown. Words: 100 - frequency tier
  float magnitude = 0;  // log10 of the rank; 0: unknown, or the entry has no name of its own
  float latitude = 0;   // degrees; both 0: unknown
  float longitude = 0;
  uint16_t flags = 0;  // EntryFlag
  EntryKind kind = EntryKind::none;
  CaseMode case_mode = CaseMode::capitalised;
  char country[2] = {0, 0};  // ISO 3166-1 alpha-2, upper case; NUL: none
  uint16_t layer = 0;        // 0 base, then the user's in the order given

  std::string_view country_code() const { return {country, country[0] != 0 ? 2u : 0u}; }
};

// A phrase of several tokens found in the text. (One-token phrases are in Token::phrase.)
struct PhraseMatch {
  uint32_t first_token = 0;
  uint32_t end_token = 0;
  uint32_t phrase = 0;
};

// The first of `phrases`, which ascend, that begins at `token` or behind it.
inline std::vector<PhraseMatch>::const_iterator first_phrase(
    const std::vector<PhraseMatch>& phrases, uint32_t token) {
  return std::lower_bound(
      phrases.begin(), phrases.end(), token,
      [](const PhraseMatch& phrase, uint32_t at) { return phrase.first_token < at; });
}

class Gazetteer;
struct SurfaceScratch;  // lexicon/surface.h

// The entries of a phrase, best first: the last layer's before the base's; within a layer
// countries, then other places by rank, then organizations, demonyms, names, words. A view: as
// long-lived as its Gazetteer. Iterating decodes each entry, inline: what is not read is not
// loaded.
class Entries {
 public:
  class Iterator {
   public:
    using value_type = Entry;
    using difference_type = std::ptrdiff_t;

    Entry operator*() const {
      Entry entry;
      entry.kind = static_cast<EntryKind>(reference_->kind);
      entry.case_mode = static_cast<CaseMode>(reference_->case_mode);
      entry.flags = reference_->flags;
      entry.layer = layer_;
      if (entry.kind >= EntryKind::given_name) {
        entry.rank = reference_->value;
        entry.name = own_name_;
        return entry;
      }
      const Record& record = records_[reference_->value];
      if (record.scheme == kGeoNamesId)
        entry.id = record.id;
      else
        entry.id_text = record.id;
      entry.name = record.name;
      entry.admin = record.admin;
      entry.rank = record.rank;
      entry.magnitude = record.magnitude;
      entry.latitude = record.latitude;
      entry.longitude = record.longitude;
      entry.country[0] = record.country[0];
      entry.country[1] = record.country[1];
      return entry;
    }
    Iterator& operator++() {
      if (++reference_ == end_ && layer_ > 0) enter_layer_below();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const { return reference_ == end_; }

   private:
    friend class Entries;
    void enter(uint32_t phrase, uint16_t layer);  // the phrase's number in its layer
    void enter_layer_below();

    const Reference* reference_ = nullptr;
    const Reference* end_ = nullptr;
    const Record* records_ = nullptr;
    uint32_t own_name_ = 0;  // of names and words: the phrase's string
    uint32_t phrase_ = 0;
    uint16_t layer_ = 0;
    const Gazetteer* gazetteer_ = nullptr;
  };

  Entries() = default;
  Iterator begin() const;
  std::default_sentinel_t end() const { return {}; }
  bool empty() const { return begin() == end(); }
  size_t size() const;
  Entry front() const { return *begin(); }  // undefined when empty

 private:
  friend class Gazetteer;
  Iterator begin_layered() const;

  const Gazetteer* gazetteer_ = nullptr;
  uint32_t phrase_ = 0;
};

// Thread-safe once built: all const.
class Gazetteer {
 public:
  // Refers to `image`, which must outlive the Gazetteer and be aligned to 8 bytes. Error: not an
  // image, another version. Reads the header only.
  static Result<Gazetteer> map(std::span<const std::byte> image);

  Gazetteer();
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  // A layer over this one (a user's list): its entries come before the base's. Constant time.
  void add_layer(Gazetteer layer);

  // Sets Token::phrase of every capitalised token (and of words in ALL CAPS), and appends the
  // longest phrase of two tokens or more that begins at each capitalised token, ascending by
  // first token. One hash per capitalised token. A phrase tolerates a line break (no blank line)
  // and a hyphen for a space; it never begins at a lower-case token. Case modes are already
  // looked after: "Who" does not give the phrase of the acronym "WHO". Only of the tokens before
  // `end`; a phrase may go on behind it.
  void match(std::string_view text, text::Tokens& tokens, std::vector<PhraseMatch>& out,
             uint32_t end = UINT32_MAX) const;

  // Brings what these phrases mean towards the processor, all together: who asks for one after the
  // other waits for each.
  void fetch(std::span<const uint32_t> phrases) const;

  // All entries of a phrase. Empty for phrase 0.
  Entries entries(uint32_t phrase) const {
    Entries entries;
    entries.gazetteer_ = this;
    entries.phrase_ = phrase;
    return entries;
  }

  // A bit (1 << EntryKind) for each kind among the entries; one load where no layer is above the
  // base.
  uint32_t kinds(uint32_t phrase) const {
    return phrase < base_count_ ? base_kinds_[phrase] : layered_kinds(phrase);
  }
  static constexpr uint32_t kind_bit(EntryKind kind) { return 1u << static_cast<unsigned>(kind); }

  // The phrase of a surface form in any spelling that normalises to it; 0: none. Without a scratch
  // it allocates.
  uint32_t find(std::string_view surface) const;
  uint32_t find(std::string_view surface, SurfaceScratch& scratch) const;

  // The same of a phrase as phrase_text gives it. No allocation.
  uint32_t find_phrase(std::string_view phrase) const;

  // The phrase, normalised (units parted by one space).
  std::string_view phrase_text(uint32_t phrase) const;

  // The strings of an entry. Views into the image.
  std::string_view name(const Entry& entry) const;
  std::string_view admin(const Entry& entry) const;  // empty: none
  std::string id(const Entry& entry) const;          // "gn:2988507", "iso:FR-75C"; empty: none
  void append_id(const Entry& entry, std::string& out) const;
  size_t entry_count() const;  // surface forms, over all layers
  size_t phrase_count() const;

 private:
  friend class Entries;
  friend class Entries::Iterator;
  uint32_t layered_kinds(uint32_t phrase) const;

  struct Impl;
  std::unique_ptr<Impl> impl_;
  void refer_to_base();
  // The base's, in its image: of its phrases no other layer says anything.
  const uint16_t* base_kinds_ = nullptr;
  const Phrase* base_phrases_ = nullptr;
  const Reference* base_references_ = nullptr;
  const Record* base_records_ = nullptr;
  uint32_t base_count_ = 0;
};

inline Entries::Iterator Entries::begin() const {
  if (phrase_ == 0 || gazetteer_ == nullptr || phrase_ >= gazetteer_->base_count_)
    return begin_layered();
  const Phrase* phrase = gazetteer_->base_phrases_ + phrase_;
  Iterator it;
  it.reference_ = gazetteer_->base_references_ + (phrase[0].reference & ~kHasVariants);
  it.end_ = gazetteer_->base_references_ + (phrase[1].reference & ~kHasVariants);
  it.records_ = gazetteer_->base_records_;
  it.own_name_ = phrase->string + 1;
  return it;
}

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_GAZETTEER_H_
