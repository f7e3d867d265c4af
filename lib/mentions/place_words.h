// What the stages of places ask of a pack: lists, weights, and what its rules find. Looked up once
// for each pack.
#ifndef ANNALS_LIB_MENTIONS_PLACE_WORDS_H_
#define ANNALS_LIB_MENTIONS_PLACE_WORDS_H_

#include <cstdint>
#include <vector>

#include "rules/pack.h"

namespace annals::mentions {

// Immutable after construction. The weights are those of the same names in
// data/en/rules/places-weights.toml ("place.country" is `country`).
struct PlaceWords {
  explicit PlaceWords(const rules::Pack& pack);

  // What a word is in the lists of places: one load instead of a test of each list.
  enum Is : uint32_t {
    kBefore = 1u << 0,
    kBetween = 1u << 1,
    kJoint = 1u << 2,
    kAnArticle = 1u << 3,
    kAbbreviation = 1u << 4,
    kDirection = 1u << 5,
    kNotAfter = 1u << 6,
    kNotBefore = 1u << 7,
    kAParticle = 1u << 8,
    kStop = 1u << 9,
    kOtherHead = 1u << 10,
    kNot = 1u << 11,
    kGeneric = 1u << 12,
    kShort = 1u << 13,
    kFirst = 1u << 14,
    kIndefinite = 1u << 15,
    kSort = 1u << 16,
    kOfPerson = 1u << 20,  // between a person and a place
    kBuilding = 1u << 21,  // ends a building's name
    kOffice = 1u << 22,    // what a person is
    kKin = 1u << 23,       // … of another
    kDies = 1u << 24,      // what only a person does
    kOwned = 1u << 25,     // … or has
    kSpot = 1u << 26,      // tells where something is
    kSpotThe = 1u << 27,   // … before an article
    kGroup = 1u << 28,     // what a town's name stands before: "the Mercedes delegation"
    kOwnsTown = 1u << 29,  // what a town has: "Victoria's mayor"
    kPersonal = 1u << 30,  // "Ven." before a name
    kCalendar = 1u << 31,  // a month, a weekday
    // Begins an entry of several words.
    kLongBefore = 1u << 17,
    kLongBetween = 1u << 18,
    kLongJoint = 1u << 19,
  };
  std::vector<uint32_t> of_word;
  // The values of one-word entries of the lists place-before and place-joint.
  std::vector<int16_t> before_of_word, joint_of_word;
  // What the one word tells of a place behind it.
  float before(uint32_t one) const { return static_cast<float>(before_of_word[one]) / 10; }

  uint32_t of, a, at, on, and_;  // words
  rules::ListId list_before, list_between, list_joint, list_abbreviation, list_initials,
      list_postal, list_code, list_ending, list_told_at, list_feast;

  // What a rule says of what it finds; by rule.
  struct Shape {
    bool is_place = false;   // the rule finds places
    bool head_last = false;  // the name is told by its last word
    bool facility = false;   // streets and buildings
    bool area = false;       // counties, provinces
    bool generic = true;     // common nouns alone may stand before the last word
    bool body = true;        // words of bodies may stand in it
    bool whole = false;      // a word that begins no name may begin this one: "All Saints' Church"
    bool words = true;       // English words alone may stand behind the first
    bool person = true;      // a given name alone may lead it
    bool bare = true;        // so may an English word or a person's name that no town has
    bool again = false;      // where the name stands without what told it, it is found again
    uint32_t least = 2;      // tokens
    float weight = 0;
  };
  std::vector<Shape> shapes;

  float country, continent, region, city, city_size, capital, natural, facility, phrase, acronym;
  float word, word_size, very_common, very_common_size, given_name, surname, demonym,
      also_organization, person_shape, words_only, caps, sentence_start;
  float container, contained, in_list, attribute, article, person_before, person_after, name_before,
      name_after, run_before, run_after, cell, other_head, direction, indefinite, sort, quoted;
  float unknown, told_at, unknown_container, unknown_word, unknown_given, unknown_surname,
      unknown_run, unknown_again, article_shape, after_building, article_run, cut, most, postal,
      address, again, again_word, sure, titled_town, of_person, given_bearers, familiar_bearers,
      unknown_locative, in_place, toward, sure_unknown, first_year, last_year, after_house,
      compound;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PLACE_WORDS_H_
