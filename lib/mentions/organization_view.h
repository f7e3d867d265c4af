// What those who look for the names of organizations ask about tokens and pieces, and where they
// put what they find.
#ifndef ANNALS_LIB_MENTIONS_ORGANIZATION_VIEW_H_
#define ANNALS_LIB_MENTIONS_ORGANIZATION_VIEW_H_

#include <cstdint>

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "mentions/name_scan.h"

namespace annals::mentions {

struct OrganizationProposals {
  Candidates& candidates;
  float best = 0;  // score since somebody set it to 0
};

// The tokens as a candidate; `head`: the head-noun's or acronym's.
Candidate organization_candidate(const Input& input, uint32_t first, uint32_t end, float score,
                                 uint32_t head);

// Cheap to make and to copy.
class OrganizationView {
 public:
  OrganizationView(const Input& input, const NameWords& words, NameScan& scan,
                   OrganizationProposals& out)
      : input_(input), words_(words), weights_(words.weights), scan_(scan), out_(out) {}

 protected:
  Piece& piece(uint32_t k) { return scan_.pieces[k]; }
  uint32_t classes(uint32_t i) const { return scan_.classes[i]; }
  uint32_t word(uint32_t i) const { return input_.tokens[i].word; }
  bool has(rules::ListId list, uint32_t i) const { return input_.pack.contains(list, word(i)); }
  bool the_before(uint32_t i) const {
    return i > 0 && words_.the != 0 && word(i - 1) == words_.the;
  }
  bool is_comma(uint32_t i) const { return input_.text[input_.tokens[i].begin] == ','; }
  // "Smith & Nephew"
  bool has_ampersand(const Piece& p) const {
    if (p.end - p.first < 3) return false;
    for (uint32_t i = p.first + 1; i + 1 < p.end; ++i)
      if (input_.text[input_.tokens[i].begin] == '&' && !input_.tokens[i].is_glued()) return true;
    return false;
  }

  // Proposes the tokens; `rule` is the context rule that speaks for them, or kNoRule.
  void add(uint32_t first, uint32_t end, float score, uint32_t head, uint32_t rule);

  static constexpr uint32_t kNoRule = 0xFFFFFFFFu;

  const Input& input_;
  const NameWords& words_;
  const NameWeights& weights_;
  NameScan& scan_;
  OrganizationProposals& out_;

 private:
  // "Messrs. Ralli Brothers"
  uint32_t behind_messrs(uint32_t first, uint32_t head) const;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_ORGANIZATION_VIEW_H_
