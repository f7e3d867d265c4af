// The book of name words: open addressing, letters in one string.
#include <algorithm>
#include <span>

#include "lexicon/unit.h"
#include "resolve/name_sounds.h"
#include "resolve/person_name.h"

namespace annals::resolve {
namespace {

constexpr size_t kFewest = 256;   // slots
constexpr char kLowerBit = 0x20;  // of ASCII letters

}  // namespace

void NameBook::clear() {
  for (const Word& word : words_) slots_[word.slot] = 0;
  words_.clear();
  letters_.clear();
  if (slots_.empty()) slots_.assign(kFewest, 0);
  add({});
}

void NameBook::place(uint32_t id) {
  Word& word = words_[id];
  size_t slot = word.hash & (slots_.size() - 1);
  while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = id + 1;
  word.slot = slot;
}

void NameBook::grow() {
  slots_.assign(2 * slots_.size(), 0);
  for (uint32_t id = 0; id < words_.size(); ++id) place(id);
}

template <bool kAdd, bool kAnyCase>
uint32_t NameBook::look_up(std::string_view word) {
  const uint64_t hash = lexicon::hash_bytes(word.data(), word.size(), lexicon::kCaseBits);
  for (size_t slot = hash & (slots_.size() - 1); slots_[slot] != 0;
       slot = (slot + 1) & (slots_.size() - 1)) {
    const uint32_t id = slots_[slot] - 1;
    const Word& known = words_[id];
    if (known.hash != hash || known.size != word.size()) continue;
    if (kAnyCase ? lexicon::is_same_word(&letters_[known.begin], word.data(), word.size())
                 : text(id) == word)
      return id;
  }
  if (!kAdd) return kUnknown;
  const auto id = static_cast<uint32_t>(words_.size());
  words_.push_back(
      {static_cast<uint32_t>(letters_.size()), static_cast<uint32_t>(word.size()), hash});
  letters_ += word;
  if (kAnyCase)
    for (char& c : std::span(letters_).last(word.size())) c = static_cast<char>(c | kLowerBit);
  if (2 * words_.size() > slots_.size())
    grow();
  else
    place(id);
  return id;
}

template uint32_t NameBook::look_up<true, true>(std::string_view);
template uint32_t NameBook::look_up<true, false>(std::string_view);
template uint32_t NameBook::look_up<false, true>(std::string_view);
template uint32_t NameBook::look_up<false, false>(std::string_view);

uint64_t NameBook::sound(uint32_t id) {
  uint64_t& sound = words_[id].sound;
  if (sound != kUnheard) return sound;
  sounds_.clear();
  append_sounds(text(id), sounds_);
  sound = sounds_.empty() ? 0 : lexicon::hash_bytes(sounds_.data(), sounds_.size(), 0);
  return sound;
}

uint32_t WordFilter::place(std::string_view word) {
  const size_t size = word.size(), part = std::min<size_t>(size, 4);
  const uint64_t ends = lexicon::few_bytes(word.data(), part) |
                        lexicon::few_bytes(word.data() + size - part, part) << 32;
  const uint64_t hash = ((ends | lexicon::kCaseBits) + size) * lexicon::kMultiplier;
  return static_cast<uint32_t>(hash >> 48);
}

}  // namespace annals::resolve
