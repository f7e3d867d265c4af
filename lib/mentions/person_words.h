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
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_WORDS_H_
