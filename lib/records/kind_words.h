// What the words of a record say of its kind, each a little: a log-linear model (multinomial
// logistic regression) over single words and traits (that it names a place, a body, a person, a
// date, a number, whether it has a title, how long it lasted), learned from archives whose kinds
// are known by tools/derive_kind_words.py. It weighs in where the cues say little, and is
// outweighed by a clear one.
#ifndef ANNALS_LIB_RECORDS_KIND_WORDS_H_
#define ANNALS_LIB_RECORDS_KIND_WORDS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rules/pack.h"

namespace annals::records {

// What a record may hold besides words; whether the occasion has a name, and how long it lasted:
// one day, two to four, up to 26, more (or a month, a year), none that is told.
enum class KindTrait : uint8_t {
  place,
  organization,
  person,
  date,
  number,
  titled,
  day,
  days,
  weeks,
  period,
  undated
};
constexpr size_t kKindTraits = 11;

// The tables of the pack, lists "kind-words" and "kind-traits": read once, asked by word id. Views
// into the pack.
class KindWords {
 public:
  explicit KindWords(const rules::Pack& pack);

  struct Weight {
    uint8_t kind;   // of kinds()
    int16_t value;  // tenths
  };

  // In the order of their first words.
  std::span<const std::string_view> kinds() const { return kinds_; }
  // The word's number among those that tell something, from 1; 0: it tells nothing.
  uint32_t row(uint32_t word) const { return word < row_of_.size() ? row_of_[word] : 0; }
  uint32_t rows() const { return static_cast<uint32_t>(begins_.size()) - 1; }
  // The same of a trait.
  uint32_t row(KindTrait trait) const { return row_of_trait_[static_cast<size_t>(trait)]; }
  // What a row tells; of row 0 nothing.
  std::span<const Weight> in_row(uint32_t row) const {
    return {weights_.data() + begins_[row], weights_.data() + begins_[row + 1]};
  }

 private:
  // Adds a row: "ceremony 19 other -6".
  void add_row(std::string_view told);
  // Index of the kind, which may be new; kinds().size(): there are too many.
  uint8_t kind(std::string_view name);

  std::vector<std::string_view> kinds_;
  std::vector<uint16_t> row_of_;  // of each word of the pack's vocabulary; 0: none
  std::array<uint16_t, kKindTraits> row_of_trait_{};
  std::vector<uint32_t> begins_;  // of each row in weights_, and the end; row 0 is empty
  std::vector<Weight> weights_;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_KIND_WORDS_H_
