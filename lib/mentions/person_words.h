// What the stages of people ask of a pack: lists, weights, and which rules are cues. Looked up once
// for each pack.
#ifndef ANNALS_LIB_MENTIONS_PERSON_WORDS_H_
#define ANNALS_LIB_MENTIONS_PERSON_WORDS_H_

#include <cstdint>
#include <vector>

#include "rules/pack.h"

namespace annals::mentions {

// On which side of a name a rule's match stands.
enum class CueSide : uint8_t { none, before, after };

// What a part of a name may be (person_parts.h).
enum Trait : uint16_t {
  kIsGiven = 1,
  kIsSurname = 2,
  kIsWord = 4,    // an English word
  kIsCommon = 8,  // a very common one
  kIsPlace = 16,  // a country, region or city
  kIsDemonym = 32,
  kIsThing = 64,       // "Street", "University"
  kIsTitle = 128,      // "Director", "Gen", "Mrs"
  kIsCaps = 256,       // ALL CAPS
  kIsCalendar = 512,   // a month or weekday
  kIsCompound = 1024,  // hyphenated
  kIsMale = 2048,
  kIsFemale = 4096,
  kIsAcronym = 8192,
  kIsLead = 16384,  // a thing's noun that comes first: "Lake", "Universidad"
};

// Beside the traits, in PersonWords::of_word.
inline constexpr uint32_t kLinksNames = 1u << 16;  // a particle or an article: "de", "al"

// Weights and list ids; immutable after construction. The weights are those of the same names in
// data/en/rules/names.toml ("people.given" is `given`).
struct PersonWords {
  explicit PersonWords(const rules::Pack& pack);

  // The parts of a name.
  float given, surname_after_given, surname, surname_word, unknown, word, place, demonym, caps,
      thing, title, initial, particle, compound, suffix, eastern, calendar;
  // Their number.
  float alone, two, three, more;
  // What stands beside it.
  float determiner, preposition, cut, ampersand, number, quotation, phrase, list, date, governed;
  // From what weight on a cue makes names of words, and how much those then count.
  float sure_cue, floor, likely_cue, likely_floor;
  // Short forms of people known to the document.
  float known, known_full, doubt_place, doubt_word, doubt_calendar, near, possessive;

  rules::ListId list_thing, list_lead, list_function, list_honorific, list_rank, list_creed,
      list_month, list_weekday, list_determiner, list_preposition, list_date_preposition, list_join,
      list_link, list_name_particle, list_name_joiner, list_name_article, list_name_prefix,
      list_name_suffix, list_name_saint, list_given_abbreviation;
  uint16_t capture_title;

  std::vector<CueSide> sides;  // by rule
  // By word: the traits that lists give it, and kLinksNames; one load instead of a test of each
  // list.
  std::vector<uint32_t> of_word;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_WORDS_H_
