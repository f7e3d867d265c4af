#include "mentions/people.h"

#include <algorithm>

#include "mentions/name_runs.h"
#include "mentions/person_evidence.h"

namespace annals::mentions {
namespace {

constexpr float kFloor = -2.0f;       // what scores less is not worth lifting
constexpr float kSure = 2.0f;         // lifts what stands in a list with it
constexpr size_t kMaxParts = 7;       // of one name
constexpr uint32_t kMaxBetween = 16;  // tokens between two members of a list

class PeopleProposer {
 public:
  PeopleProposer(const Input& input, Candidates& out)
      : input_(input), evidence_(input), join_(input.pack.list("list-join")), out_(out) {}

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
    lift_lists();
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

  // Whether `b` follows `a` in a list: "A (x), B, the y Z and C".
  bool joined(const Candidate& a, const Candidate& b) const {
    uint32_t end = b.first;
    if (const Cue* cue = evidence_.before(b.first); cue != nullptr)
      end = std::max(a.end, input_.matches.matches[cue->match].first);
    if (b.first < a.end || b.first - a.end > kMaxBetween || a.end >= end) return false;
    bool join = false;
    uint32_t depth = 0;
    for (uint32_t t = a.end; t < end; ++t) {
      const std::string_view word = text::slice(input_.text, input_.tokens[t]);
      if (input_.tokens[t].gap & text::kBlankLine) return false;
      if (word == "(" || word == "[") {
        ++depth;
      } else if (word == ")" || word == "]") {
        if (depth-- == 0) return false;
      } else if (depth == 0) {
        const bool article = word == "the" || word == "by" || word == "a" || word == "of";
        if (evidence_.in(join_, t))
          join = true;
        else if (!(article && join))
          return false;
      }
    }
    return join && depth == 0;
  }

  void lift_lists() {
    const float lift = evidence_.weights().list;
    bool lifted = false;  // the one before was lifted already, by the one before it
    for (size_t i = begin_; i + 1 < out_.size(); ++i) {
      Candidate &a = out_[i], &b = out_[i + 1];
      const bool was = lifted;
      lifted = false;
      if (!joined(a, b)) continue;
      if (a.score >= kSure && b.score < kSure) {
        b.score += lift;
        lifted = true;
      } else if (b.score >= kSure && a.score < kSure && !was) {
        for (size_t k = i;; --k) {
          out_[k].score += lift;
          if (k == begin_ || out_[k - 1].score >= kSure || !joined(out_[k - 1], out_[k])) break;
          if (out_[k].score < 0) break;
        }
      }
    }
  }

  const Input& input_;
  PersonEvidence evidence_;
  rules::ListId join_;
  NameRuns runs_;
  std::vector<PartEvidence> part_evidence_;
  Candidates& out_;
  size_t begin_ = 0;
};

}  // namespace

void propose_people(const Input& input, Candidates& out) { PeopleProposer(input, out).run(); }

}  // namespace annals::mentions
