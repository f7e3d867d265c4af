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
  TokenText(std::string_view text, TokenSpan tokens) : text_(text), tokens_(tokens) {}

  std::string_view at(uint32_t i) const { return slice(text_, tokens_[i]); }
  bool is_punctuation(uint32_t i) const { return tokens_[i].kind == TokenKind::punctuation; }

  std::string_view gap_before(uint32_t i) const {
    return slice(text_, tokens_[i - 1].end, tokens_[i].begin);
  }

 protected:
  std::string_view text_;
  TokenSpan tokens_;
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_TOKEN_TEXT_H_
