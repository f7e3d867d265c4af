// The parts of a possible name, weighed by what the gazetteer and the lists know of their words.
#ifndef ANNALS_LIB_MENTIONS_PERSON_PARTS_H_
#define ANNALS_LIB_MENTIONS_PERSON_PARTS_H_

#include <cstdint>
#include <vector>

#include "lexicon/gazetteer.h"
#include "mentions/input.h"
#include "mentions/name_runs.h"
#include "mentions/person_words.h"

namespace annals::mentions {

// Scores of one part as a name's first, inner, last and only part; 0 is indifferent.
struct PartEvidence {
  float first = 0;
  float inner = 0;
  float last = 0;
  float alone = 0;
  float given = 0;     // how much of a given name it is, 0–1
  float wordness = 0;  // how much of an English word, 0–1
  float place = 0;     // how much of a place, 0–1
  float word = 0;      // what being a word or a place takes from `last`
  uint16_t traits = 0;
  bool has(uint16_t trait) const { return (traits & trait) != 0; }
  bool is_mere_place() const { return (traits & (kIsPlace | kIsGiven | kIsSurname)) == kIsPlace; }
};

// From here on a part counts as a given name, and as one that is hardly anything else.
inline constexpr float kSomeGiven = 0.3f;
inline constexpr float kSureGiven = 0.6f;

inline constexpr uint32_t kPlaceKinds = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::country) |
                                        lexicon::Gazetteer::kind_bit(lexicon::EntryKind::region) |
                                        lexicon::Gazetteer::kind_bit(lexicon::EntryKind::city) |
                                        lexicon::Gazetteer::kind_bit(lexicon::EntryKind::natural) |
                                        lexicon::Gazetteer::kind_bit(lexicon::EntryKind::continent);
inline constexpr uint32_t kBodyKinds =
    lexicon::Gazetteer::kind_bit(lexicon::EntryKind::organization) |
    lexicon::Gazetteer::kind_bit(lexicon::EntryKind::university) |
    lexicon::Gazetteer::kind_bit(lexicon::EntryKind::facility);

// `capitals`: the block is in capitals, so that they tell nothing.
PartEvidence weigh_part(const Input& input, const PersonWords& words, const NamePart& part,
                        bool capitals);

// Whether no word that is no given name scores enough by itself, without a cue beside it.
bool fail_alone(const PersonWords& words);

// Whether a part is one capitalised word.
inline bool is_word(const Input& input, const NamePart& part) {
  const text::Token& token = input.tokens[part.first];
  return part.kind == PartKind::name && part.end == part.first + 1 &&
         token.kind == text::TokenKind::word && token.is_capitalised();
}

// The words weighed last: texts say the same names and words again and again. What a part of one
// word weighs depends on its word, its phrase and whether it counts as being in capitals.
class PartWeights {
 public:
  // Forgets what was weighed with other lists.
  void use(const PersonWords& words);
  // The same as weigh_part() of a part that is one capitalised word. Valid until the next call.
  const PartEvidence& weigh_word(const Input& input, const PersonWords& words, uint32_t token,
                                 bool capitals);

 private:
  struct Weighed {
    uint32_t word = 0;
    uint32_t phrase = 0;
    bool caps = false;
    bool known = false;
    PartEvidence evidence;
  };
  std::vector<Weighed> weighed_;
  uint64_t serial_ = 0;  // of the lists
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_PARTS_H_
