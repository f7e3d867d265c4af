// Segmentation: which runs of the text are records (docs/annotation.md, "Records").
#ifndef ANNALS_LIB_RECORDS_SEGMENT_H_
#define ANNALS_LIB_RECORDS_SEGMENT_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "mentions/input.h"
#include "records/entries.h"
#include "records/history.h"
#include "records/survey.h"
#include "records/words.h"
#include "resolve/resolved.h"

namespace annals::records {

// A run of whole sentences that tells one occasion.
struct Segment {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  uint32_t first_block = 0;
  uint32_t end_block = 0;
  uint32_t heading = resolve::kNone;  // innermost
  uint32_t date = resolve::kNone;     // of a line before it, which dates it; most have their own
  bool history = false;               // told in one
};

// Where a record began or might have, with the evidence that was weighed.
struct Boundary {
  uint32_t token = 0;
  bool taken = false;
  double score = 0;
  std::vector<const char*> evidence;  // names of the weights that counted
};

// Memory that is reused from one text to the next.
struct SegmentScratch {
  Entries entries;
  std::vector<History> histories;
};

// Gives each segment as soon as it is found, while what it holds is in the cache. `boundaries` may
// be null.
void find_segments(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Words& words, const Survey& survey, SegmentScratch& scratch,
                   const std::function<void(const Segment&)>& on_segment,
                   std::vector<Boundary>* boundaries);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_SEGMENT_H_
