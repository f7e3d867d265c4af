// Candidates: what the proposers of this folder find. Several may claim the same tokens;
// resolve/arbiter.h decides.
#ifndef ANNALS_LIB_MENTIONS_CANDIDATE_H_
#define ANNALS_LIB_MENTIONS_CANDIDATE_H_

#include <cstdint>
#include <vector>

namespace annals::mentions {

enum class Label : uint8_t { date, place, organization, person, event };

struct Candidate {
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
  Label label = Label::place;
  uint16_t flags = 0;  // the proposer's own
  // Evidence, summed from weights in data. 0 is indifferent; what stays below 0 is no mention.
  float score = 0;
  // Where it came from: a rule of the pack, or a phrase of the gazetteer; 0xFFFFFFFF: none.
  uint32_t rule = 0xFFFFFFFFu;
  uint32_t phrase = 0;
  // For organizations and events: the head-noun's or acronym's token; else 0xFFFFFFFF.
  uint32_t head = 0xFFFFFFFFu;

  void mark(uint32_t flag) { flags = static_cast<uint16_t>(flags | flag); }
};

using Candidates = std::vector<Candidate>;

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_CANDIDATE_H_
