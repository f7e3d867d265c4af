// A text as the stages of places read it: one pass says of each token what they ask of it again
// and again.
#ifndef ANNALS_LIB_MENTIONS_PLACE_TEXT_H_
#define ANNALS_LIB_MENTIONS_PLACE_TEXT_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "mentions/place_words.h"

namespace annals::mentions {

enum PlaceMark : uint8_t {
  kCapitalWord = 1,    // a capitalised word
  kNamePart = 2,       // a capitalised word that is no possessive "'S"
  kOpensSentence = 4,  // nothing but punctuation and numbers before it in its sentence
  kShouted = 8,        // in a block that is all capitals
};

// What one pass over a text gives; reused from one text to the next.
struct PlaceMarks {
  std::vector<uint8_t> of_token;   // PlaceMark bits
  std::vector<uint32_t> capitals;  // the capitalised words, ascending
};

void mark_places(const Input& input, PlaceMarks& marks);

// A view of a marked text.
class PlaceText {
 public:
  PlaceText(const Input& given, const PlaceWords& given_words, const PlaceMarks& marks)
      : input(given), words(given_words), tokens(given.tokens), marks_(marks) {}

  const Input& input;
  const PlaceWords& words;
  const text::Tokens& tokens;

  const std::vector<uint32_t>& capitals() const { return marks_.capitals; }

  // Evidence of the words right before token `i` ("in", "city of", "visited"); 0: none.
  float before(uint32_t i) const {
    // Every word of the lists is in the vocabulary.
    return i == 0 || tokens[i - 1].word == 0 || !tokens[i - 1].is_word() ? 0 : cue_before(i);
  }

  uint32_t of(uint32_t i) const { return words.of_word[tokens[i].word]; }
  bool is(uint32_t i, PlaceWords::Is what) const { return (of(i) & what) != 0; }

  bool is_capital(uint32_t i) const { return marked(i, kCapitalWord); }
  bool is_part(uint32_t i) const { return marked(i, kNamePart); }
  bool starts_sentence(uint32_t i) const { return marked(i, kOpensSentence); }
  bool is_shouted(uint32_t i) const { return marked(i, kShouted); }

  // A word that could go on a name with its left neighbour: nothing but spaces or a hyphen
  // between them.
  bool adjoins(uint32_t left, uint32_t right) const {
    return right == left + 1 && (tokens[right].gap & (text::kNewline | text::kFirst)) == 0 &&
           tokens[left].is_word();
  }

  const text::Block* block_of(uint32_t i) const;

  // Of the one-token phrase.
  uint32_t kinds(uint32_t i) const { return input.gazetteer.kinds(tokens[i].phrase); }
  bool is_english(uint32_t i) const {
    return (kinds(i) & lexicon::Gazetteer::kind_bit(lexicon::EntryKind::word)) != 0;
  }
  uint32_t given_rank(uint32_t i) const;  // bearers, as a given name; 0: it is none

  // What a "," "." "(" … is; 0 for other tokens.
  char mark(uint32_t i) const {
    if (i >= tokens.size() || tokens[i].kind != text::TokenKind::punctuation) return 0;
    return tokens[i].end == tokens[i].begin + 1 ? input.text[tokens[i].begin] : wide_mark(i);
  }
  // A hyphen that stands between two words without spaces.
  bool is_hyphen(uint32_t i) const {
    return i + 1 < tokens.size() && tokens[i].is_glued() && tokens[i + 1].is_glued() &&
           mark(i) == '-';
  }
  // Whether tokens [first, end) fill a pair of quotation marks.
  bool is_quoted(uint32_t first, uint32_t end) const;

 private:
  bool marked(uint32_t i, PlaceMark mark) const { return (marks_.of_token[i] & mark) != 0; }
  float cue_before(uint32_t i) const;
  uint32_t skip_between(uint32_t i) const;
  char wide_mark(uint32_t i) const;

  const PlaceMarks& marks_;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PLACE_TEXT_H_
