#include "mentions/people.h"

#include <algorithm>

#include "mentions/person_lists.h"

namespace annals::mentions {
namespace {

constexpr float kFloor = -2.0f;  // what scores less is not worth lifting
constexpr size_t kMaxParts = 7;  // of one name

class PeopleProposer {
 public:
  PeopleProposer(const Input& input, const PersonEvidence& evidence, Candidates& out)
      : input_(input), evidence_(evidence), out_(out) {}

  void run() {
    const size_t begin = out_.size();
    for (const NameRun& run : evidence_.runs()) choose(run, 0, run.end_part - run.first_part);
    const std::span<Candidate> people = std::span(out_).subspan(begin);
    lift_lists(input_, evidence_, people);
  }

 private:
  // The best name within parts [from, to), and what is left on either side of it; in the order of
  // the text, so that nothing is left to sort.
  void choose(const NameRun& run, size_t from, size_t to) {
    const std::span<const NamePart> parts = evidence_.parts(run);
    float best = kFloor;
    size_t best_i = 0, best_j = 0;
    for (size_t i = from; i < to; ++i) {
      if (parts[i].kind == PartKind::suffix) continue;
      for (size_t j = i + 1; j <= std::min(to, i + kMaxParts); ++j) {
        if (parts[j - 1].kind == PartKind::particle) continue;
        const float score = evidence_.score(run, i, j);
        if (score <= best) continue;
        best = score;
        best_i = i;
        best_j = j;
      }
    }
    if (best_j == 0) return;
    if (best_i > from) choose(run, from, best_i);
    emit(run, best_i, best_j, best);
    if (best_j == best_i + 1 && evidence_.evidence(run)[best_i].given >= kSureGiven)
      out_.back().flags |= kGivenAlone;
    if (best_j < to) choose(run, best_j, to);
  }

  void emit(const NameRun& run, size_t i, size_t j, float score) {
    Candidate candidate;
    candidate.first = evidence_.parts(run)[i].first;
    candidate.end = evidence_.parts(run)[j - 1].end;
    candidate.label = Label::person;
    candidate.score = score;
    const Cue* cue = evidence_.places(run)[i].before;
    if (const Cue* after = evidence_.places(run)[j - 1].after;
        after != nullptr && (cue == nullptr || after->weight > cue->weight))
      cue = after;
    if (cue != nullptr) candidate.rule = input_.matches.matches[cue->match].rule;
    out_.push_back(candidate);
  }

  const Input& input_;
  const PersonEvidence& evidence_;
  Candidates& out_;
};

}  // namespace

void propose_people(const Input& input, const PersonEvidence& evidence, Candidates& out) {
  PeopleProposer(input, evidence, out).run();
}

}  // namespace annals::mentions
