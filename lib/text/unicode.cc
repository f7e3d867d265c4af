#include "text/unicode.h"

#include <unicode/uchar.h>

#include <array>

#include "text/utf8.h"

namespace annals::text {

Decoded decode(std::string_view text, size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<uint8_t>(text[i]) : uint32_t{0};
  };
  const auto continuation = [](uint32_t b) { return is_continuation(static_cast<char>(b)); };
  const uint32_t b0 = byte(at);
  const Decoded invalid{kInvalid, 1};
  if (b0 < 0x80) return {b0, 1};
  if (b0 < 0xC2) return invalid;
  const uint32_t b1 = byte(at + 1);
  if (!continuation(b1)) return invalid;
  if (b0 < 0xE0) return {(b0 & 0x1Fu) << 6 | (b1 & 0x3Fu), 2};
  const uint32_t b2 = byte(at + 2);
  if (b0 < 0xF0) {
    if (!continuation(b2)) return invalid;
    const uint32_t code_point = (b0 & 0x0Fu) << 12 | (b1 & 0x3Fu) << 6 | (b2 & 0x3Fu);
    if (code_point < 0x800 || (code_point >= 0xD800 && code_point < 0xE000)) return invalid;
    return {code_point, 3};
  }
  const uint32_t b3 = byte(at + 3);
  if (b0 > 0xF4 || !continuation(b2) || !continuation(b3)) return invalid;
  const uint32_t code_point =
      (b0 & 0x07u) << 18 | (b1 & 0x3Fu) << 12 | (b2 & 0x3Fu) << 6 | (b3 & 0x3Fu);
  if (code_point < 0x10000 || code_point > 0x10FFFF) return invalid;
  return {code_point, 4};
}

void append_utf8(uint32_t code_point, std::string& out) {
  const auto put = [&](uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

namespace {

CharClass classify_by_icu(uint32_t code_point) {
  switch (code_point) {
    case '\n':
    case '\r':
    case 0x85:
    case 0x2028:
    case 0x2029:
      return CharClass::newline;
    case 0x200B:  // zero-width space
    case 0xFEFF:  // byte order mark
      return CharClass::space;
    case 0xAD:    // soft hyphen
    case 0x200C:  // zero-width non-joiner, joiner
    case 0x200D:
      return CharClass::mark;
    default:
      break;
  }
  switch (u_charType(static_cast<UChar32>(code_point))) {
    case U_LOWERCASE_LETTER:
      return CharClass::lower;
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharClass::upper;
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER:
    case U_LETTER_NUMBER:
      return CharClass::caseless;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharClass::mark;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::digit;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
      return CharClass::space;
    default:
      return CharClass::punctuation;
  }
}

// ASCII, Latin-1, Latin Extended and General Punctuation are looked up; the rest asks ICU.
constexpr uint32_t kLatinEnd = 0x250;
constexpr uint32_t kPunctuationBegin = 0x2000;
constexpr uint32_t kPunctuationEnd = 0x2070;

struct Table {
  std::array<CharClass, kLatinEnd> latin;
  std::array<CharClass, kPunctuationEnd - kPunctuationBegin> punctuation;

  Table() {
    for (uint32_t c = 0; c < latin.size(); ++c) latin[c] = classify_by_icu(c);
    for (uint32_t c = 0; c < punctuation.size(); ++c)
      punctuation[c] = classify_by_icu(kPunctuationBegin + c);
  }
};

}  // namespace

CharClass classify(uint32_t code_point) {
  static const Table table;
  if (code_point < kLatinEnd) return table.latin[code_point];
  if (code_point - kPunctuationBegin < table.punctuation.size())
    return table.punctuation[code_point - kPunctuationBegin];
  if (code_point == kInvalid) return CharClass::space;
  return classify_by_icu(code_point);
}

}  // namespace annals::text
