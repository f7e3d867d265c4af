// The tokenizer's slow path: one token after another, byte by byte. It knows all of what a token is
// (text/token.h); the tokenizer calls it for what is no plain ASCII word or sign.
#ifndef ANNALS_LIB_TEXT_TOKEN_SCANNER_H_
#define ANNALS_LIB_TEXT_TOKEN_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/token.h"

namespace annals::text {

class TokenScanner {
 public:
  // Clears `tokens`.
  TokenScanner(std::string_view text, Tokens& tokens) : text_(text), tokens_(tokens) {
    constexpr size_t kBytesPerToken = 5;  // of prose
    tokens_.clear();
    tokens_.reserve(text.size() / kBytesPerToken);
  }

  // Reads what begins at at(): a token with its possessive, or white space. The text must not be at
  // its end.
  void step();

  // Sets kFirst.
  void finish();

  // The first byte that is not read, and what was passed over since the last token.
  size_t at() const { return at_; }
  uint8_t gap() const { return gap_; }

  // Adds tokens that another read; the text is read up to `at`.
  void add(const Token* first, const Token* end, size_t at, uint8_t gap) {
    tokens_.insert(tokens_.end(), first, end);
    at_ = at;
    gap_ = gap;
  }

 private:
  void white_space();
  void count_line();
  void high();
  void word();
  void possessive();
  void punctuation(uint32_t length);
  void url(size_t back);
  void address();
  void handle();
  void link(size_t begin, size_t end, uint8_t gap);
  Token& push(size_t begin, size_t end, TokenKind kind);

  size_t apostrophe(size_t at) const;
  bool is_word_char(size_t at) const;
  bool is_letter(size_t at) const;
  bool is_glued_word() const;
  std::string_view last() const { return slice(text_, tokens_.back()); }
  size_t name_end(size_t at) const;

  std::string_view text_;
  Tokens& tokens_;
  size_t at_ = 0;
  uint8_t gap_ = 0;  // Gap bits without kFirst
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_TOKEN_SCANNER_H_
