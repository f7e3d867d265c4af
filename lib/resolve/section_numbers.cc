#include "resolve/section_numbers.h"

#include <array>
#include <charconv>

namespace annals::resolve {
namespace {

using text::TokenKind;

// "4.13.2": its parts from the outermost on.
struct SectionNumber {
  std::array<int32_t, 4> parts{};
  uint32_t size = 0;

  int32_t last() const { return parts[size - 1]; }
};

bool is_number(const mentions::Input& input, uint32_t i) {
  return i < input.tokens.size() && input.tokens[i].kind == TokenKind::number;
}

// Glued to what stands before: a full stop and a number.
bool has_part(const mentions::Input& input, uint32_t i) {
  return is_number(input, i + 1) && input.tokens[i].is_glued() && input.tokens[i + 1].is_glued() &&
         mentions::mark_at(input, i) == '.';
}

int32_t number_at(const mentions::Input& input, uint32_t i) {
  const std::string_view digits = text::slice(input.text, input.tokens[i]);
  int32_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

SectionNumber number_from(const mentions::Input& input, uint32_t i) {
  SectionNumber number;
  number.parts[number.size++] = number_at(input, i);
  for (++i; number.size < number.parts.size() && has_part(input, i); i += 2)
    number.parts[number.size++] = number_at(input, i + 1);
  return number;
}

// The next of its chapter ("4.2", "4.3"), or the next above ("4.2.3", "4.3").
bool follows(const SectionNumber& before, const SectionNumber& number) {
  const uint32_t shared = number.size - 1;
  if (shared >= before.size) return false;
  for (uint32_t k = 0; k < shared; ++k)
    if (number.parts[k] != before.parts[k]) return false;
  return number.last() == before.parts[shared] + 1;
}

}  // namespace

bool opens_like_section(const mentions::Input& input, uint32_t i) {
  return is_number(input, i) && (input.tokens[i].gap & (text::kNewline | text::kFirst)) != 0 &&
         has_part(input, i + 1);
}

bool numbers_sections(const mentions::Input& input) {
  SectionNumber before;
  bool counted = false;     // it follows, through others, the first of its chapter
  uint32_t later = 0;       // numbers that open no chapter
  uint32_t successors = 0;  // … that do
  for (const text::Block& block : input.layout.blocks) {
    if (!opens_like_section(input, block.first_token)) continue;
    const SectionNumber number = number_from(input, block.first_token);
    const bool first = number.last() == 1;
    counted = first || (counted && follows(before, number));
    later += !first;
    successors += !first && counted;
    before = number;
  }
  return successors >= 2 && 2 * successors > later;
}

}  // namespace annals::resolve
