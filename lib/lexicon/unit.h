// Units: the words of a phrase, as tokens give them. The builder and the matcher read phrases
// through this one walker, so that what the one writes the other finds.
//
// A unit is a word, a number or a punctuation character. Between two units a hyphen or dash that is
// glued on both sides is nothing ("Saint-Cyr" is "saint cyr"), and so is a full stop after a short
// word ("St. Gallen", "U.S."). "&" is "and". A word that begins with one or two letters and an
// apostrophe is two units ("L'Aquila", "O’Rourke"), as the tokenizer has it for "l'Aquila".
#ifndef ANNALS_LIB_LEXICON_UNIT_H_
#define ANNALS_LIB_LEXICON_UNIT_H_

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "text/fold.h"
#include "text/token.h"
#include "text/utf8.h"

namespace annals::lexicon {

// Bytes that end a short word whose full stop may be left out.
inline constexpr uint32_t kShortWord = 4;

struct Unit {
  uint32_t begin = 0;  // bytes
  uint32_t end = 0;
  uint32_t token = 0;  // the token that it stands in
  bool ends_token = true;
  bool capitalised = false;
  bool ascii = true;
  bool is_and = false;  // "&"
};

// Walks the units from token `first` on. Allocates nothing.
class UnitWalker {
 public:
  UnitWalker(std::string_view text, text::TokenSpan tokens, uint32_t first)
      : text_(text), tokens_(tokens), token_(first) {}

  // Goes on behind the word `first`, which is one unit.
  static UnitWalker behind_word(std::string_view text, text::TokenSpan tokens, uint32_t first) {
    UnitWalker walker(text, tokens, first + 1);
    walker.started_ = true;
    walker.short_word_ = tokens[first].end - tokens[first].begin <= kShortWord;
    return walker;
  }

  // The next unit; false where a phrase cannot go on (a blank line, the end of the text).
  bool next(Unit& unit) {
    if (rest_ != 0) {
      const text::Token& token = tokens_[token_];
      set(unit, rest_, token.end, token);
      rest_ = 0;
      leave(unit);
      return true;
    }
    if (!started_) {
      started_ = true;
    } else if (!skip_joint()) {
      return false;
    }
    if (token_ >= tokens_.size()) return false;
    const text::Token& token = tokens_[token_];
    set(unit, token.begin, token.end, token);
    if (token.shape & text::kApostrophe) {
      if (const uint32_t cut = clitic_length(token); cut != 0) {
        unit.end = token.begin + cut;
        unit.ends_token = false;
        rest_ = unit.end;
        return true;
      }
    }
    if (token.kind == text::TokenKind::punctuation) unit.is_and = text_[token.begin] == '&';
    leave(unit);
    return true;
  }

 private:
  void set(Unit& unit, uint32_t begin, uint32_t end, const text::Token& token) const {
    unit.begin = begin;
    unit.end = end;
    unit.token = token_;
    unit.ends_token = true;
    unit.capitalised = token.is_capitalised();
    unit.ascii = (token.shape & text::kNonAscii) == 0 &&
                 (token.is_word() || token.kind == text::TokenKind::number);
    unit.is_and = false;
  }

  void leave(const Unit& unit) {
    short_word_ = unit.end - unit.begin <= kShortWord && tokens_[token_].is_word();
    ++token_;
  }

  bool is_hyphen(const text::Token& token) const {
    if (token.kind != text::TokenKind::punctuation) return false;
    const std::string_view s = text::slice(text_, token);
    return s == "-" || s == "\xE2\x80\x90" || s == "\xE2\x80\x91" || s == "\xE2\x80\x93";
  }

  // Moves over what may stand between two units.
  bool skip_joint() {
    if (token_ >= tokens_.size()) return false;
    if (short_word_ && tokens_[token_].is_glued() && text_[tokens_[token_].begin] == '.') {
      if (++token_ >= tokens_.size()) return false;
    }
    if (tokens_[token_].gap & text::kBlankLine) return false;
    if (tokens_[token_].is_glued() && token_ + 1 < tokens_.size() &&
        tokens_[token_ + 1].is_glued() && is_hyphen(tokens_[token_]))
      ++token_;
    return true;
  }

  // "L'", "d’", "Dell'": bytes of a first part of one or two letters with its apostrophe; 0: none.
  uint32_t clitic_length(const text::Token& token) const {
    uint32_t letters = 0;
    for (uint32_t i = token.begin; i < token.end && letters <= 2;) {
      const auto byte = static_cast<uint8_t>(text_[i]);
      if (letters > 0 && byte == '\'') return i + 1 < token.end ? i + 1 - token.begin : 0;
      if (letters > 0 && text_.compare(i, 3, "\xE2\x80\x99") == 0)
        return i + 3 < token.end ? i + 3 - token.begin : 0;
      ++letters;
      ++i;
      while (i < token.end && text::is_continuation(text_[i])) ++i;
    }
    return 0;
  }

  std::string_view text_;
  text::TokenSpan tokens_;
  uint32_t token_;
  uint32_t rest_ = 0;  // where the second unit of `token_` begins
  bool started_ = false;
  bool short_word_ = false;
};

// --- hashing ---

inline constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;
inline constexpr uint64_t kCaseBits = 0x2020202020202020u;

// Fewer than eight bytes as a number, without a call of memcpy.
inline uint64_t few_bytes(const char* data, size_t size) {
  if (size >= 4) {
    uint32_t front, back;  // they overlap in equal bytes
    std::memcpy(&front, data, 4);
    std::memcpy(&back, data + size - 4, 4);
    return front | uint64_t{back} << (8 * (size - 4));
  }
  if (size == 0) return 0;
  const auto byte = [&](size_t i) { return uint64_t{static_cast<uint8_t>(data[i])} << (8 * i); };
  return byte(0) | byte(size / 2) | byte(size - 1);
}

// Hash of a word's bytes. Or-ing kCaseBits makes it blind to the case of ASCII letters, and for
// ASCII words to nothing else.
inline uint64_t hash_bytes(const char* data, size_t size, uint64_t case_bits) {
  uint64_t hash = size * kMultiplier;
  while (size >= 8) {
    uint64_t word;
    std::memcpy(&word, data, 8);
    hash = (hash ^ (word | case_bits)) * kMultiplier;
    hash ^= hash >> 32;
    data += 8;
    size -= 8;
  }
  hash = (hash ^ (few_bytes(data, size) | case_bits)) * kMultiplier;
  return hash ^ (hash >> 29);
}

// Whether `size` bytes of a folded phrase are those of an ASCII word but for the case: kCaseBits
// make nothing else alike.
inline bool is_same_word(const char* folded, const char* word, size_t size) {
  for (; size >= 8; size -= 8, folded += 8, word += 8) {
    uint64_t a, b;
    std::memcpy(&a, folded, 8);
    std::memcpy(&b, word, 8);
    if (((a ^ b) & ~kCaseBits) != 0) return false;
  }
  return ((few_bytes(folded, size) ^ few_bytes(word, size)) & ~kCaseBits) == 0;
}

// Hash of a unit that is folded already.
inline uint64_t hash_folded(std::string_view unit) {
  bool ascii = true;
  for (const char c : unit) ascii &= static_cast<uint8_t>(c) < 0x80;
  return hash_bytes(unit.data(), unit.size(), ascii ? kCaseBits : 0);
}

// Appends a unit of the text as phrases have it.
inline void fold_unit(std::string_view text, const Unit& unit, std::string& out) {
  if (unit.is_and)
    out += "and";
  else
    text::fold_case(text::slice(text, unit.begin, unit.end), out);
}

inline uint64_t hash_unit(std::string_view text, const Unit& unit, std::string& scratch) {
  if (unit.ascii) return hash_bytes(text.data() + unit.begin, unit.end - unit.begin, kCaseBits);
  scratch.clear();
  fold_unit(text, unit, scratch);
  return hash_folded(scratch);
}

// Hash of a phrase with one more unit. A phrase of one unit has the unit's own hash.
inline uint64_t hash_join(uint64_t phrase, uint64_t unit) {
  const uint64_t hash = (std::rotl(phrase, 23) ^ unit) * kMultiplier;
  return hash ^ (hash >> 31);
}

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_UNIT_H_
