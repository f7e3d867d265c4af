#include "mentions/person_evidence.h"

namespace annals::mentions {
namespace {

using lexicon::EntryKind;
using lexicon::Gazetteer;

// A run of one word without a cue, which is no given name.
bool is_idle(const Input& input, const PersonScan& scan, const NameRun& run) {
  if (run.end_part != run.first_part + 1) return false;
  const NamePart& part = scan.runs.parts[run.first_part];
  return is_word(input, part) && (scan.cues.marks[part.first] & kCueBefore) == 0 &&
         (scan.cues.marks[part.end] & kCueAfter) == 0 &&
         (input.gazetteer.kinds(input.tokens[part.first].phrase) &
          Gazetteer::kind_bit(EntryKind::given_name)) == 0;
}

void weigh_run(const Input& input, const PersonWords& words, PersonScan& scan, NameRun& run) {
  run.weighed = static_cast<uint32_t>(scan.evidence.size());
  const bool capitals = (input.layout.blocks[run.block].flags & text::kAllCaps) != 0;
  const std::span<const NamePart> parts =
      std::span(scan.runs.parts).subspan(run.first_part, run.end_part - run.first_part);
  for (const NamePart& part : parts)
    if (is_word(input, part))
      scan.evidence.push_back(scan.weights.weigh_word(input, words, part.first, capitals));
    else
      scan.evidence.push_back(weigh_part(input, words, part, capitals));
  find_places(input, words, scan.cues, parts, scan.places);
}

}  // namespace

void scan_people(const Input& input, const PersonWords& words, PersonScan& scan) {
  find_cues(input, words, scan.cues);
  scan.evidence.clear();
  scan.places.clear();
  scan.weights.use(words);
  const bool idle = fail_alone(words);
  // What is found in a block is weighed while the cache has it.
  scan.runs.clear();
  for (uint32_t b = 0; b < input.layout.blocks.size(); ++b) {
    size_t r = scan.runs.runs.size();
    find_name_runs(input, words, scan.cues.marks, b, scan.runs);
    for (; r < scan.runs.runs.size(); ++r) {
      NameRun& run = scan.runs.runs[r];
      if (!idle || !is_idle(input, scan, run)) weigh_run(input, words, scan, run);
    }
  }
}

WeighedRun PersonEvidence::look(const NameRun& run) const {
  const size_t size = run.end_part - run.first_part;
  return {parts(run), std::span(scan_.evidence).subspan(run.weighed, size),
          std::span(scan_.places).subspan(run.weighed, size)};
}

WeighedRun PersonEvidence::weigh(size_t run) {
  NameRun& found = scan_.runs.runs[run];
  if (!found.is_weighed()) weigh_run(input_, w_, scan_, found);
  return look(found);
}

}  // namespace annals::mentions
