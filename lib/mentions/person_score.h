// How well parts of a run make one person's name: by the parts themselves, by what they say
// together, and by what stands beside them.
#ifndef ANNALS_LIB_MENTIONS_PERSON_SCORE_H_
#define ANNALS_LIB_MENTIONS_PERSON_SCORE_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "mentions/input.h"
#include "mentions/person_evidence.h"

namespace annals::mentions {

// Only what stands before a name that begins with `first` and after one that ends with `last`.
// `doubtful`: it may well be a place.
float context_score(const PersonWords& words, const PartPlace& first, const PartPlace& last,
                    bool alone, bool doubtful);

// Parts [i, j) of a run; none where j is 0.
struct ScoredSpan {
  size_t i = 0;
  size_t j = 0;
  float score = kLeastScore;
};

class RunScorer {
 public:
  RunScorer(const Input& input, const PersonEvidence& evidence)
      : input_(input), w_(evidence.words()), marks_(evidence.cues().marks) {}

  // The run that is asked about from now on.
  void use(const WeighedRun& run) { run_ = run; }

  // Of the names within parts [from, to) the one that scores best: the first of several.
  ScoredSpan best(size_t from, size_t to) const;

 private:
  struct Span;
  void try_span(const Span& span, ScoredSpan& best) const;
  float words_score(const Span& span) const;
  float floored_score(const Span& span) const;
  float last_relief(const Span& span) const;
  float eastern_score(const Span& s) const;
  float reversed_score(const Span& s) const;
  float shape_score(const Span& span) const;
  float left_score(size_t i) const;
  bool follows_office() const;
  bool follows_town(size_t i) const;
  size_t town_at() const;
  bool is_told_town(size_t i) const;
  bool opens_with_town(size_t i) const;
  float right_score(size_t j) const;
  float known_phrase(uint32_t first, uint32_t end, bool given) const;
  bool is_abbreviated(uint32_t token) const;

  const Input& input_;
  const PersonWords& w_;
  std::span<const uint8_t> marks_;
  WeighedRun run_;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_SCORE_H_
