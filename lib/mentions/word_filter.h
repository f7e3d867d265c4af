// Words that begin something known: most others are told apart by a bit, without a look-up.
#ifndef ANNALS_LIB_MENTIONS_WORD_FILTER_H_
#define ANNALS_LIB_MENTIONS_WORD_FILTER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace annals::mentions {

// Of words that are not empty.
class WordFilter {
 public:
  void add(std::string_view word) { bits_[slot(word) / 64] |= bit(word); }
  bool may_have(std::string_view word) const { return (bits_[slot(word) / 64] & bit(word)) != 0; }

  // The same in two steps: what is kept of a word need not be read again in the text.
  static uint16_t key(std::string_view word) { return static_cast<uint16_t>(slot(word)); }
  bool may_have(uint16_t key) const { return (bits_[key / 64] >> (key % 64) & 1) != 0; }

 private:
  static constexpr size_t kSlots = 8192;  // a power of two

  static size_t slot(std::string_view word) {
    const auto byte = [&](size_t i) { return static_cast<size_t>(static_cast<uint8_t>(word[i])); };
    return (byte(0) * 31 + byte(word.size() / 2) * 337 + byte(word.size() - 1) * 71 +
            word.size() * 5) %
           kSlots;
  }
  static uint64_t bit(std::string_view word) { return uint64_t{1} << (slot(word) % 64); }

  std::array<uint64_t, kSlots / 64> bits_{};
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_WORD_FILTER_H_
