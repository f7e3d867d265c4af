// The lists and weights of the places, read from the pack once for each text, and the tests on
// single tokens that the place code shares.
#ifndef ANNALS_LIB_MENTIONS_PLACE_WORDS_H_
#define ANNALS_LIB_MENTIONS_PLACE_WORDS_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"

namespace annals::mentions {

struct PlaceWords {
  explicit PlaceWords(const Input& input);

  // Evidence of the words right before token `i` ("in", "city of", "visited"); 0: none.
  float before(uint32_t i) const;
  // First token of the words that lie between the cue and the name ("the", "nearby"), or `i`.
  uint32_t skip_between(uint32_t i) const;

  bool has(rules::ListId list, uint32_t i) const;
  // A capitalised word that could go on a name with its left neighbour: nothing but spaces or
  // a hyphen between them.
  bool adjoins(uint32_t left, uint32_t right) const;
  // Whether nothing but punctuation and numbers stands before `i` in its sentence.
  bool starts_sentence(uint32_t i) const;
  const text::Block* block_of(uint32_t i) const;
  uint32_t kinds(uint32_t i) const;       // of the one-token phrase
  bool is_word(uint32_t i) const;         // an English word
  uint32_t given_rank(uint32_t i) const;  // bearers, as a given name; 0: it is none
  // A hyphen that stands between two words without spaces.
  bool is_hyphen(uint32_t i) const;
  // What a "," "." "(" … is; 0 for other tokens.
  char mark(uint32_t i) const;

  const Input& input;
  std::vector<uint32_t> capitals;  // the capitalised words, ascending

  rules::ListId list_before, list_between, list_article, list_joint, list_abbreviation, list_postal,
      list_direction, list_not_after, list_not_before, list_particle, list_stop, list_other_head,
      list_not, list_generic, list_short, list_first;

  float country, continent, region, city, city_size, capital, natural, facility, phrase, acronym;
  float word, word_size, very_common, very_common_size, given_name, surname, demonym,
      also_organization, person_shape, words_only, caps, sentence_start;
  float container, contained, in_list, article, person_before, person_after, name_before,
      name_after, run_before, run_after, cell, other_head, direction;
  float unknown, unknown_container, unknown_word, unknown_given, unknown_surname, unknown_run,
      unknown_again, article_shape, after_building, article_run, cut, most, postal, address, again,
      again_word, sure;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PLACE_WORDS_H_
