// Word lists as bits of each word: a list test is one load, several lists are tested at once.
//
// A text is asked tens of list questions of each token, and nearly all are answered no. The pack
// answers each by itself, with the entries' case and further words; here the no comes first.
#ifndef ANNALS_LIB_RECORDS_WORD_LISTS_H_
#define ANNALS_LIB_RECORDS_WORD_LISTS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/pack.h"

namespace annals::records {

// A list of the pack and its bit. Converts to the pack's own name of it.
struct WordList {
  rules::ListId id = rules::kNoList;
  uint64_t bit = 0;  // 0: the pack has no such list
  operator rules::ListId() const { return id; }
};

// Threads: immutable after `compile`.
class WordLists {
 public:
  static constexpr size_t kMost = 64;
  static constexpr size_t kMostSought = 31;
  // A list whose entries are sought in the text (Stretches): at most `kMostSought`, the first of
  // all.
  WordList seek(const rules::Pack& pack, std::string_view name);
  // At most `kMost` different lists, those included.
  WordList add(const rules::Pack& pack, std::string_view name);
  // After the last `add`. Linear in the vocabulary.
  void compile(const rules::Pack& pack);

  // True if the word is an entry of one of the lists, whatever its case. `lists`: their bits.
  bool contains(uint64_t lists, uint32_t word) const { return (of_[word].single & lists) != 0; }
  // True if an entry of one of the lists may begin with the word: Pack::match tells.
  bool may_begin(uint64_t lists, uint32_t word) const { return (begun_by(word) & lists) != 0; }
  // The bits of the lists that are sought.
  uint64_t sought() const { return sought_; }
  // The bits of all lists of which an entry may begin with the word.
  uint64_t begun_by(uint32_t word) const { return of_[word].begins; }

 private:
  struct Bits {
    uint64_t single = 0;  // the word is an entry
    uint64_t begins = 0;  // … or the first of an entry of several words
  };
  std::vector<rules::ListId> ids_;  // of each bit
  uint64_t sought_ = 0;
  std::vector<Bits> of_;  // of each word id
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_WORD_LISTS_H_
