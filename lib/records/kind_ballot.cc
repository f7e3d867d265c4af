#include "records/kind_ballot.h"

#include <algorithm>
#include <string>

namespace annals::records {

void Ballot::add(std::string_view kind, double score, uint32_t first, uint32_t end,
                 const char* what, uint32_t rule) {
  if (kind.empty()) return;
  if (scope_.trace() != nullptr) tell(kind, score, first, end, what, rule);
  for (size_t i = 0; i < count_; ++i) {
    Cue& cue = cues_[i];
    if (cue.kind() != kind || cue.first >= end || cue.end <= first) continue;
    cue.score = std::max(cue.score, score);
    return;
  }
  if (count_ == cues_.size()) return;
  const bool own = first >= scope_.segment.first;
  cues_[count_++] = {kind.data(),
                     static_cast<uint32_t>(kind.size()),
                     first,
                     end,
                     own ? scope_.sentence_of(first) : resolve::kNone,
                     score};
}

// "The centenary was kept with a lecture": what a sentence tells first, it tells of. Behind a
// semicolon it tells of something else, as a sentence does.
double Ballot::in_order(const Cue& cue) const {
  if (cue.sentence == resolve::kNone) return cue.score;
  const auto& weights = scope_.words.kind;
  uint32_t end = 0;  // of the nearest cue before it
  for (size_t i = 0; i < count_; ++i)
    if (cues_[i].sentence == cue.sentence && cues_[i].end <= cue.first &&
        cues_[i].kind() != cue.kind())
      end = std::max(end, cues_[i].end);
  if (end == 0) return cue.score;
  for (uint32_t t = end; t < cue.first; ++t)
    if (scope_.at(t) == ";") return cue.score * weights.later * weights.per_sentence;
  return cue.score * weights.later;
}

void Ballot::tell(std::string_view kind, double score, uint32_t first, uint32_t end,
                  const char* what, uint32_t rule) const {
  scope_.counts(what, score);
  scope_.trace()->add({.field = "kind",
                       .first = first,
                       .end = end,
                       .rule = rule,
                       .value = std::string(kind),
                       .score = score,
                       .parts = {},
                       .refused = {}});
}

void Ballot::lean(std::string_view kind, double score) {
  if (leaning_count_ < leanings_.size())
    leanings_[leaning_count_++] = {kind.data(), static_cast<uint32_t>(kind.size()), score};
}

double Ballot::leaning(std::string_view kind) const {
  for (size_t i = 0; i < leaning_count_; ++i)
    if (leanings_[i].kind() == kind) return leanings_[i].score;
  return 0;
}

double Ballot::score_of(std::string_view kind) const {
  double best = 0;
  double sum = 0;
  for (size_t i = 0; i < count_; ++i) {
    if (cues_[i].kind() != kind) continue;
    const double score = in_order(cues_[i]);
    best = std::max(best, score);
    sum += score;
  }
  return best + scope_.words.kind.again * (sum - best) + leaning(kind);
}

std::string_view Ballot::winner() const {
  std::string_view winner;
  double most = scope_.words.kind.least;
  for (size_t i = 0; i < count_; ++i) {
    const auto same = [&](const Cue& cue) { return cue.kind() == cues_[i].kind(); };
    if (std::any_of(cues_.begin(), cues_.begin() + i, same)) continue;  // weighed
    const double score = score_of(cues_[i].kind());
    if (score <= most) continue;
    most = score;
    winner = cues_[i].kind();
  }
  for (size_t i = 0; i < leaning_count_; ++i) {
    const auto same = [&](const Cue& cue) { return cue.kind() == leanings_[i].kind(); };
    if (leanings_[i].score <= most || std::any_of(cues_.begin(), cues_.begin() + count_, same))
      continue;
    most = leanings_[i].score;
    winner = leanings_[i].kind();
  }
  return winner;
}

bool Ballot::tells(double score) const {
  for (size_t i = 0; i < count_; ++i)
    if (cues_[i].score >= score) return true;
  return false;
}

bool Ballot::is_headed() const {
  return std::any_of(cues_.begin(), cues_.begin() + count_,
                     [](const Cue& cue) { return cue.sentence == resolve::kNone; });
}

double Ballot::nearness(uint32_t sentence) const {
  const auto& weights = scope_.words.kind;
  double factor = 1.0;
  for (uint32_t i = 0; i < std::min(scope_.distance(sentence), 6u); ++i)
    factor *= weights.per_sentence;
  return sentence == scope_.lead ? std::max(factor, weights.own_sentence) : factor;
}

}  // namespace annals::records
