// Why a record begins at a place, or does not.
#include <cstdlib>

#include "explain/context.h"
#include "records/segment.h"

namespace annals::explanation {

void explain_boundary(const Context& context, uint64_t offset, Explanation& out) {
  std::vector<records::Segment> segments;
  std::vector<records::Boundary> boundaries;
  const records::Words words(context.input.pack);
  records::Survey survey;
  survey.make(context.input, context.work.resolved, words);
  records::SegmentScratch scratch;
  records::find_segments(
      context.input, context.work.resolved, words, survey, scratch,
      [&](const records::Segment& segment) { segments.push_back(segment); }, &boundaries);
  const records::Boundary* nearest = nullptr;
  uint64_t least = UINT64_MAX;
  for (const records::Boundary& boundary : boundaries) {
    const uint64_t at = context.input.tokens[boundary.token].begin;
    const uint64_t distance = at > offset ? at - offset : offset - at;
    if (distance >= least) continue;
    least = distance;
    nearest = &boundary;
  }
  if (nearest == nullptr) {
    out.span = {offset, offset};
    out.answer = "No place was weighed as the begin of a record.";
    return;
  }
  const rules::Pack& pack = context.input.pack;
  out.span = context.span_of(nearest->token, nearest->token + 1);
  const double threshold = pack.weight("boundary.threshold");
  for (const char* name : nearest->evidence) {
    Finding finding;
    finding.outcome = "evidence";
    finding.label = name;
    finding.score = pack.weight(name);
    out.findings.push_back(std::move(finding));
  }
  std::string record = "no record";
  for (size_t i = 0; i < segments.size(); ++i)
    if (segments[i].first <= nearest->token && nearest->token < segments[i].end)
      record = "record " + std::to_string(i + 1);
  out.answer = (nearest->taken ? "A record begins at byte " : "No record begins at byte ") +
               std::to_string(out.span.begin) + " (" + record + "): the evidence is " +
               number(nearest->score) + (nearest->taken ? ", enough for" : ", less than") +
               " boundary.threshold (" + number(threshold) + ").";
}

}  // namespace annals::explanation
