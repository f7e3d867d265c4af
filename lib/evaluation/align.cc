#include "evaluation/align.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace annals::evaluation {
namespace {

struct Pair {
  uint32_t tier = 0;  // the better, the lower
  uint64_t overlap = 0;
  uint32_t left = 0;
  uint32_t right = 0;
  bool operator<(const Pair& other) const {
    return std::tuple(tier, other.overlap, left, right) <
           std::tuple(other.tier, overlap, other.left, other.right);
  }
};

std::vector<uint32_t> sorted_by_begin(const std::vector<Aligned>& spans) {
  std::vector<uint32_t> order(spans.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return spans[a].span.begin < spans[b].span.begin;
  });
  return order;
}

// False: the two may not be aligned.
bool rank(const Aligned& a, const Aligned& b, Order order, uint32_t& tier) {
  const bool same_type = a.type == b.type;
  const bool equal = a.span == b.span;
  tier = 0;
  if (order == Order::within_type) tier = equal ? 0 : 1;
  if (order == Order::across_types) tier = (equal ? 0u : 2u) + (same_type ? 0u : 1u);
  return order != Order::within_type || same_type;
}

}  // namespace

std::vector<uint32_t> align(const std::vector<Aligned>& left, const std::vector<Aligned>& right,
                            Order order) {
  const std::vector<uint32_t> rights = sorted_by_begin(right);
  // The furthest end up to each place: no span before the first place that reaches `begin`
  // overlaps.
  std::vector<uint64_t> furthest(rights.size());
  uint64_t end = 0;
  for (size_t i = 0; i < rights.size(); ++i)
    furthest[i] = end = std::max(end, right[rights[i]].span.end);

  std::vector<Pair> pairs;
  for (uint32_t l = 0; l < left.size(); ++l) {
    const Span& a = left[l].span;
    auto i = static_cast<size_t>(std::upper_bound(furthest.begin(), furthest.end(), a.begin) -
                                 furthest.begin());
    for (; i < rights.size() && right[rights[i]].span.begin < a.end; ++i) {
      const Span& b = right[rights[i]].span;
      uint32_t tier = 0;
      if (b.end <= a.begin || !rank(left[l], right[rights[i]], order, tier)) continue;
      pairs.push_back({tier, std::min(a.end, b.end) - std::max(a.begin, b.begin), l, rights[i]});
    }
  }
  std::sort(pairs.begin(), pairs.end());

  std::vector<uint32_t> partner(left.size(), kUnaligned);
  std::vector<bool> taken(right.size(), false);
  for (const Pair& pair : pairs) {
    if (partner[pair.left] != kUnaligned || taken[pair.right]) continue;
    partner[pair.left] = pair.right;
    taken[pair.right] = true;
  }
  return partner;
}

}  // namespace annals::evaluation
