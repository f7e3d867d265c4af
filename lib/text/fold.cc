#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/unicode.h"

namespace annals::text {
namespace {

// Letters that have no decomposition but are written without their stroke or as two.
std::string_view spelled_out(uint32_t code_point) {
  switch (code_point) {
    case 0xD8:
      return "O";
    case 0xF8:
      return "o";
    case 0x141:
      return "L";
    case 0x142:
      return "l";
    case 0x110:
    case 0xD0:
      return "D";
    case 0x111:
    case 0xF0:
      return "d";
    case 0xDF:
      return "ss";
    case 0xC6:
      return "Ae";
    case 0xE6:
      return "ae";
    case 0x152:
      return "Oe";
    case 0x153:
      return "oe";
    case 0xDE:
      return "Th";
    case 0xFE:
      return "th";
    case 0x131:
      return "i";
    default:
      return {};
  }
}

}  // namespace

void fold_case(std::string_view word, std::string& out) {
  size_t at = 0;
  while (at < word.size()) {
    const auto byte = static_cast<uint8_t>(word[at]);
    if (byte < 0x80) {
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : word[at]);
      ++at;
      continue;
    }
    const Decoded c = decode(word, at);
    at += c.length;
    if (c.code_point == kInvalid || c.code_point == 0xAD) continue;  // soft hyphen: no letter
    if (c.code_point == 0x2019 || c.code_point == 0x2BC) {
      out.push_back('\'');
      continue;
    }
    append_utf8(
        static_cast<uint32_t>(u_foldCase(static_cast<UChar32>(c.code_point), U_FOLD_CASE_DEFAULT)),
        out);
  }
}

std::string fold_case(std::string_view word) {
  std::string out;
  fold_case(word, out);
  return out;
}

void strip_marks(std::string_view word, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  size_t at = 0;
  while (at < word.size()) {
    const auto byte = static_cast<uint8_t>(word[at]);
    if (byte < 0x80) {
      out.push_back(word[at++]);
      continue;
    }
    const Decoded c = decode(word, at);
    at += c.length;
    if (c.code_point == kInvalid) continue;
    if (const std::string_view plain = spelled_out(c.code_point); !plain.empty()) {
      out += plain;
      continue;
    }
    icu::UnicodeString decomposition;
    if (U_FAILURE(status) ||
        !nfd->getDecomposition(static_cast<UChar32>(c.code_point), decomposition)) {
      if (classify(c.code_point) != CharClass::mark) append_utf8(c.code_point, out);
      continue;
    }
    for (int32_t i = 0; i < decomposition.length();) {
      const UChar32 part = decomposition.char32At(i);
      i += U16_LENGTH(part);
      if (classify(static_cast<uint32_t>(part)) != CharClass::mark)
        append_utf8(static_cast<uint32_t>(part), out);
    }
  }
}

}  // namespace annals::text
