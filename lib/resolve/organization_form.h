// The written forms of the names of organizations: which are one, which is written best.
#ifndef ANNALS_LIB_RESOLVE_ORGANIZATION_FORM_H_
#define ANNALS_LIB_RESOLVE_ORGANIZATION_FORM_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "mentions/input.h"
#include "mentions/name_words.h"
#include "resolve/organizations.h"

namespace annals::resolve {

// One written form of a name.
struct OrganizationForm {
  uint32_t first = 0;  // tokens of an occurrence
  uint32_t end = 0;
  std::string_view key;      // in the arena
  std::string_view acronym;  // its key as an acronym; empty: it is none
  uint32_t count = 0;        // mentions
  uint32_t support = 0;      // and those of the entity's forms that leave out some of its words
  bool spells = false;       // its initials are an acronym of the entity
  uint32_t parent = 0;       // union-find
  bool other = false;        // a name in another language, a short form: never the canonical one
  bool with_parent = false;  // names the parent body that another form leaves out
};

// Cheap to make.
class FormSpelling {
 public:
  FormSpelling(const mentions::Input& input, const mentions::NameWords& words,
               OrganizationLinks& scratch)
      : input_(input), words_(words), s_(scratch) {}

  std::string_view written(uint32_t first, uint32_t end) const {
    return input_.text.substr(token(first).begin, token(end - 1).end - token(first).begin);
  }

  // Case, white space, apostrophes, linking words and spelling variants (Centre, Center) make no
  // other name; nor does the order of three words or more ("Police Department of the City").
  // Valid until the next call.
  std::string_view key_of(uint32_t first, uint32_t end) const;
  // A title's "HARBOUR BOARD": the text has the name as it is written elsewhere.
  bool all_capitals(uint32_t first, uint32_t end) const;
  // Words of meaning in lower case: "Quebec's general delegation" has two.
  uint32_t small_words(uint32_t first, uint32_t end) const;

 private:
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }

  const mentions::Input& input_;
  const mentions::NameWords& words_;
  OrganizationLinks& s_;
};

// Whether two keys that one acronym stands for share a good part of their longer words.
bool are_alike(std::string_view x, std::string_view y);

// The words of a key by their hashes; of a longer one only those that have room.
class KeyWords {
 public:
  explicit KeyWords(std::string_view key);

  uint32_t count() const { return count_; }
  // The same for two words in whatever order.
  uint64_t pair(uint32_t i, uint32_t j) const { return hashes_[i] + hashes_[j]; }

 private:
  std::array<uint64_t, 12> hashes_{};
  uint32_t count_ = 0;
};

// Whether each word of the key `part` is one of the key `whole`.
bool has_words(std::string_view whole, std::string_view part);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_ORGANIZATION_FORM_H_
