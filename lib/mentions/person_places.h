// What stands on either side of each part of a run: cues, and the words and marks that speak for or
// against a name there. Found once; a part is looked at in every span that it may begin or end.
#ifndef ANNALS_LIB_MENTIONS_PERSON_PLACES_H_
#define ANNALS_LIB_MENTIONS_PERSON_PLACES_H_

#include <cstdint>
#include <span>
#include <vector>

#include "mentions/input.h"
#include "mentions/name_runs.h"
#include "mentions/person_cues.h"
#include "mentions/person_words.h"

namespace annals::mentions {

struct PartPlace {
  enum Flag : uint16_t {
    kOpensSentence = kStartsSentence,
    kGoverned = kGovernedBy,
    kInKnownPhrase = kInPhrase,  // one of its tokens is
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
  uint32_t flags = 0;
  bool has(uint32_t any) const { return (flags & any) != 0; }
};

// Appends to `places`, one for each of `parts`.
void find_places(const Input& input, const PersonWords& words, const PersonCues& cues,
                 std::span<const NamePart> parts, std::vector<PartPlace>& places);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_PLACES_H_
