// Token classes, and what the matcher keeps of each token.
#ifndef ANNALS_LIB_RULES_TOKEN_CLASS_H_
#define ANNALS_LIB_RULES_TOKEN_CLASS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "rules/pack.h"
#include "rules/program.h"
#include "text/token.h"

namespace annals::rules {

// Each token is of exactly one.
enum class TokenClass : uint8_t {
  number,
  mixed_lower,  // "14th"
  mixed_title,
  mixed_caps,  // "COVID19"
  link,
  punctuation,
  lower,
  title,
  initial,  // a single capital
  caps,
  possessive,  // "'s"
};
static_assert(static_cast<unsigned>(TokenClass::possessive) + 1 == kTokenClasses);

constexpr uint32_t class_bit(TokenClass klass) { return 1u << static_cast<unsigned>(klass); }

inline TokenClass token_class(const text::Token& token) {
  using enum TokenClass;
  constexpr std::array<TokenClass, 4> kWord = {lower, title, caps, caps};
  constexpr std::array<TokenClass, 4> kMixed = {mixed_lower, mixed_title, mixed_caps, mixed_caps};
  static_assert(text::kInitialUpper == 1 && text::kAllUpper == 2);
  switch (token.kind) {
    case text::TokenKind::word:
      if (token.shape & text::kPossessive) return possessive;
      if ((token.shape & 3) == 1 && token.length_class == 1) return initial;
      return kWord[token.shape & 3];
    case text::TokenKind::mixed:
      return kMixed[token.shape & 3];
    case text::TokenKind::number:
      return number;
    case text::TokenKind::link:
      return link;
    case text::TokenKind::punctuation:
      break;
  }
  return punctuation;
}

// The classes that an element of the language names.
struct NamedClasses {
  std::string_view name;
  uint32_t mask;
};
inline constexpr uint32_t kAllClasses = (1u << kTokenClasses) - 1;
inline constexpr std::array<NamedClasses, 11> kNamedClasses = {{
    {"word", class_bit(TokenClass::lower) | class_bit(TokenClass::title) |
                 class_bit(TokenClass::initial) | class_bit(TokenClass::caps)},
    {"number", class_bit(TokenClass::number)},
    {"mixed", class_bit(TokenClass::mixed_lower) | class_bit(TokenClass::mixed_title) |
                  class_bit(TokenClass::mixed_caps)},
    {"link", class_bit(TokenClass::link)},
    {"punct", class_bit(TokenClass::punctuation)},
    {"cap", class_bit(TokenClass::title) | class_bit(TokenClass::initial) |
                class_bit(TokenClass::caps) | class_bit(TokenClass::mixed_title) |
                class_bit(TokenClass::mixed_caps)},
    {"caps", class_bit(TokenClass::caps) | class_bit(TokenClass::mixed_caps)},
    {"title", class_bit(TokenClass::title) | class_bit(TokenClass::initial) |
                  class_bit(TokenClass::mixed_title)},
    {"lower", class_bit(TokenClass::lower) | class_bit(TokenClass::mixed_lower)},
    {"initial", class_bit(TokenClass::initial)},
    {"any", kAllClasses},
}};

// 0: there is no such element.
constexpr uint32_t named_classes(std::string_view name) {
  for (const NamedClasses& one : kNamedClasses)
    if (one.name == name) return one.mask;
  return 0;
}

// Columns of a set's row: the token classes, "no token here", then the word classes.
inline constexpr uint32_t kNoTokenColumn = kTokenClasses;
inline constexpr uint32_t kNoTokenBit = 1u << kNoTokenColumn;
inline constexpr uint32_t kFirstWordColumn = 16;

inline TokenInfo token_info(const Program& program, const text::Token& token) {
  return {program.word_classes[token.word], static_cast<uint8_t>(token_class(token)),
          token.is_capitalised()};
}
inline constexpr TokenInfo kNoTokenInfo = {kFirstWordColumn, kNoTokenColumn, false};

inline bool in_set(const Program& program, uint32_t row, const TokenInfo& token) {
  const uint64_t* bits = program.sets.data() + size_t{row} * program.set_stride[0];
  return ((bits[0] >> token.token_class |
           bits[token.word_column / 64] >> (token.word_column % 64)) &
          1) != 0;
}

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_TOKEN_CLASS_H_
