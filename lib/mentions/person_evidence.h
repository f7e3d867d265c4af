// What speaks for and against a person's name in its place: its parts, and what stands beside it by
// the rules of the kinds "person-before" and "person-after".
//
// A rule's match is a cue: it ends where a name may begin ("Mr. | Madriaza"), or begins where one
// may end ("Ann | , Executive Director"). Its weight is the rule's. value.field tells what it says
// of the person (honorific, title, affiliation), captures <title> which part of it does.
#ifndef ANNALS_LIB_MENTIONS_PERSON_EVIDENCE_H_
#define ANNALS_LIB_MENTIONS_PERSON_EVIDENCE_H_

#include <cstdint>
#include <span>
#include <vector>

#include "mentions/input.h"
#include "mentions/name_runs.h"
#include "mentions/person_parts.h"
#include "mentions/person_places.h"
#include "mentions/person_words.h"

namespace annals::mentions {

// What one pass over a text gives; reused from one text to the next.
struct PersonScan {
  NameRuns runs;
  std::vector<PartEvidence> evidence;  // of NameRuns::parts
  std::vector<PartPlace> places;       // of NameRuns::parts
  std::vector<Cue> before, after;      // ascending by place, best first
  std::vector<uint8_t> marks;          // PersonMark bits by token, and one past the last
  PartWeights weights;
};

// Fills `scan`. Linear.
void scan_people(const Input& input, const PersonWords& words, PersonScan& scan);

// A view of a scanned text.
class PersonEvidence {
 public:
  PersonEvidence(const Input& input, const PersonWords& words, const PersonScan& scan)
      : input_(input), w_(words), scan_(scan) {}

  const PersonWords& words() const { return w_; }
  const std::vector<NameRun>& runs() const { return scan_.runs.runs; }
  std::span<const NamePart> parts(const NameRun& run) const {
    return std::span(scan_.runs.parts).subspan(run.first_part, run.end_part - run.first_part);
  }
  std::span<const PartEvidence> evidence(const NameRun& run) const {
    return std::span(scan_.evidence).subspan(run.first_part, run.end_part - run.first_part);
  }

  std::span<const PartPlace> places(const NameRun& run) const {
    return std::span(scan_.places).subspan(run.first_part, run.end_part - run.first_part);
  }

  // The score of parts [i, j) of a run as one person's name.
  float score(const NameRun& run, size_t i, size_t j) const;

  // Only what stands before a name that begins with `first` and after one that ends with `last`.
  // `doubtful`: it may well be a place.
  float context(const PartPlace& first, const PartPlace& last, bool alone, bool doubtful) const;

  // The best cue that ends at `first` or begins at `end`; nullptr: none. All of them, best first.
  const Cue* before(uint32_t first) const {
    return marked(first, kCueBefore) ? find(scan_.before, first) : nullptr;
  }
  const Cue* after(uint32_t end) const {
    return marked(end, kCueAfter) ? find(scan_.after, end) : nullptr;
  }
  std::span<const Cue> all_before(uint32_t first) const {
    return marked(first, kCueBefore) ? find_all(scan_.before, first) : std::span<const Cue>();
  }
  std::span<const Cue> all_after(uint32_t end) const {
    return marked(end, kCueAfter) ? find_all(scan_.after, end) : std::span<const Cue>();
  }

  bool is(NameRole role, uint32_t token) const {
    return (w_.of_word[input_.tokens[token].word] & role) != 0;
  }

 private:
  static const Cue* find(const std::vector<Cue>& cues, uint32_t at);
  static std::span<const Cue> find_all(const std::vector<Cue>& cues, uint32_t at);

  struct Span;  // of parts, while it is scored
  float words_score(const Span& span) const;
  float last_relief(const Span& span) const;
  float shape_score(const Span& span) const;
  float neighbours_score(const Span& span) const;
  float known_phrase(uint32_t first, uint32_t end) const;
  float left_context(const PartPlace& first, bool alone, bool doubtful) const;
  bool marked(uint32_t token, PersonMark mark) const { return (scan_.marks[token] & mark) != 0; }
  bool is_abbreviated(uint32_t token) const;

  const Input& input_;
  const PersonWords& w_;
  const PersonScan& scan_;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_EVIDENCE_H_
