#include "records/evidence.h"

namespace annals::records {
namespace {

constexpr std::array<const char*, kCues> kNames = {
    "boundary.threshold",
    "boundary.after-heading",
    "boundary.after-gap",
    "boundary.dated-lead",
    "boundary.date-in-lead",
    "boundary.date-outside",
    "boundary.dated-later",
    "boundary.entry",
    "boundary.row",
    "boundary.gathering",
    "boundary.named",
    "boundary.actor-lead",
    "boundary.gathering-verb",
    "boundary.undated",
    "boundary.further-line",
    "boundary.continuation",
    "boundary.anaphora",
    "boundary.same-event",
    "boundary.inside-interval",
    "boundary.inside-period",
    "boundary.same-entry",
    "boundary.record-undated",
    "boundary.record-told",
    "boundary.told-in-turn",
    "boundary.bullet",
    "boundary.sentence",
    "boundary.chronology",
    "boundary.also",
    "boundary.both-undated",
    "boundary.beside",
    "boundary.regular",
    "boundary.other-year",
};

}  // namespace

const char* weight_name(Cue cue) { return kNames[static_cast<size_t>(cue)]; }

CueWeights::CueWeights(const rules::Pack& pack) {
  for (size_t i = 0; i < kCues; ++i) weights_[i] = pack.weight(kNames[i]);
}

std::vector<const char*> names_of(uint32_t cues) {
  std::vector<const char*> names;
  for (size_t i = 0; i < kCues; ++i)
    if ((cues >> i & 1u) != 0) names.push_back(kNames[i]);
  return names;
}

}  // namespace annals::records
