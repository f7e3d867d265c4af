#include "rules/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "text/fold.h"

namespace annals::rules {
namespace {

constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;
constexpr uint64_t kHighBits = 0x8080808080808080u;
constexpr size_t kLongest = 64;  // bytes; longer tokens are in no list

// A-Z to a-z in each ASCII byte.
uint64_t lower(uint64_t bytes) {
  const uint64_t ones = 0x0101010101010101u;
  const uint64_t low = bytes & ~kHighBits;
  const uint64_t above_z = low + ones * (0x7F - 'Z');
  const uint64_t from_a = low + ones * (0x80 - 'A');
  const uint64_t upper = ~bytes & kHighBits & (from_a ^ above_z);
  return bytes | (upper >> 2);
}

// Up to 8 bytes, the rest zero; `rest` bytes may be read.
uint64_t load(const char* at, size_t count, size_t rest) {
  uint64_t bytes = 0;
  if (rest >= 8) {
    std::memcpy(&bytes, at, 8);
    return count >= 8 ? bytes : bytes & ((uint64_t{1} << (8 * count)) - 1);
  }
  std::memcpy(&bytes, at, std::min(count, rest));
  return bytes;
}

uint64_t add(uint64_t hash, uint64_t bytes) {
  hash = (hash ^ bytes) * kMultiplier;
  return hash ^ (hash >> 29);
}

uint64_t key_of(std::string_view folded) {
  if (folded.size() <= 8) return load(folded.data(), folded.size(), folded.size());
  uint64_t hash = folded.size();
  for (size_t at = 0; at < folded.size(); at += 8)
    hash = add(hash, load(folded.data() + at, std::min<size_t>(8, folded.size() - at),
                          folded.size() - at));
  return hash;
}

struct Place {
  size_t slot;
  uint8_t tag;
};

Place place_of(uint64_t key, uint32_t length, size_t slots) {
  const uint64_t mixed = (key ^ length) * kMultiplier;
  const int bits = std::countr_zero(slots);
  return {static_cast<size_t>(mixed >> (64 - bits)), static_cast<uint8_t>(mixed >> 8 | 1)};
}

// `folded` is read for words longer than 8 bytes only.
uint32_t find(const Program& program, uint64_t key, std::string_view folded) {
  const auto length = static_cast<uint32_t>(folded.size());
  const size_t slots = program.word_tags.size();
  auto [slot, tag] = place_of(key, length, slots);
  for (uint8_t there; (there = program.word_tags[slot]) != 0; slot = (slot + 1) & (slots - 1)) {
    if (there != tag) continue;
    const WordSlot& word = program.word_slots[slot];
    if (word.key != key || word.length != length) continue;
    if (length <= 8 || program.string(program.words[word.id]) == folded) return word.id;
  }
  return 0;
}

// The id of an ASCII token, or ~0 if it is none.
constexpr uint32_t kNotAscii = ~uint32_t{0};

uint32_t find_ascii(const Program& program, std::string_view text, const text::Token& token) {
  const char* at = text.data() + token.begin;
  const size_t size = token.end - token.begin;
  size_t rest = text.size() - token.begin;
  if (size <= 8) {
    const uint64_t bytes = load(at, size, rest);
    if ((bytes & kHighBits) != 0) return kNotAscii;
    return find(program, lower(bytes), {at, size});
  }
  if (size > kLongest) return 0;
  std::array<char, kLongest> folded;
  uint64_t hash = size;
  for (size_t done = 0; done < size; done += 8, rest -= 8) {
    const uint64_t bytes = load(at + done, std::min<size_t>(8, size - done), rest);
    if ((bytes & kHighBits) != 0) return kNotAscii;
    const uint64_t small = lower(bytes);
    std::memcpy(folded.data() + done, &small, 8);
    hash = add(hash, small);
  }
  return find(program, hash, {folded.data(), size});
}

}  // namespace

void build_word_table(ProgramBuilder& program) {
  const size_t slots = std::bit_ceil(std::max<size_t>(16, program.words.size() * 2));
  program.word_tags.assign(slots, 0);
  program.word_slots.assign(slots, {});
  for (uint32_t id = 1; id < program.words.size(); ++id) {
    const std::string_view word = program.string(program.words[id]);
    const uint64_t key = key_of(word);
    const auto length = static_cast<uint32_t>(word.size());
    auto [slot, tag] = place_of(key, length, slots);
    while (program.word_tags[slot] != 0) slot = (slot + 1) & (slots - 1);
    program.word_tags[slot] = tag;
    program.word_slots[slot] = {key, id, length};
  }
}

uint32_t find_word(const Program& program, std::string_view folded) {
  return program.word_tags.empty() || folded.empty() ? 0 : find(program, key_of(folded), folded);
}

void annotate_words(const Program& program, std::string_view text, text::Tokens& tokens) {
  std::string folded;
  for (text::Token& token : tokens) {
    if (token.kind == text::TokenKind::link) {
      token.word = 0;
      continue;
    }
    token.word = find_ascii(program, text, token);
    if (token.word != kNotAscii) continue;
    folded.clear();
    text::fold_case(text::slice(text, token), folded);
    token.word = find_word(program, folded);
  }
}

}  // namespace annals::rules
