// Token classes, and what the matcher keeps of each token.
#ifndef ANNALS_LIB_RULES_TOKEN_CLASS_H_
#define ANNALS_LIB_RULES_TOKEN_CLASS_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rules/pack.h"
#include "rules/program.h"
#include "text/token.h"

namespace annals::rules {

// Each token is of exactly one. Numbers are told apart by what dates ask of them.
enum class TokenClass : uint8_t {
  number_1_31,       // in one or two digits
  number_two,        // the others of one or two digits
  number_three,      // of three digits
  number_1000_2199,  // in four digits
  number_four,       // the others of four digits
  number_long,
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

constexpr uint32_t kNumberClasses =
    class_bit(TokenClass::number_1_31) | class_bit(TokenClass::number_two) |
    class_bit(TokenClass::number_three) | class_bit(TokenClass::number_1000_2199) |
    class_bit(TokenClass::number_four) | class_bit(TokenClass::number_long);

// Of a number in so many digits; `value` tells up to four.
inline TokenClass number_class(uint32_t digits, uint32_t value) {
  using enum TokenClass;
  if (digits > 4) return number_long;
  if (digits == 4) return value >= 1000 && value <= 2199 ? number_1000_2199 : number_four;
  if (digits == 3) return number_three;
  return value >= 1 && value <= 31 ? number_1_31 : number_two;
}

// The classes of the numbers from `low` to `high` in at most `digits` digits; a superset.
constexpr uint32_t range_classes(uint32_t low, uint32_t high, uint32_t digits) {
  uint32_t mask = 0;
  if (low <= 31 && high >= 1) mask |= class_bit(TokenClass::number_1_31);
  if (low == 0 || (low <= 99 && high > 31)) mask |= class_bit(TokenClass::number_two);
  if (digits >= 3 && low <= 999) mask |= class_bit(TokenClass::number_three);
  if (digits >= 4 && low <= 2199 && high >= 1000) mask |= class_bit(TokenClass::number_1000_2199);
  if (digits >= 4 && (low < 1000 || high > 2199)) mask |= class_bit(TokenClass::number_four);
  if (digits >= 5) mask |= class_bit(TokenClass::number_long);
  return mask;
}

// The classes of the numbers of so many digits.
constexpr uint32_t digit_classes(uint32_t digits) {
  if (digits <= 2) return class_bit(TokenClass::number_1_31) | class_bit(TokenClass::number_two);
  if (digits == 3) return class_bit(TokenClass::number_three);
  if (digits == 4)
    return class_bit(TokenClass::number_1000_2199) | class_bit(TokenClass::number_four);
  return class_bit(TokenClass::number_long);
}

// Of a token that is no number, by its kind and its shape bits, those of one character apart.
inline constexpr size_t kShapes = 128;
inline constexpr size_t kKindShapes = 5 * kShapes;
inline constexpr std::array<TokenClass, 2 * kKindShapes> kTokenClassOf = [] {
  using enum TokenClass;
  static_assert(text::kInitialUpper == 1 && text::kAllUpper == 2 && text::kPossessive == 64);
  constexpr std::array<TokenClass, 4> kWord = {lower, title, caps, caps};
  constexpr std::array<TokenClass, 4> kMixed = {mixed_lower, mixed_title, mixed_caps, mixed_caps};
  std::array<TokenClass, 2 * kKindShapes> table{};
  table.fill(punctuation);
  for (unsigned shape = 0; shape < kShapes; ++shape) {
    const auto set = [&](text::TokenKind kind, TokenClass klass) {
      const size_t at = static_cast<size_t>(kind) * kShapes + shape;
      table[at] = klass;
      table[kKindShapes + at] = klass == title ? initial : klass;
    };
    set(text::TokenKind::word, (shape & text::kPossessive) != 0 ? possessive : kWord[shape & 3]);
    set(text::TokenKind::mixed, kMixed[shape & 3]);
    set(text::TokenKind::link, link);
  }
  return table;
}();

inline TokenClass token_class(const text::Token& token) {
  return kTokenClassOf[(token.length_class == 1 ? kKindShapes : 0) +
                       static_cast<size_t>(token.kind) * kShapes + token.shape];
}

// The classes that an element of the language names.
struct NamedClasses {
  std::string_view name;
  uint32_t mask;
};
inline constexpr uint32_t kAllClasses = (1u << kTokenClasses) - 1;
inline constexpr std::array<NamedClasses, 12> kNamedClasses = {{
    {"word", class_bit(TokenClass::lower) | class_bit(TokenClass::title) |
                 class_bit(TokenClass::initial) | class_bit(TokenClass::caps)},
    {"number", kNumberClasses},
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
    {"possessive", class_bit(TokenClass::possessive)},
    {"any", kAllClasses},
}};

// 0: there is no such element.
constexpr uint32_t named_classes(std::string_view name) {
  for (const NamedClasses& one : kNamedClasses)
    if (one.name == name) return one.mask;
  return 0;
}

// Rows of the table of sets: the token classes, "no token here", then the word classes.
inline constexpr uint32_t kNoTokenRow = kTokenClasses;
inline constexpr uint32_t kNoTokenBit = 1u << kNoTokenRow;
inline constexpr uint32_t kFirstWordRow = kNoTokenRow + 1;

// Blocks of columns that are not numbered: of sets of all tokens, of none.
inline constexpr uint32_t kFullBlock = 0xFFFFFFFF;
inline constexpr uint32_t kEmptyBlock = 0xFFFFFFFE;
inline constexpr uint16_t kNoRegex = 0xFFFF;

// What the matcher keeps of tokens. The arrays are looked up once, not for each token.
class TokenReader {
 public:
  TokenReader(const Program& program, std::string_view text)
      : rows_(program.word_rows.data()), bytes_(text.data()) {}

  void read(const text::Token& token, TokenInfo& info) const {
    info.number = 0;
    info.word_row = rows_[token.word];
    info.digits = 0;
    const TokenClass klass =
        token.kind == text::TokenKind::number ? read_number(token, info) : token_class(token);
    info.token_class = static_cast<uint8_t>(klass);
  }

 private:
  TokenClass read_number(const text::Token& token, TokenInfo& info) const {
    const uint32_t size = token.end - token.begin;
    info.digits = static_cast<uint8_t>(std::min<uint32_t>(size, 255));
    uint32_t number = 0;
    for (const char c : std::string_view(bytes_ + token.begin, std::min<uint32_t>(size, 9)))
      number = number * 10 + static_cast<uint32_t>(c - '0');
    info.number = number;
    return number_class(info.digits, number);
  }

  const uint16_t* rows_;
  const char* bytes_;
};

inline constexpr TokenInfo kNoTokenInfo{0, kFirstWordRow, 0, kNoTokenRow};

// Fills `infos` with those of tokens [first, end), "no token" around them; gives the first token's.
inline const TokenInfo* fill_infos(const Program& program, std::string_view text,
                                   text::TokenSpan tokens, uint32_t first, uint32_t end,
                                   std::vector<TokenInfo>& infos) {
  infos.resize(std::max(infos.size(), size_t{end - first} + 1 + kAhead));
  TokenInfo* to = infos.data();
  *to++ = kNoTokenInfo;
  const TokenReader reader(program, text);
  for (const text::Token& token : std::span(tokens).subspan(first, end - first))
    reader.read(token, *to++);
  std::fill_n(to, kAhead, kNoTokenInfo);
  return infos.data() + 1;
}

// The bits of the columns from `column` on, up to the end of their word.
inline uint64_t set_bits(const Program& program, uint32_t column, const TokenInfo& token) {
  const uint16_t* const rows = program.set_rows.data() + column / 64;
  const uint64_t* const values = program.set_values.data();
  return (values[rows[token.token_class]] | values[rows[token.word_row]]) >> (column % 64);
}

inline bool in_set(const Program& program, uint32_t column, const TokenInfo& token) {
  return (set_bits(program, column, token) & 1) != 0;
}

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_TOKEN_CLASS_H_
