// What speaks for and against the names of people in a text: the runs that may hold them, what
// their parts weigh, and what stands beside each part.
#ifndef ANNALS_LIB_MENTIONS_PERSON_EVIDENCE_H_
#define ANNALS_LIB_MENTIONS_PERSON_EVIDENCE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "mentions/input.h"
#include "mentions/name_runs.h"
#include "mentions/person_cues.h"
#include "mentions/person_parts.h"
#include "mentions/person_places.h"
#include "mentions/person_words.h"

namespace annals::mentions {

// What one pass over a text gives; reused from one text to the next.
struct PersonScan {
  PersonCues cues;
  NameRuns runs;
  // Of the parts of the runs that are weighed, one run after the other.
  std::vector<PartEvidence> evidence;
  std::vector<PartPlace> places;
  PartWeights weights;
};

// Fills `scan`. Linear.
void scan_people(const Input& input, const PersonWords& words, PersonScan& scan);

// A run, part by part.
struct WeighedRun {
  std::span<const NamePart> parts;
  std::span<const PartEvidence> evidence;
  std::span<const PartPlace> places;
};

// A view of a scanned text.
class PersonEvidence {
 public:
  PersonEvidence(const Input& input, const PersonWords& words, PersonScan& scan)
      : input_(input), w_(words), scan_(scan) {}

  const PersonWords& words() const { return w_; }
  const PersonCues& cues() const { return scan_.cues; }

  // Most runs are one word that is no name: they are not weighed, because nothing would come of it.
  const std::vector<NameRun>& runs() const { return scan_.runs.runs; }
  std::span<const NamePart> parts(const NameRun& run) const {
    return std::span(scan_.runs.parts).subspan(run.first_part, run.end_part - run.first_part);
  }
  // Of a run that is weighed.
  WeighedRun look(const NameRun& run) const;
  // Of any run; what was given before is valid no more.
  WeighedRun weigh(size_t run);

  // What a capitalised word weighs. Valid until the next call.
  const PartEvidence& weigh_word(uint32_t token) {
    return scan_.weights.weigh_word(input_, w_, token, false);
  }

  bool is(NameRole role, uint32_t token) const {
    return (w_.of_word[input_.tokens[token].word] & role) != 0;
  }

 private:
  const Input& input_;
  const PersonWords& w_;
  PersonScan& scan_;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PERSON_EVIDENCE_H_
