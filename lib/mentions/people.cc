#include "mentions/people.h"

#include <algorithm>

#include "mentions/name_runs.h"
#include "mentions/person_evidence.h"
#include "mentions/person_lists.h"

namespace annals::mentions {
namespace {

constexpr float kCommonGiven = 0.6f;
constexpr float kFloor = -2.0f;  // what scores less is not worth lifting
constexpr size_t kMaxParts = 7;  // of one name

class PeopleProposer {
 public:
  PeopleProposer(const Input& input, Candidates& out)
      : input_(input), evidence_(input), out_(out) {}

  void run() {
    begin_ = out_.size();
    find_name_runs(input_, runs_);
    for (const NameRun& run : runs_.runs) {
      const std::span<const NamePart> parts(runs_.parts.data() + run.first_part,
                                            run.end_part - run.first_part);
      part_evidence_.clear();
      for (const NamePart& part : parts) part_evidence_.push_back(evidence_.part(part));
      choose(parts, 0, parts.size());
    }
    std::sort(out_.begin() + static_cast<std::ptrdiff_t>(begin_), out_.end(),
              [](const Candidate& a, const Candidate& b) { return a.first < b.first; });
    lift_lists(input_, evidence_, std::span(out_).subspan(begin_));
  }

 private:
  // The best name within parts [from, to), then what is left on either side of it.
  void choose(std::span<const NamePart> parts, size_t from, size_t to) {
    float best = kFloor;
    size_t best_i = 0, best_j = 0;
    for (size_t i = from; i < to; ++i) {
      if (parts[i].kind == PartKind::suffix) continue;
      for (size_t j = i + 1; j <= std::min(to, i + kMaxParts); ++j) {
        if (parts[j - 1].kind == PartKind::particle) continue;
        const float score = evidence_.score(parts, part_evidence_, i, j);
        if (score <= best) continue;
        best = score;
        best_i = i;
        best_j = j;
      }
    }
    if (best_j == 0) return;
    emit(parts[best_i].first, parts[best_j - 1].end, best);
    if (best_j == best_i + 1 && part_evidence_[best_i].given >= kCommonGiven)
      out_.back().flags |= kGivenAlone;
    if (best_i > from) choose(parts, from, best_i);
    if (best_j < to) choose(parts, best_j, to);
  }

  void emit(uint32_t first, uint32_t end, float score) {
    Candidate candidate;
    candidate.first = first;
    candidate.end = end;
    candidate.label = Label::person;
    candidate.score = score;
    const Cue* cue = evidence_.before(first);
    if (const Cue* after = evidence_.after(end);
        after != nullptr && (cue == nullptr || after->weight > cue->weight))
      cue = after;
    if (cue != nullptr) candidate.rule = input_.matches.matches[cue->match].rule;
    out_.push_back(candidate);
  }

  const Input& input_;
  PersonEvidence evidence_;
  NameRuns runs_;
  std::vector<PartEvidence> part_evidence_;
  Candidates& out_;
  size_t begin_ = 0;
};

}  // namespace

void propose_people(const Input& input, Candidates& out) { PeopleProposer(input, out).run(); }

}  // namespace annals::mentions
