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
inline bool in_text_order(const Candidate& a, const Candidate& b) {
  if (a.first != b.first) return a.first < b.first;
  if (a.end != b.end) return a.end > b.end;
  if (a.score != b.score) return a.score > b.score;
  if (a.label != b.label) return label_order(a.label) < label_order(b.label);
  return a.rule < b.rule;
}

// Sorts the candidates, and leaves out those that are to be dropped. Those that begin within the
// same few tokens are put side by side by counting; among them, who are few, each is moved to its
// place.
template <typename Drop>
void sort_in_text_order(Candidates& candidates, ArbiterScratch& scratch, const Drop& drop) {
  constexpr uint32_t kStretch = 16;  // tokens
  constexpr size_t kFew = 64;        // candidates of a stretch
  uint32_t last = 0;
  for (const Candidate& candidate : candidates) last = std::max(last, candidate.first);
  std::vector<uint32_t>& ends = scratch.ends;  // of what each stretch has so far
  ends.assign(last / kStretch + 2, 0);
  for (const Candidate& candidate : candidates) ++ends[candidate.first / kStretch + 1];
  for (size_t k = 1; k < ends.size(); ++k) ends[k] += ends[k - 1];

  Candidates& sorted = scratch.sorted;
  if (sorted.size() < candidates.size()) sorted.resize(candidates.size());
  for (const Candidate& candidate : candidates)
    sorted[ends[candidate.first / kStretch]++] = candidate;
  uint32_t begin = 0;
  for (const uint32_t end : ends) {
    const auto at = [&](uint32_t i) { return sorted.begin() + i; };
    if (end - begin > kFew) std::stable_sort(at(begin), at(end), in_text_order);
    for (uint32_t i = begin + 1; i < end; ++i) {
      if (!in_text_order(sorted[i], sorted[i - 1])) continue;
      const Candidate candidate = sorted[i];
      uint32_t to = i;
      for (; to > begin && in_text_order(candidate, sorted[to - 1]); --to)
        sorted[to] = sorted[to - 1];
      sorted[to] = candidate;
    }
    begin = end;
  }

  size_t kept = 0;
  for (size_t i = 0; i < candidates.size(); ++i)
    if (!drop(sorted[i])) candidates[kept++] = sorted[i];
  candidates.resize(kept);
}

// Puts `fresh` among `candidates`; both ascend.
void merge_in(const Candidates& fresh, Candidates& candidates) {
  size_t old = candidates.size();
  size_t to = old + fresh.size();
  candidates.resize(to);
  for (size_t k = fresh.size(); k > 0;) {
    const bool keeps = old == 0 || !in_text_order(fresh[k - 1], candidates[old - 1]);
    candidates[--to] = keeps ? fresh[--k] : candidates[--old];
  }
}

bool is_ruled_out(const Candidate& c, const Date& date, float over_date) {
  if (date.core < c.first || date.end > c.end) return true;
  // "In April La Concordia met": no name begins with a time that is told.
  if (date.first == c.first && (date.flags & kTimed) != 0) return true;
  const bool same = date.first == c.first && date.end == c.end;
  return same && ((date.flags & kHeadingDate) != 0 || c.score < over_date);
}

bool counts(const Candidate& c) { return c.score > 0 && c.first < c.end; }

// Candidates that overlap in a chain, ascending: among them it is decided.
class Group {
 public:
  Group(const Candidates& candidates, ArbiterScratch& scratch, float margin)
      : candidates_(candidates), members_(scratch.members), s_(scratch), margin_(margin) {}

  // Takes what overlaps, from candidate `i` on; returns the first behind it. Candidates that do
  // not count are passed over.
  size_t gather(size_t i) {
    members_.clear();
    uint32_t reach = 0;
    for (; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      if (!counts(c)) continue;
      if (!members_.empty() && c.first >= reach) break;
      reach = std::max(reach, c.end);
      members_.push_back({static_cast<uint32_t>(i), c.score, false});
    }
    return i;
  }

  bool empty() const { return members_.empty(); }

  bool has(Label label) const {
    return std::any_of(members_.begin(), members_.end(),
                       [&](const auto& m) { return candidates_[m.index].label == label; });
  }

  // Calls `keep` for those that stand, ascending.
  template <typename Keep>
  void choose(const Keep& keep) {
    if (members_.size() == 1) return keep(candidates_[members_[0].index]);
    find_scores();
    if (members_.size() == 2)  // they overlap
      return keep(candidates_[members_[outranks(0, 1) ? 0 : 1].index]);
    s_.order.resize(members_.size());
    std::iota(s_.order.begin(), s_.order.end(), uint32_t{0});
    sort_by_rank();
    const uint32_t base = candidates_[members_[0].index].first;
    s_.taken.clear();
    for (const uint32_t m : s_.order) {
      const Candidate& c = candidates_[members_[m].index];
      members_[m].stands = take(c.first - base, c.end - base);
    }
    for (const auto& member : members_)
      if (member.stands) keep(candidates_[member.index]);
  }

 private:
  // What each counts: its own score, or the highest that it contains and outranks.
  void find_scores() {
    for (size_t i = 0; i < members_.size(); ++i) {
      const Candidate& outer = candidates_[members_[i].index];
      for (size_t k = i + 1; k < members_.size(); ++k) {
        const Candidate& inner = candidates_[members_[k].index];
        if (inner.first >= outer.end) break;
        if (contains(outer, inner) && inner.score <= outer.score + margin_)
          members_[i].score = std::max(members_[i].score, inner.score);
      }
    }
  }

  bool outranks(uint32_t a, uint32_t b) const {
    if (members_[a].score != members_[b].score) return members_[a].score > members_[b].score;
    const Candidate &x = candidates_[members_[a].index], &y = candidates_[members_[b].index];
    if (x.end - x.first != y.end - y.first) return x.end - x.first > y.end - y.first;
    if (x.first != y.first) return x.first < y.first;
    if (x.score != y.score) return x.score > y.score;
    if (x.label != y.label) return label_order(x.label) < label_order(y.label);
    return a < b;
  }

  void sort_by_rank() {
    constexpr size_t kFew = 12;
    std::vector<uint32_t>& order = s_.order;
    const auto better = [&](uint32_t a, uint32_t b) { return outranks(a, b); };
    if (order.size() > kFew) return std::sort(order.begin(), order.end(), better);
    for (size_t i = 1; i < order.size(); ++i) {
      const uint32_t member = order[i];
      size_t to = i;
      for (; to > 0 && outranks(member, order[to - 1]); --to) order[to] = order[to - 1];
      order[to] = member;
    }
  }

  // Takes tokens [first, end) of the group if all are free.
  bool take(uint32_t first, uint32_t end) {
    constexpr uint32_t kBits = 64;
    if (s_.taken.size() * kBits < end) s_.taken.resize(end / kBits + 1, 0);
    const auto mask = [&](uint32_t word) {
      const uint64_t from = word == first / kBits ? ~uint64_t{0} << (first % kBits) : ~uint64_t{0};
      const uint64_t to = word == end / kBits ? ~(~uint64_t{0} << (end % kBits)) : ~uint64_t{0};
      return from & to;
    };
    for (uint32_t word = first / kBits; word * kBits < end; ++word)
      if ((s_.taken[word] & mask(word)) != 0) return false;
    for (uint32_t word = first / kBits; word * kBits < end; ++word) s_.taken[word] |= mask(word);
    return true;
  }

  const Candidates& candidates_;
  std::vector<ArbiterScratch::Member>& members_;
  ArbiterScratch& s_;
  float margin_;
};

float inner_margin(const rules::Pack& pack) {
  return static_cast<float>(pack.weight("arbiter.inner-margin"));
}

}  // namespace

void respect_dates(const rules::Pack& pack, const std::vector<Date>& dates, Candidates& candidates,
                   size_t settled, ArbiterScratch& scratch) {
  const auto over_date = static_cast<float>(pack.weight("arbiter.over-date"));
  Candidates& fresh = scratch.fresh;
  size_t next = 0;
  const auto drop = [&](const Candidate& c) {
    while (next < dates.size() && dates[next].end <= c.first) ++next;
    for (size_t d = next; d < dates.size() && dates[d].first < c.end; ++d)
      if (is_ruled_out(c, dates[d], over_date)) return true;
    return false;
  };
  if (settled == 0) return sort_in_text_order(candidates, scratch, drop);
  fresh.assign(candidates.begin() + static_cast<std::ptrdiff_t>(settled), candidates.end());
  candidates.resize(settled);
  sort_in_text_order(fresh, scratch, drop);
  merge_in(fresh, candidates);
}

size_t lower_score(Candidates& candidates, size_t i, float score, size_t settled) {
  candidates[i].score = std::min(candidates[i].score, score);
  for (; i + 1 < settled && in_text_order(candidates[i + 1], candidates[i]); ++i)
    std::swap(candidates[i], candidates[i + 1]);
  return i;
}

void yield_dates(const Candidates& standing, Resolved& resolved) {
  size_t next = 0;
  resolved.erase_dates_if([&](const Date& date) {
    while (next < standing.size() && standing[next].end <= date.core) ++next;
    return next < standing.size() && standing[next].first <= date.core &&
           date.end <= standing[next].end && (date.flags & kHeadingDate) == 0;
  });
}

void arbitrate(const rules::Pack& pack, Candidates& candidates, ArbiterScratch& scratch) {
  Group group(candidates, scratch, inner_margin(pack));
  size_t kept = 0;  // never ahead of the group
  for (size_t i = group.gather(0); !group.empty(); i = group.gather(i))
    group.choose([&](const Candidate& candidate) { candidates[kept++] = candidate; });
  candidates.resize(kept);
}

void standing_people(const rules::Pack& pack, const Candidates& candidates, Candidates& people,
                     ArbiterScratch& scratch) {
  people.clear();
  Group group(candidates, scratch, inner_margin(pack));
  for (size_t i = group.gather(0); !group.empty(); i = group.gather(i)) {
    if (!group.has(Label::person)) continue;
    group.choose([&](const Candidate& candidate) {
      if (candidate.label == Label::person) people.push_back(candidate);
    });
  }
}

}  // namespace annals::resolve
