// Token classes and features: what a rule's first and second token may be, as bits.
#ifndef ANNALS_LIB_RULES_TOKEN_CLASS_H_
#define ANNALS_LIB_RULES_TOKEN_CLASS_H_

#include <array>
#include <cstdint>
#include <string_view>

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

// The classes that an element of the language names; 0: there is no such element.
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

constexpr uint32_t named_classes(std::string_view name) {
  for (const NamedClasses& one : kNamedClasses)
    if (one.name == name) return one.mask;
  return 0;
}

// Features: a bit for the class (the low bits), one of 52 for the word, one for "no token here".
// A set of features is a filter without false negatives.
inline constexpr uint64_t kNoToken = uint64_t{1} << 63;
inline constexpr uint64_t kAnyFeature = ~uint64_t{0};

constexpr uint64_t word_feature(uint32_t word) {
  return uint64_t{1} << (kTokenClasses + ((word * 0x9E3779B1u) >> 16) % 52);
}

inline uint64_t features(const text::Token& token) {
  const uint64_t klass = class_bit(token_class(token));
  return token.word == 0 ? klass : klass | word_feature(token.word);
}

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_TOKEN_CLASS_H_
