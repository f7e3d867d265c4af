// A text as the stages of places read it: one pass says of each token what they ask of it again
// and again.
#ifndef ANNALS_LIB_MENTIONS_PLACE_TEXT_H_
#define ANNALS_LIB_MENTIONS_PLACE_TEXT_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "mentions/name_scan.h"
#include "mentions/place_words.h"

namespace annals::mentions {

// What one pass over a text gives; reused from one text to the next. A bit by token each:
struct PlaceMarks {
  std::vector<uint64_t> opens;    // nothing but punctuation and numbers before it in its sentence
  std::vector<uint64_t> shouted;  // in a block that is all capitals
};

void mark_places(const Input& input, PlaceMarks& marks);

// A view of a marked text.
class PlaceText {
 public:
  // `capital_words` are the capitalised words, ascending.
  PlaceText(const Input& given, const PlaceWords& given_words, const Capitals& capital_words,
            const PlaceMarks& marks)
      : input(given),
        words(given_words),
        tokens(given.tokens),
        count(static_cast<uint32_t>(given.tokens.size())),
        capitals(capital_words),
        marks_(marks) {}

  const Input& input;
  const PlaceWords& words;
  text::TokenSpan tokens;
  const uint32_t count;  // of the tokens
  const Capitals& capitals;

  // Evidence of the words right before token `i` ("in", "city of", "visited"); 0: none.
  float before(uint32_t i) const { return may_be_cued(i) ? cue_before(i) : 0; }

  // Whether the words before token `i` may be in the lists that `before` reads: told by what each
  // of them begins.
  bool may_be_cued(uint32_t i) const {
    constexpr uint32_t kLong = PlaceWords::kLongBefore | PlaceWords::kLongBetween;
    // Every word of the lists is in the vocabulary.
    if (i == 0 || tokens[i - 1].word == 0 || !tokens[i - 1].is_word()) return false;
    if ((of(i - 1) & (PlaceWords::kBefore | PlaceWords::kBetween | kLong)) != 0) return true;
    uint32_t further = i > 1 ? of(i - 2) : 0;
    if (i > 2) further |= of(i - 3);
    return (further & kLong) != 0;
  }

  uint32_t of(uint32_t i) const { return words.of_word[tokens[i].word]; }
  bool is(uint32_t i, PlaceWords::Is what) const { return (of(i) & what) != 0; }

  bool is_capital(uint32_t i) const { return tokens[i].is_capitalised() && tokens[i].is_word(); }
  // A capitalised word that is no possessive "'S".
  bool is_part(uint32_t i) const {
    constexpr uint8_t kTold = text::kInitialUpper | text::kPossessive;
    return (tokens[i].shape & kTold) == text::kInitialUpper && tokens[i].is_word();
  }
  bool is_acronym(uint32_t i) const {
    return (tokens[i].shape & text::kAllUpper) != 0 && !is_shouted(i);
  }
  bool starts_sentence(uint32_t i) const { return is_marked(marks_.opens, i); }
  bool is_shouted(uint32_t i) const { return is_marked(marks_.shouted, i); }

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
    if (i >= count || tokens[i].kind != text::TokenKind::punctuation) return 0;
    return tokens[i].end == tokens[i].begin + 1 ? input.text[tokens[i].begin] : wide_mark(i);
  }
  // A hyphen that stands between two words without spaces.
  bool is_hyphen(uint32_t i) const {
    return i + 1 < count && tokens[i].is_glued() && tokens[i + 1].is_glued() && mark(i) == '-';
  }
  // Whether tokens [first, end) fill a pair of quotation marks.
  bool is_quoted(uint32_t first, uint32_t end) const;

 private:
  static bool is_marked(const std::vector<uint64_t>& bits, uint32_t i) {
    return (bits[i / 64] >> (i % 64) & 1) != 0;
  }
  float cue_before(uint32_t i) const;
  float person_before(uint32_t i) const;
  bool may_be_between(uint32_t i) const;
  uint32_t skip_between(uint32_t i) const;
  char wide_mark(uint32_t i) const;

  const PlaceMarks& marks_;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PLACE_TEXT_H_
