// What speaks for each sort of occasion, summed up.
#ifndef ANNALS_LIB_RECORDS_KIND_BALLOT_H_
#define ANNALS_LIB_RECORDS_KIND_BALLOT_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "records/scope.h"

namespace annals::records {

class Ballot {
 public:
  explicit Ballot(const Scope& scope) : scope_(scope) {}

  // `first`, `end`: the tokens that say so; `what`: the weight; `rule`: of the pack.
  void add(std::string_view kind, double score, uint32_t first, uint32_t end, const char* what,
           uint32_t rule = resolve::kNone) {
    if (kind.empty()) return;
    if (scope_.trace() != nullptr) tell(kind, score, first, end, what, rule);
    for (size_t i = 0; i < count_; ++i) {
      if (kinds_[i].name != kind) continue;
      kinds_[i].score += score;
      return;
    }
    if (count_ < kinds_.size()) kinds_[count_++] = {kind, score};
  }

  std::string_view winner() const {
    const Choice* best = nullptr;
    for (size_t i = 0; i < count_; ++i)
      if (kinds_[i].score > 0 && (best == nullptr || kinds_[i].score > best->score))
        best = &kinds_[i];
    return best == nullptr ? std::string_view() : best->name;
  }

  // What a cue in this sentence is worth, as a factor.
  double nearness(uint32_t sentence) const {
    const auto& weights = scope_.words.kind;
    double factor = 1.0;
    for (uint32_t i = 0; i < std::min(scope_.distance(sentence), 6u); ++i)
      factor *= weights.per_sentence;
    return sentence == scope_.lead ? std::max(factor, weights.own_sentence) : factor;
  }

 private:
  struct Choice {
    std::string_view name;
    double score = 0;
  };

  void tell(std::string_view kind, double score, uint32_t first, uint32_t end, const char* what,
            uint32_t rule) const {
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

  const Scope& scope_;
  std::array<Choice, 24> kinds_{};
  size_t count_ = 0;
};

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_KIND_BALLOT_H_
