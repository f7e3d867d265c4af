// What stands on either side of each part of a run: cues, and the words and marks that speak for or
// against a name there. Found once; a part is looked at in every span that it may begin or end.
#ifndef ANNALS_LIB_MENTIONS_PERSON_PLACES_H_
#define ANNALS_LIB_MENTIONS_PERSON_PLACES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "mentions/input.h"
#include "mentions/name_runs.h"
#include "mentions/person_words.h"

namespace annals::mentions {

struct Cue {
  uint32_t at = 0;     // where the name begins or ends (token)
  uint32_t match = 0;  // index into Input::matches
  float weight = 0;
};

// What stands at a token, in one byte: most questions are answered "no" by it, without a search in
// the arrays of the whole text.
enum PersonMark : uint8_t {
  kStartsSentence = 1,
  kCueBefore = 2,   // a cue ends at it
  kCueAfter = 4,    // a cue begins at it
  kGovernedBy = 8,  // a cue that speaks against people stands before it in its sentence
  kInPhrase = 16,   // within a phrase of several words that is a place or a body
};

struct PartPlace {
  enum Flag : uint16_t {
    kOpensSentence = 1,
    kGoverned = 2,
    kInKnownPhrase = 4,  // one of its tokens is
    // Before it. Words do not count across a blank line.
    kAfterDeterminer = 8,
    kAfterPreposition = 16,
    kInDate = 32,  // it is a month or a weekday, and a day or "on" stands before it
    kAfterAmpersand = 64,
    kAfterQuote = 128,
    // After it.
    kBeforeAmpersand = 256,
    kBeforeQuote = 512,
    kBeforeNumber = 1024,
  };
  const Cue* before = nullptr;  // the best cue that ends where it begins
  const Cue* after = nullptr;   // the best cue that begins where it ends
  uint16_t flags = 0;
  bool has(Flag flag) const { return (flags & flag) != 0; }
};

// The places of `parts` (ascending). `marks` by token and one past the last; the cues ascending by
// place, best first. Linear.
void find_places(const Input& input, const PersonWords& words, std::span<const NamePart> parts,
                 std::span<const uint8_t> marks, std::span<const Cue> before,
                 std::span<const Cue> after, std::vector<PartPlace>& places);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_PLACES_H_
