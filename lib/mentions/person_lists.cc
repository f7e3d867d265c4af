#include "mentions/person_lists.h"

#include <algorithm>

namespace annals::mentions {
namespace {

constexpr float kSure = 1.2f;         // lifts what stands in a list with it
constexpr float kPair = 0.7f;         // of people.list, for two short forms
constexpr uint32_t kMaxBetween = 16;  // tokens between two members

class Lists {
 public:
  Lists(const Input& input, const PersonEvidence& evidence, std::span<Candidate> people)
      : input_(input), evidence_(evidence), w_(evidence.words()), people_(people) {}

  void run() {
    for (size_t begin = 0; begin < people_.size();) {
      size_t end = begin + 1;
      while (end < people_.size() && joined(people_[end - 1], people_[end])) ++end;
      if (end - begin > 1) lift(begin, end);
      begin = end;
    }
  }

 private:
  bool joined(const Candidate& a, const Candidate& b) const {
    if (b.first < a.end || b.first - a.end > kMaxBetween) return false;
    uint32_t end = b.first;
    if (const Cue* cue = evidence_.cues().best_before(b.first); cue != nullptr)
      end = std::max(a.end, input_.matches.matches[cue->match].first);
    if (a.end >= end) return false;
    bool join = false;
    uint32_t depth = 0;
    for (uint32_t t = a.end; t < end; ++t) {
      if (input_.tokens[t].gap & text::kBlankLine) return false;
      const char begin = input_.text[input_.tokens[t].begin];
      if (begin == '(' || begin == '[') {
        ++depth;
      } else if (begin == ')' || begin == ']') {
        if (depth-- == 0) return false;
      } else if (depth == 0) {
        if (evidence_.is(kJoinsLists, t))
          join = true;
        else if (!(join && evidence_.is(kLinksLists, t)))
          return false;
      }
    }
    return join && depth == 0;
  }

  // A sure member lifts the one beside it, and what that makes sure goes on.
  void lift(size_t begin, size_t end) {
    const float by = w_.list;
    const auto raise = [&](Candidate& candidate, const Candidate& beside) {
      const bool shares = (candidate.flags & kGivenAlone) != 0 && beside.score > 0 &&
                          beside.first == candidate.end + 1 && beside.end > beside.first + 1;
      if ((beside.score < kSure && !shares) || candidate.score >= 3 * kSure ||
          (candidate.flags & kLifted) != 0)
        return;
      candidate.score += by;
      candidate.mark(kLifted);
    };
    const auto pair = [&](Candidate& candidate) {
      if ((candidate.flags & kPaired) == 0) candidate.score += kPair * by;
      candidate.mark(kPaired);
    };
    for (size_t k = begin + 1; k < end; ++k) {
      if ((people_[k].flags & people_[k - 1].flags & kShortForm) == 0) continue;
      pair(people_[k - 1]);
      pair(people_[k]);
    }
    for (size_t k = begin + 1; k < end; ++k) raise(people_[k], people_[k - 1]);
    for (size_t k = end - 1; k > begin; --k) raise(people_[k - 1], people_[k]);
  }

  const Input& input_;
  const PersonEvidence& evidence_;
  const PersonWords& w_;
  std::span<Candidate> people_;
};

}  // namespace

void lift_lists(const Input& input, const PersonEvidence& evidence, std::span<Candidate> people) {
  Lists(input, evidence, people).run();
}

}  // namespace annals::mentions
