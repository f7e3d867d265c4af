// Tokens: what one scan of the bytes gives.
//
// A token is one of
//   word         letters and combining marks, with apostrophes inside ("O'Rourke", "don't");
//                a possessive "'s" / "’s" at a word's end is a token of its own, and so is a
//                lower-case clitic of one or two letters ("l’", "d'", "qu'"; glued to the next)
//   number       ASCII digits only ("2019", "07"); separators are punctuation
//   mixed        letters and digits together ("14th", "1970s", "COVID19", "501c")
//   link         a URL, an e-mail address or a handle, as one token ("https://…", "a@b.org",
//                "@name", "#channel:server.org", "www.…"), without trailing punctuation
//   punctuation  one character (quotation marks, dashes, brackets, bullets, symbols)
// White space (also U+00A0, U+200B, U+FEFF and NUL) is never a token; it shows in `gap`.
// Hyphens separate tokens: "Saint-Cyr" is three, glued (`gap` is 0).
#ifndef ANNALS_LIB_TEXT_TOKEN_H_
#define ANNALS_LIB_TEXT_TOKEN_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace annals::text {

enum class TokenKind : uint8_t { word, number, mixed, link, punctuation };

// Shape bits of words and mixed tokens.
enum Shape : uint8_t {
  kInitialUpper = 1,  // the first letter is upper or title case (or of a script without case)
  kAllUpper = 2,      // two letters or more, none lower case
  kHasLower = 4,
  kInnerUpper = 8,   // an upper-case letter after the first ("McNeil", "d'Azur")
  kNonAscii = 16,    // holds bytes of 0x80 and above
  kApostrophe = 32,  // holds an apostrophe
  kPossessive = 64,  // is "'s" or "’s"
};

// What stands between the token before and this one.
enum Gap : uint8_t {
  kSpace = 1,      // any white space
  kNewline = 2,    // at least one line end (LF, CR or CR LF)
  kBlankLine = 4,  // at least one empty line; in a table's row a tab, which parts as much
  kFirst = 8,      // the first token of the text
};

// Without initialisers: it is copied as bytes, and by the dozen.
struct Token {
  uint32_t begin;  // bytes in the window
  uint32_t end;
  uint32_t word;    // id in the rules' vocabulary; 0: not in it (set by Pack::annotate)
  uint32_t phrase;  // id of the one-token gazetteer phrase; 0: none (set by Gazetteer::match)
  TokenKind kind;
  uint8_t shape;
  uint8_t gap;
  uint8_t length_class;  // characters, at most 255

  bool is_word() const { return kind == TokenKind::word || kind == TokenKind::mixed; }
  bool is_capitalised() const { return (shape & kInitialUpper) != 0; }
  bool is_glued() const { return gap == 0; }  // nothing between the token before and this one
};

using Tokens = std::vector<Token>;
// What reads them: where they stand and how many they are lies in one place, not behind a vector.
using TokenSpan = std::span<const Token>;

inline std::string_view slice(std::string_view text, uint32_t begin, uint32_t end) {
  return text.substr(begin, end - begin);
}
// Of the text's own token: without the question whether it lies in the text.
inline std::string_view slice(std::string_view text, const Token& token) {
  return {text.data() + token.begin, token.end - token.begin};
}

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_TOKEN_H_
