#include "records/kind_words.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>

#include "records/kind_cues.h"
#include "rules/list_masks.h"

namespace annals::records {
namespace {

constexpr uint32_t kLongest = 120;   // words of a record; as in tools/derive_kind_words.py
constexpr uint32_t kStep = 20;       // words that fade by one factor; as there
constexpr size_t kMostKinds = 32;    // more than the schema has
constexpr size_t kMostWords = 8192;  // of the table

using Sums = std::array<double, kMostKinds>;

// How far the kind that the words speak for most is before the next one.
double margin(const Sums& sums, size_t kinds) {
  double most = -1e9;
  double next = -1e9;
  for (size_t k = 0; k < kinds; ++k) {
    next = std::max(next, std::min(most, sums[k]));
    most = std::max(most, sums[k]);
  }
  return most - next;
}

// Visits each word of the record that the table has, where it stands first and in no name, with
// what it counts there.
template <typename Visit>
void for_known_words(const Scope& scope, const Visit& visit) {
  const KindWords& table = scope.words.kind_words;
  std::bitset<kMostWords + 1> seen;
  double factor = scope.words.kind.words / 10;  // weights are in tenths
  uint32_t words = 0;
  for (uint32_t i = scope.segment.first; i < scope.segment.end && words < kLongest; ++i) {
    if (!scope.input.tokens[i].is_word()) continue;
    if (words++ % kStep == 0 && words > 1) factor *= scope.words.kind.words_fade;
    const uint32_t row = table.row(scope.word(i));
    if (row == 0 || seen[row] || scope.in_name(i)) continue;
    seen[row] = true;
    visit(i, factor);
  }
}

// Of each word the kind that it speaks for most, where that is worth telling.
void tell_words(const Scope& scope, const Ballot& ballot) {
  constexpr double kLeast = 0.1;
  const KindWords& table = scope.words.kind_words;
  for_known_words(scope, [&](uint32_t token, double factor) {
    const auto weights = table.of(scope.word(token));
    const auto best =
        std::max_element(weights.begin(), weights.end(),
                         [](const auto& a, const auto& b) { return a.value < b.value; });
    if (best->value * factor >= kLeast)
      ballot.tell(table.kinds()[best->kind], best->value * factor, token, token + 1, "kind.words");
  });
}

}  // namespace

KindWords::KindWords(const rules::Pack& pack) {
  const rules::ListId list = pack.list("kind-words");
  begins_.assign(2, 0);
  std::vector<uint32_t> single;
  rules::set_mask(single, list, 1);
  const std::vector<uint32_t> held = pack.word_masks(single, {});
  row_of_.assign(held.size(), 0);
  for (uint32_t word = 0; word < held.size() && rows() < kMostWords; ++word) {
    if (held[word] == 0) continue;
    row_of_[word] = static_cast<uint16_t>(rows());
    // "ceremony 19 other -6"
    std::string_view told = pack.string_value(list, word);
    while (!told.empty()) {
      const size_t gap = std::min(told.find(' '), told.size());
      const std::string_view name = told.substr(0, gap);
      told.remove_prefix(std::min(gap + 1, told.size()));
      int16_t value = 0;
      const char* const end = std::from_chars(told.data(), told.data() + told.size(), value).ptr;
      if (const uint8_t one = kind(name); one < kinds_.size()) weights_.push_back({one, value});
      told.remove_prefix(std::min<size_t>(static_cast<size_t>(end - told.data()) + 1, told.size()));
    }
    begins_.push_back(static_cast<uint32_t>(weights_.size()));
  }
}

uint8_t KindWords::kind(std::string_view name) {
  const auto at = std::find(kinds_.begin(), kinds_.end(), name);
  if (at == kinds_.end() && kinds_.size() < kMostKinds) {
    kinds_.push_back(name);
    return static_cast<uint8_t>(kinds_.size() - 1);
  }
  return static_cast<uint8_t>(at - kinds_.begin());
}

void count_words(const Scope& scope, Ballot& ballot) {
  const KindWords& table = scope.words.kind_words;
  const auto& weights = scope.words.kind;
  const size_t kinds = table.kinds().size();
  Sums sums{};
  uint32_t known = 0;
  for_known_words(scope, [&](uint32_t token, double factor) {
    ++known;
    for (const KindWords::Weight& weight : table.of(scope.word(token)))
      sums[weight.kind] += weight.value * factor;
  });
  if (known < weights.words_fewest || margin(sums, kinds) < weights.words * weights.words_margin)
    return;
  for (size_t k = 0; k < kinds; ++k) ballot.lean(table.kinds()[k], sums[k]);
  if (scope.trace() != nullptr) tell_words(scope, ballot);
}

}  // namespace annals::records
