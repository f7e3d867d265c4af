// What stands at the tokens of a text that a person's name has to do with: cues, the beginnings of
// sentences, and names of several words that are no person's.
//
// A cue is a match of a rule of the kind "person-before" or "person-after": it ends where a name
// may begin ("Mr. | Urmeneta"), or begins where one may end ("Ann | , Executive Director"). Its
// weight is the rule's. value.field tells what it says of the person (honorific, title,
// affiliation), captures <title> which part of it does.
#ifndef ANNALS_LIB_MENTIONS_PERSON_CUES_H_
#define ANNALS_LIB_MENTIONS_PERSON_CUES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "mentions/input.h"
#include "mentions/person_words.h"

namespace annals::mentions {

struct Cue {
  uint32_t at = 0;     // where the name begins or ends (token)
  uint32_t match = 0;  // index into Input::matches
  float weight = 0;
};

// What stands at a token, in one byte: most questions are answered "no" by it, without a search in
// the arrays of the whole text. The first three are flags of PartPlace, too.
enum PersonMark : uint8_t {
  kStartsSentence = 1,
  kGovernedBy = 2,  // a cue that speaks against people stands before it in its sentence
  kInPhrase = 4,    // within a phrase of several words that is a place or a body
  kCueBefore = 8,   // a cue ends at it
  kCueAfter = 16,   // a cue begins at it
  kInCountry = 32,  // within a country's name of several words, behind its first
};

struct PersonCues {
  std::vector<Cue> before, after;  // ascending by place, best first
  text::TokenIndex before_index, after_index;
  std::vector<uint8_t> marks;  // PersonMark bits by token, and one past the last

  // The best cue that ends at `first` or begins at `end`; nullptr: none. All of them, best first.
  const Cue* best_before(uint32_t first) const {
    return (marks[first] & kCueBefore) != 0 ? find(before, before_index, first) : nullptr;
  }
  const Cue* best_after(uint32_t end) const {
    return (marks[end] & kCueAfter) != 0 ? find(after, after_index, end) : nullptr;
  }
  std::span<const Cue> all_before(uint32_t first) const {
    return (marks[first] & kCueBefore) != 0 ? find_all(before, before_index, first)
                                            : std::span<const Cue>();
  }
  std::span<const Cue> all_after(uint32_t end) const {
    return (marks[end] & kCueAfter) != 0 ? find_all(after, after_index, end)
                                         : std::span<const Cue>();
  }

 private:
  static const Cue* find(const std::vector<Cue>& cues, const text::TokenIndex& index, uint32_t at);
  static std::span<const Cue> find_all(const std::vector<Cue>& cues, const text::TokenIndex& index,
                                       uint32_t at);
};

// Fills `out`. Linear.
void find_cues(const Input& input, const PersonWords& words, PersonCues& out);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_CUES_H_
