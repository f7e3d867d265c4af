#include "resolve/candidate_ends.h"

#include <algorithm>

#include "resolve/resolved.h"

namespace annals::resolve {

using mentions::Candidate;
using mentions::Label;

namespace {

bool may_be_defined(const Candidate& candidate) {
  return candidate.score > 0 &&
         (candidate.label == Label::organization || candidate.label == Label::event);
}

}  // namespace

CandidateEnds::CandidateEnds(const mentions::Candidates& candidates) : candidates_(candidates) {
  const auto count = static_cast<uint32_t>(candidates.size());
  ends_.clear(
      static_cast<size_t>(std::count_if(candidates.begin(), candidates.end(), may_be_defined)));
  before_.assign(count, kNone);
  for (uint32_t c = 0; c < count; ++c)
    if (may_be_defined(candidates[c])) add_end(c);
}

void CandidateEnds::add_end(uint32_t c) {
  const auto fresh = static_cast<uint32_t>(last_.size());
  const uint32_t end = candidates_[c].end;
  const uint32_t n = ends_.find_or_add(mentions::hash_number(end), fresh, [&](uint32_t other) {
    return candidates_[last_[other]].end == end;
  });
  if (n == fresh) {
    last_.push_back(c);
  } else if (n != mentions::FlatIndex::kNotThere) {
    before_[c] = last_[n];
    last_[n] = c;
  }
}

uint32_t CandidateEnds::last_at(uint32_t end) const {
  const uint32_t n = ends_.find(mentions::hash_number(end), [&](uint32_t other) {
    return candidates_[last_[other]].end == end;
  });
  return n != mentions::FlatIndex::kNotThere ? last_[n] : kNone;
}

std::optional<Candidate> CandidateEnds::ending(uint32_t end, Label label) const {
  std::optional<Candidate> best;
  for (uint32_t c = last_at(end); c != kNone; c = before_[c])
    if (candidates_[c].label == label && (!best || candidates_[c].first <= best->first))
      best = candidates_[c];
  return best;
}

bool CandidateEnds::holds_organization(uint32_t i, uint32_t end, float least) const {
  for (uint32_t c = last_at(end); c != kNone; c = before_[c])
    if (candidates_[c].first == i && candidates_[c].label == Label::organization &&
        candidates_[c].score >= least)
      return true;
  return false;
}

}  // namespace annals::resolve
