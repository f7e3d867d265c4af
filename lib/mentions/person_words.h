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

enum class CueField : uint8_t { none, honorific, title };

// What a rule of the pack tells of people.
struct CueRule {
  float weight = 0;
  CueSide side = CueSide::none;
  CueField field = CueField::none;
  bool governs = false;  // the rest of the sentence: "Sponsors: …"
};

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
  kIsLead = 16384,     // a thing's noun that comes first: "Lake", "Universidad"
  kIsEastern = 32768,  // a surname that comes first: "Tan", "Nguyễn"
};

// What a word may be in a name or beside one; beside the traits in PersonWords::of_word.
enum NameRole : uint32_t {
  kParticle = 1u << 16,  // "de"
  kArticle = 1u << 17,   // "al"
  kLinksNames = kParticle | kArticle,
  kJoiner = 1u << 18,      // a particle that begins no name: "e"
  kOpensWords = 1u << 19,  // one word with the next: "Mac"
  kEndsNames = 1u << 20,   // "Jr", "IV"
  kSaint = 1u << 21,       // "St"
  kGivenShort = 1u << 22,  // "Wm"
  kDeterminer = 1u << 23,
  kPreposition = 1u << 24,  // of places
  kDatePreposition = 1u << 25,
  kJoinsLists = 1u << 26,  // "and"
  kLinksLists = 1u << 27,  // beside what joins them
  kWithin = 1u << 29,      // of those, what hardly a person follows: "in"
  kIsRuler = 1u << 30,     // "King": a number of one letter may stand behind the name
  kOfOffice = 1u << 28,    // within what an office is of: "Minister of Culture and Tourism"
};

// What scores no more is not worth proposing.
inline constexpr float kLeastScore = -2.0f;

// Weights and list ids; immutable after construction. The weights are those of the same names in
// data/en/rules/names.toml ("people.given" is `given`).
struct PersonWords {
  explicit PersonWords(const rules::Pack& pack);

  // The parts of a name.
  float given, office_of, surname_after_given, surname, surname_word, unknown, word, place, demonym,
      caps, thing, title, initial, particle, compound, suffix, eastern, calendar;
  float thing_elsewhere, lone, word_in_given, given_in_word, town, small_town;
  // Their number.
  float alone, two, three, more;
  // What stands beside it.
  float determiner, preposition, cut, ampersand, number, quotation, phrase, list, date, governed;
  // From what weight on a cue makes names of words, and how much those then count.
  float sure_cue, floor, likely_cue, likely_floor;
  // Short forms of people known to the document.
  float known, known_full, doubt_place, located, acting, town_told, doubt_word, doubt_calendar,
      defined_body, doubt_body, near, possessive, learned, learned_alone, sure, near_tokens,
      far_tokens;

  rules::ListId list_honorific, list_part_label, list_title_link, list_title_owner,
      list_affiliation_link;
  rules::ListId list_ship_initials;       // "H.M.S."
  rules::ListId list_degree_initials;     // "M.P."
  rules::ListId list_eastern_middle;      // "Van" of Nguyen Van Thanh
  rules::ListId list_legal_form;          // "S.A."
  rules::ListId list_of_one_name;         // "brothers", before "Hans and Otto Roe"
  rules::ListId list_honorific_initials;  // "H.E."
  uint16_t capture_title;
  uint32_t and_, of, the;  // words

  // What stands beside a name, cues apart, only takes from its score: what scores too little
  // without it need not be looked at.
  bool sides_lower;

  std::vector<CueRule> rules;  // by rule
  uint64_t serial;             // of no other PersonWords in this process
  // By word: the traits that lists give it, and its NameRole bits; one load instead of a test of
  // each list.
  std::vector<uint32_t> of_word;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_WORDS_H_
