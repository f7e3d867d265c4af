// The evidence that is weighed for and against a new record. Each cue is a weight of the pack,
// "boundary.<name>"; data/en/rules/records-boundaries.toml says what it means.
#ifndef ANNALS_LIB_RECORDS_EVIDENCE_H_
#define ANNALS_LIB_RECORDS_EVIDENCE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "rules/pack.h"

namespace annals::records {

enum class Cue : uint8_t {
  threshold,
  after_heading,
  after_gap,
  dated_lead,
  date_in_lead,
  date_outside,
  dated_later,
  entry,
  row,
  gathering,
  named,
  actor_lead,
  gathering_verb,
  undated,
  further_line,
  continuation,
  anaphora,
  same_event,
  inside_interval,
  inside_period,
  same_entry,
  record_undated,
  record_told,
  told_in_turn,
  bullet,
  sentence,
  chronology,
  also,
  both_undated,
  beside,
  regular,
  other_year,
  count_,
};

inline constexpr size_t kCues = static_cast<size_t>(Cue::count_);

const char* weight_name(Cue cue);  // "boundary.dated-lead"

class CueWeights {
 public:
  explicit CueWeights(const rules::Pack& pack);
  double operator[](Cue cue) const { return weights_[static_cast<size_t>(cue)]; }

 private:
  std::array<double, kCues> weights_{};
};

// The cues that hold in one place, summed.
class Score {
 public:
  explicit Score(const CueWeights& weights) : weights_(weights) {}

  void add(Cue cue) {
    sum_ += weights_[cue];
    if (kExplains) cues_ |= uint32_t{1} << static_cast<uint32_t>(cue);
  }
  double sum() const { return sum_; }
  uint32_t cues() const { return cues_; }

 private:
  const CueWeights& weights_;
  double sum_ = 0;
  uint32_t cues_ = 0;  // bits
};

// The names of the weights in a set of cues.
std::vector<const char*> names_of(uint32_t cues);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_EVIDENCE_H_
