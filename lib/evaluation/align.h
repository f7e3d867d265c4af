// One-to-one alignment of two sets of spans.
#ifndef ANNALS_LIB_EVALUATION_ALIGN_H_
#define ANNALS_LIB_EVALUATION_ALIGN_H_

#include <cstdint>
#include <vector>

#include "annals/event.h"

namespace annals::evaluation {

inline constexpr uint32_t kUnaligned = 0xFFFFFFFFu;

// A span with its type.
struct Aligned {
  Span span;
  uint32_t type = 0;
};

enum class Order : uint8_t {
  overlap,      // the largest overlap first, whatever the type
  within_type,  // only pairs of one type: equal spans, then the largest overlap
  across_types  // equal spans of one type, equal spans, overlaps of one type, other overlaps
};

// The partner in `right` of each span of `left`, or kUnaligned. Of all pairs that overlap, the best
// is taken first, then the best of those left; ties go to the earlier.
// Cost: n log n where each span overlaps few others.
std::vector<uint32_t> align(const std::vector<Aligned>& left, const std::vector<Aligned>& right,
                            Order order);

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_ALIGN_H_
