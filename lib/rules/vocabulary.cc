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

// A-Z to a-z in eight ASCII bytes.
uint64_t lower(uint64_t bytes) {
  const uint64_t ones = 0x0101010101010101u;
  const uint64_t above_z = bytes + ones * (0x7F - 'Z');
  const uint64_t from_a = bytes + ones * (0x80 - 'A');
  return bytes | ((from_a ^ above_z) & kHighBits) >> 2;
}

constexpr std::array<uint64_t, 9> kFirstBytes = [] {
  std::array<uint64_t, 9> masks{};
  for (size_t i = 1; i < masks.size(); ++i) masks[i] = masks[i - 1] << 8 | 0xFF;
  return masks;
}();

// Up to 8 bytes, the rest zero; `rest` bytes may be read.
uint64_t load(const char* at, size_t count, size_t rest) {
  uint64_t bytes = 0;
  if (rest >= 8) {
    std::memcpy(&bytes, at, 8);
    return bytes & kFirstBytes[std::min<size_t>(count, 8)];
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

// The word table, its parts at hand.
class WordTable {
 public:
  template <typename AnyProgram>
  explicit WordTable(const AnyProgram& program)
      : tags_(program.word_tags.data()),
        slots_(program.word_slots.data()),
        mask_(program.word_tags.size() - 1),
        shift_(64 - std::countr_zero(program.word_tags.size())) {}

  // The slot of the word, or the free one where it would stand. `is_there` tells whether the word
  // of a slot whose key and length are right is the one that is sought.
  template <typename IsThere>
  size_t seek(uint64_t key, uint32_t length, const IsThere& is_there) const {
    const uint64_t mixed = (key ^ length) * kMultiplier;
    size_t slot = static_cast<size_t>(mixed >> shift_);
    for (uint8_t there; (there = tags_[slot]) != 0; slot = (slot + 1) & mask_) {
      if (there != tag(mixed)) continue;
      const WordSlot& word = slots_[slot];
      if (word.key == key && word.length == length && is_there(word.id)) return slot;
    }
    return slot;
  }
  static uint8_t tag(uint64_t mixed) { return static_cast<uint8_t>(mixed >> 8 | 1); }
  uint32_t id(size_t slot) const { return tags_[slot] == 0 ? 0 : slots_[slot].id; }

  // Words of up to 8 bytes are their own key.
  uint32_t find_short(uint64_t key, uint32_t length) const {
    return id(seek(key, length, [](uint32_t) { return true; }));
  }
  uint32_t find_long(const Program& program, uint64_t key, std::string_view folded) const {
    return id(seek(key, static_cast<uint32_t>(folded.size()),
                   [&](uint32_t word) { return program.string(program.words[word]) == folded; }));
  }

 private:
  const uint8_t* tags_;
  const WordSlot* slots_;
  size_t mask_;
  int shift_;
};

// The id of an ASCII token, or ~0 if it is none.
constexpr uint32_t kNotAscii = ~uint32_t{0};

uint32_t find_ascii(const Program& program, const WordTable& table, std::string_view text,
                    const text::Token& token) {
  const char* at = text.data() + token.begin;
  const uint32_t size = token.end - token.begin;
  if (size == 1) return program.byte_words[static_cast<uint8_t>(*at)];
  size_t rest = text.size() - token.begin;
  if (size <= 8) {
    const uint64_t bytes = load(at, size, rest);
    if ((bytes & kHighBits) != 0) return kNotAscii;
    return table.find_short(lower(bytes), size);
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
  return table.find_long(program, hash, {folded.data(), size});
}

uint32_t find(const Program& program, const WordTable& table, std::string_view folded) {
  const uint64_t key = key_of(folded);
  return folded.size() <= 8 ? table.find_short(key, static_cast<uint32_t>(folded.size()))
                            : table.find_long(program, key, folded);
}

}  // namespace

void build_word_table(ProgramBuilder& program) {
  const size_t slots = std::bit_ceil(std::max<size_t>(16, program.words.size() * 2));
  program.word_tags.assign(slots, 0);
  program.word_slots.assign(slots, {});
  const WordTable table(program);
  program.byte_words.assign(256, 0);
  for (uint32_t id = 1; id < program.words.size(); ++id) {
    const std::string_view word = program.string(program.words[id]);
    const uint64_t key = key_of(word);
    const auto length = static_cast<uint32_t>(word.size());
    const size_t slot = table.seek(key, length, [](uint32_t) { return false; });
    program.word_tags[slot] = WordTable::tag((key ^ length) * kMultiplier);
    program.word_slots[slot] = {key, id, length};
    if (length != 1) continue;
    const auto byte = static_cast<uint8_t>(word[0]);
    program.byte_words[byte] = id;
    if (byte >= 'a' && byte <= 'z') program.byte_words[byte - ('a' - 'A')] = id;
  }
}

uint32_t find_word(const Program& program, std::string_view folded) {
  return program.word_tags.empty() || folded.empty() ? 0
                                                     : find(program, WordTable(program), folded);
}

void annotate_words(const Program& program, std::string_view text, text::Tokens& tokens) {
  const WordTable table(program);
  std::string folded;
  for (text::Token& token : tokens) {
    if (token.kind == text::TokenKind::link) {
      token.word = 0;
      continue;
    }
    token.word = find_ascii(program, table, text, token);
    if (token.word != kNotAscii) continue;
    folded.clear();
    text::fold_case(text::slice(text, token), folded);
    token.word = find_word(program, folded);
  }
}

}  // namespace annals::rules
