// What speaks for and against a person's name: the words of the name by what the gazetteer knows,
// and what stands beside it by the rules of the kinds "person-before" and "person-after".
//
// Scores are sums of the weights "people.*" (data/en/rules/names.toml).
#ifndef ANNALS_LIB_MENTIONS_PERSON_EVIDENCE_H_
#define ANNALS_LIB_MENTIONS_PERSON_EVIDENCE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "mentions/input.h"
#include "mentions/name_runs.h"

namespace annals::mentions {

enum Trait : uint16_t {
  kIsGiven = 1,
  kIsSurname = 2,
  kIsWord = 4,    // an English word
  kIsCommon = 8,  // a very common one
  kIsPlace = 16,  // a country, region or city
  kIsDemonym = 32,
  kIsThing = 64,       // "Street", "University"
  kIsTitle = 128,      // "Director", "Gen", "Mrs"
  kIsCaps = 256,       // ALL CAPS
  kIsCalendar = 512,   // a month or weekday
  kIsCompound = 1024,  // hyphenated
  kIsMale = 2048,
  kIsFemale = 4096,
  kIsAcronym = 8192,
  kIsLead = 16384,  // a thing's noun that comes first: "Lake", "Universidad"
};

// One part of a run as a name's first, inner, last and only part.
struct PartEvidence {
  float first = 0;
  float inner = 0;
  float last = 0;
  float alone = 0;
  float given = 0;     // how much of a given name it is, 0–1
  float wordness = 0;  // how much of an English word, 0–1
  float place = 0;     // how much of a place, 0–1
  float word = 0;      // what that, or being a place, takes from `last`
  float against = 0;   // what else speaks against any name
  uint16_t traits = 0;
  bool has(uint16_t trait) const { return (traits & trait) != 0; }
  bool is_mere_place() const { return (traits & (kIsPlace | kIsGiven | kIsSurname)) == kIsPlace; }
};

// A rule's match beside a name.
struct Cue {
  uint32_t at = 0;     // where the name begins or ends (token)
  uint32_t match = 0;  // index into Input::matches
  float weight = 0;
};

class PersonEvidence {
 public:
  explicit PersonEvidence(const Input& input);

  PartEvidence part(const NamePart& part) const;

  // The score of parts [i, j) of a run as one person's name; `evidence` runs parallel to `parts`.
  // Includes the cues and the neighbours.
  float score(std::span<const NamePart> parts, std::span<const PartEvidence> evidence, size_t i,
              size_t j) const;

  // Only what the neighbours of tokens [first, end) say.
  float context(uint32_t first, uint32_t end, bool alone, bool doubtful) const;

  // The cues that end at `first` or begin at `end`, best first; nullptr: none.
  const Cue* before(uint32_t first) const { return find(before_, first); }
  const Cue* after(uint32_t end) const { return find(after_, end); }
  std::span<const Cue> all_before(uint32_t first) const { return find_all(before_, first); }
  std::span<const Cue> all_after(uint32_t end) const { return find_all(after_, end); }

  bool in(rules::ListId list, uint32_t token) const {
    return input_.pack.contains(list, input_.tokens[token].word);
  }
  bool starts_sentence(uint32_t token) const;
  bool governed(uint32_t token) const;
  bool is_mark(uint32_t token) const;
  bool is_abbreviated(uint32_t token) const;
  // Whether a phrase of several words that is a place or a body overlaps tokens [first, end).
  float known_phrase(uint32_t first, uint32_t end) const;

  struct Weights {
    float given, surname_after_given, surname, surname_word, unknown, word, place, demonym, caps,
        thing, title, initial, particle, compound, suffix, eastern, calendar;
    float alone, two, three, more;
    float determiner, preposition, cut, ampersand, number, quotation, phrase, list, date, sure_cue,
        floor, likely_cue, likely_floor, governed;
  };
  const Weights& weights() const { return w_; }

 private:
  static const Cue* find(const std::vector<Cue>& cues, uint32_t at);
  static std::span<const Cue> find_all(const std::vector<Cue>& cues, uint32_t at);
  void collect_cues();
  PartEvidence word(uint32_t token, bool capitals) const;

  const Input& input_;
  Weights w_;
  rules::ListId thing_, lead_, function_, honorific_, rank_, creed_, month_, weekday_, determiner_,
      preposition_, date_preposition_;
  std::vector<Cue> before_, after_;
  std::vector<uint32_t> against_;  // where the cues before end that speak against people
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_EVIDENCE_H_
