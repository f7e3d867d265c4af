#include "mentions/people.h"

#include "mentions/person_lists.h"
#include "mentions/person_score.h"

namespace annals::mentions {
namespace {

class PeopleProposer {
 public:
  PeopleProposer(const Input& input, const PersonEvidence& evidence, Candidates& out)
      : input_(input), evidence_(evidence), scorer_(input, evidence), out_(out) {}

  void run() {
    const size_t begin = out_.size();
    for (const NameRun& run : evidence_.runs()) {
      if (!run.is_weighed()) continue;
      run_ = evidence_.look(run);
      scorer_.use(run_);
      choose(0, run_.parts.size());
    }
    lift_lists(input_, evidence_, std::span(out_).subspan(begin));
  }

 private:
  // The best name within parts [from, to), and what is left on either side of it; in the order of
  // the text, so that nothing is left to sort.
  void choose(size_t from, size_t to) {
    const ScoredSpan best = scorer_.best(from, to);
    if (best.j == 0) return;
    if (best.i > from) choose(from, best.i);
    emit(best);
    if (best.j < to) choose(best.j, to);
  }

  void emit(const ScoredSpan& span) {
    Candidate candidate;
    candidate.first = run_.parts[span.i].first;
    candidate.end = run_.parts[span.j - 1].end;
    candidate.label = Label::person;
    candidate.score = span.score;
    const Cue* cue = run_.places[span.i].before;
    if (const Cue* after = run_.places[span.j - 1].after;
        after != nullptr && (cue == nullptr || after->weight > cue->weight))
      cue = after;
    if (cue != nullptr) candidate.rule = input_.matches.matches[cue->match].rule;
    if (span.j == span.i + 1 && run_.evidence[span.i].given >= kSureGiven)
      candidate.mark(kGivenAlone);
    out_.push_back(candidate);
  }

  const Input& input_;
  const PersonEvidence& evidence_;
  RunScorer scorer_;
  WeighedRun run_;
  Candidates& out_;
};

}  // namespace

void propose_people(const Input& input, const PersonEvidence& evidence, Candidates& out) {
  PeopleProposer(input, evidence, out).run();
}

}  // namespace annals::mentions
