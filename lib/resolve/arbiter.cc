#include "resolve/arbiter.h"

#include <algorithm>
#include <numeric>

namespace annals::resolve {
namespace {

using mentions::Candidate;
using mentions::Candidates;
using mentions::Label;

int label_order(Label label) {
  switch (label) {
    case Label::event:
      return 0;
    case Label::organization:
      return 1;
    case Label::person:
      return 2;
    case Label::place:
      return 3;
    case Label::date:
      break;
  }
  return 4;
}

bool contains(const Candidate& outer, const Candidate& inner) {
  return outer.first <= inner.first && inner.end <= outer.end &&
         (outer.first < inner.first || inner.end < outer.end);
}

// Ascending by first token, the longer first: what a candidate contains follows it.
bool in_text_order(const Candidate& a, const Candidate& b) {
  if (a.first != b.first) return a.first < b.first;
  if (a.end != b.end) return a.end > b.end;
  if (a.score != b.score) return a.score > b.score;
  if (a.label != b.label) return label_order(a.label) < label_order(b.label);
  return a.rule < b.rule;
}

constexpr size_t kNearby = 8;

// Each proposer appends in the order of the text or nearly so: candidates that are a few places off
// are put right one by one, and the few ascending stretches that are left are merged.
void sort_in_text_order(Candidates& candidates, ArbiterScratch& scratch) {
  std::vector<size_t>& cuts = scratch.cuts;  // where stretches begin, and the end
  cuts.assign(1, 0);
  for (size_t i = 1; i < candidates.size(); ++i) {
    const Candidate candidate = candidates[i];
    size_t to = i;
    while (to > cuts.back() && i - to < kNearby && in_text_order(candidate, candidates[to - 1]))
      --to;
    if (to > cuts.back() && in_text_order(candidate, candidates[to - 1])) {
      cuts.push_back(i);
      continue;
    }
    for (size_t k = i; k > to; --k) candidates[k] = candidates[k - 1];
    candidates[to] = candidate;
  }
  cuts.push_back(candidates.size());
  while (cuts.size() > 2) {
    scratch.merged.resize(candidates.size());
    size_t kept = 0;
    const auto from = candidates.begin(), to = scratch.merged.begin();
    const auto at = [](auto begin, size_t i) { return begin + static_cast<std::ptrdiff_t>(i); };
    for (size_t k = 0; k + 1 < cuts.size(); k += 2) {
      const size_t begin = cuts[k], middle = cuts[k + 1];
      const size_t end = k + 2 < cuts.size() ? cuts[k + 2] : middle;
      std::merge(at(from, begin), at(from, middle), at(from, middle), at(from, end), at(to, begin),
                 in_text_order);
      cuts[kept++] = begin;
    }
    cuts[kept++] = candidates.size();
    cuts.resize(kept);
    candidates.swap(scratch.merged);
  }
}

// What each candidate counts: its own score, or the highest that it contains and outranks.
void standing_scores(const Candidates& candidates, float margin, std::vector<float>& scores) {
  scores.resize(candidates.size());
  for (size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& outer = candidates[i];
    scores[i] = outer.score;
    for (size_t k = i + 1; k < candidates.size() && candidates[k].first < outer.end; ++k) {
      const Candidate& inner = candidates[k];
      if (contains(outer, inner) && inner.score <= outer.score + margin)
        scores[i] = std::max(scores[i], inner.score);
    }
  }
}

// Chooses among candidates [begin, end), which no other candidate overlaps. Marks those that stand.
void choose(const Candidates& candidates, size_t begin, size_t end, ArbiterScratch& scratch) {
  if (end - begin == 1) {
    scratch.stands[begin] = 1;
    return;
  }
  const std::vector<float>& scores = scratch.scores;
  std::vector<size_t>& order = scratch.order;
  order.resize(end - begin);
  std::iota(order.begin(), order.end(), begin);
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    if (scores[a] != scores[b]) return scores[a] > scores[b];
    const Candidate &x = candidates[a], &y = candidates[b];
    if (x.end - x.first != y.end - y.first) return x.end - x.first > y.end - y.first;
    if (x.first != y.first) return x.first < y.first;
    if (x.score != y.score) return x.score > y.score;
    return label_order(x.label) < label_order(y.label);
  });
  const uint32_t base = candidates[begin].first;
  std::vector<uint8_t>& taken = scratch.taken;
  taken.clear();
  for (const size_t i : order) {
    const Candidate& c = candidates[i];
    if (taken.size() < c.end - base) taken.resize(c.end - base);
    bool free = true;
    for (uint32_t t = c.first; t < c.end && free; ++t) free = taken[t - base] == 0;
    if (!free) continue;
    scratch.stands[i] = 1;
    std::fill(taken.begin() + (c.first - base), taken.begin() + (c.end - base), uint8_t{1});
  }
}

}  // namespace

void respect_dates(const rules::Pack& pack, const std::vector<Date>& dates, Candidates& candidates,
                   ArbiterScratch& scratch) {
  const auto over_date = static_cast<float>(pack.weight("arbiter.over-date"));
  sort_in_text_order(candidates, scratch);
  size_t next = 0;
  std::erase_if(candidates, [&](const Candidate& c) {
    while (next < dates.size() && dates[next].end <= c.first) ++next;
    for (size_t d = next; d < dates.size() && dates[d].first < c.end; ++d) {
      const Date& date = dates[d];
      if (date.core < c.first || date.end > c.end) return true;
      const bool same = date.first == c.first && date.end == c.end;
      // "In April La Fraternidad met": no name begins with a time that is told.
      if (date.first == c.first && (date.flags & kTimed) != 0) return true;
      if (same && ((date.flags & kHeadingDate) != 0 || c.score < over_date)) return true;
    }
    return false;
  });
}

void yield_dates(const Candidates& standing, std::vector<Date>& dates) {
  size_t next = 0;
  std::erase_if(dates, [&](const Date& date) {
    while (next < standing.size() && standing[next].end <= date.core) ++next;
    return next < standing.size() && standing[next].first <= date.core &&
           date.end <= standing[next].end && (date.flags & kHeadingDate) == 0;
  });
}

void arbitrate(const rules::Pack& pack, Candidates& candidates, ArbiterScratch& scratch) {
  std::erase_if(candidates, [](const Candidate& c) { return !(c.score > 0) || c.first >= c.end; });
  sort_in_text_order(candidates, scratch);
  const auto margin = static_cast<float>(pack.weight("arbiter.inner-margin"));
  standing_scores(candidates, margin, scratch.scores);
  scratch.stands.assign(candidates.size(), 0);
  for (size_t begin = 0; begin < candidates.size();) {
    uint32_t reach = candidates[begin].end;
    size_t end = begin + 1;
    while (end < candidates.size() && candidates[end].first < reach)
      reach = std::max(reach, candidates[end++].end);
    choose(candidates, begin, end, scratch);
    begin = end;
  }
  size_t kept = 0;
  for (size_t i = 0; i < candidates.size(); ++i)
    if (scratch.stands[i] != 0) candidates[kept++] = candidates[i];
  candidates.resize(kept);
}

}  // namespace annals::resolve
