// Tokens with the text that they are of, as those ask who read marks one by one.
#ifndef ANNALS_LIB_TEXT_TOKEN_TEXT_H_
#define ANNALS_LIB_TEXT_TOKEN_TEXT_H_

#include <cstdint>
#include <string_view>

#include "text/token.h"

namespace annals::text {

// Refers to both, which must outlive it.
class TokenText {
 public:
  TokenText(std::string_view text, const Tokens& tokens) : text_(text), tokens_(tokens) {}

  std::string_view at(uint32_t i) const { return slice(text_, tokens_[i]); }
  static bool is_mark(const Token& token) { return token.kind == TokenKind::punctuation; }
  // The first of tokens [at, end) that `is_wanted` tells, else `end`.
  template <typename IsWanted>
  uint32_t find(uint32_t at, uint32_t end, const IsWanted& is_wanted) const {
    const Token* const last = tokens_.data() + end;
    const Token* token = tokens_.data() + at;
    while (token != last && !is_wanted(*token)) ++token;
    return static_cast<uint32_t>(token - tokens_.data());
  }
  bool is_punctuation(uint32_t i) const { return tokens_[i].kind == TokenKind::punctuation; }

  std::string_view gap_before(uint32_t i) const {
    return slice(text_, tokens_[i - 1].end, tokens_[i].begin);
  }

 protected:
  std::string_view text_;
  const Tokens& tokens_;
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_TOKEN_TEXT_H_
