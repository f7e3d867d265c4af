// A person's name as words that compare: folded, without accents and particles, initials open.
//
//   "João d’Almeida"             joao almeida
//   "J. L. Pastor-Medina"        j. l. pastor medina
//   "Donal Ó Murchú", "O'Daly"   donal omurchu; odaly
//
// A word is a number in the document's book, so that names compare by numbers.
#ifndef ANNALS_LIB_RESOLVE_PERSON_NAME_H_
#define ANNALS_LIB_RESOLVE_PERSON_NAME_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentions/input.h"
#include "mentions/person_words.h"

namespace annals::resolve {

struct NameWord {
  uint32_t id = 0;  // in a NameBook
  bool initial = false;
};

// The folded words of a document's names, each once. Keeps its memory when cleared.
class NameBook {
 public:
  static constexpr uint32_t kEmpty = 0;  // the word without letters
  static constexpr uint32_t kUnknown = 0xFFFFFFFFu;

  NameBook() { clear(); }
  void clear();

  uint32_t add(std::string_view folded) { return look_up<true, false>(folded); }
  uint32_t find(std::string_view folded) const {  // kUnknown: it is not in the book
    return const_cast<NameBook*>(this)->look_up<false, false>(folded);
  }
  // The same of ASCII letters in any case.
  uint32_t add_letters(std::string_view letters) { return look_up<true, true>(letters); }
  uint32_t find_letters(std::string_view letters) const {
    return const_cast<NameBook*>(this)->look_up<false, true>(letters);
  }

  std::string_view text(uint32_t id) const {
    return std::string_view(letters_).substr(words_[id].begin, words_[id].size);
  }
  size_t size() const { return words_.size(); }

  // What a word sounds like (name_sounds.h), as a hash; 0: nothing that tells.
  uint64_t sound(uint32_t id);

 private:
  static constexpr uint64_t kUnheard = ~uint64_t{0};
  struct Word {
    uint32_t begin = 0;  // in `letters_`
    uint32_t size = 0;
    uint64_t hash = 0;
    size_t slot = 0;
    uint64_t sound = kUnheard;
  };
  template <bool kAdd, bool kAnyCase>
  uint32_t look_up(std::string_view word);
  void place(uint32_t id);
  void grow();

  std::string letters_, sounds_;
  std::vector<Word> words_;
  std::vector<uint32_t> slots_;  // id + 1; 0: free
};

// Tells most words that are not among some, by their first and last letters.
class WordFilter {
 public:
  void clear() { bits_.assign(kBits / 64, 0); }
  void add(std::string_view folded) {
    const uint32_t at = place(folded);
    bits_[at / 64] |= uint64_t{1} << at % 64;
  }
  // `letters`: ASCII letters in any case.
  bool may_have(std::string_view letters) const {
    const uint32_t at = place(letters);
    return (bits_[at / 64] >> at % 64 & 1) != 0;
  }

 private:
  static constexpr uint32_t kBits = 1u << 16;
  static uint32_t place(std::string_view word);

  std::vector<uint64_t> bits_;
};

// A name: its words, which someone else keeps.
using PersonName = std::span<const NameWord>;

size_t full_words(PersonName name);  // those that are no initials

// Reads names.
class PersonNameReader {
 public:
  PersonNameReader(const mentions::Input& input, const mentions::PersonWords& words, NameBook& book)
      : input_(input), w_(words), book_(book) {}

  // The name in tokens [first, end). Its words join the book.
  void read(uint32_t first, uint32_t end, std::vector<NameWord>& name) {
    read_as<true>(first, end, name);
  }
  // The same, but words that the book does not have are NameBook::kUnknown unless initials.
  void recognise(uint32_t first, uint32_t end, std::vector<NameWord>& name) {
    read_as<false>(first, end, name);
  }

 private:
  template <bool kAdd>
  void read_as(uint32_t first, uint32_t end, std::vector<NameWord>& name);
  bool has_dot(uint32_t token) const;
  bool is_given(const text::Token& token) const;
  void fold_plain(const text::Token& token, std::string& out);

  const mentions::Input& input_;
  const mentions::PersonWords& w_;
  NameBook& book_;
  std::string plain_, joined_;
};

// Whether the words are the same, or one is the other's initial.
bool same_word(const NameBook& book, const NameWord& a, const NameWord& b);

// Whether `part` may be a shorter form of `whole` (or the same): its words are words of the whole,
// in order; an initial stands for a word. One word may be any of them; more must keep the last
// word, or the first two.
bool is_form_of(const NameBook& book, PersonName part, PersonName whole);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_PERSON_NAME_H_
