#include "mentions/organization_view.h"

#include <algorithm>

namespace annals::mentions {

Candidate organization_candidate(const Input& input, uint32_t first, uint32_t end, float score,
                                 uint32_t head) {
  Candidate candidate;
  candidate.first = first;
  candidate.end = end;
  candidate.label = Label::organization;
  candidate.score = score;
  candidate.head = head;
  if (end == first + 1) candidate.phrase = input.tokens[first].phrase;
  return candidate;
}

void OrganizationView::add(uint32_t first, uint32_t end, float score, uint32_t head,
                           uint32_t rule) {
  first = behind_messrs(first, head);
  Candidate candidate = organization_candidate(input_, first, end, score, head);
  candidate.rule = rule;
  out_.candidates.push_back(candidate);
  out_.best = std::max(out_.best, score);
}

uint32_t OrganizationView::behind_messrs(uint32_t first, uint32_t head) const {
  if (words_.messrs == 0 || word(first) != words_.messrs) return first;
  uint32_t next = first + 1;
  if (next < head && input_.text[input_.tokens[next].begin] == '.') ++next;
  return next <= head ? next : first;
}

}  // namespace annals::mentions
