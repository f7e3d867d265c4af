// The measures by index: what the rest of this folder calls them.
#ifndef ANNALS_LIB_EVALUATION_MEASURES_H_
#define ANNALS_LIB_EVALUATION_MEASURES_H_

#include <cstdint>

#include "annals/evaluation.h"

namespace annals::evaluation {

// The four mention types that are judged, and all of them together.
enum Type : uint32_t { kDate, kPlace, kOrganization, kPerson, kAllTypes };
inline constexpr uint32_t kTypes = 4;

// The schemes of SemEval-2013 task 9.1.
enum Scheme : uint32_t { kStrict, kExact, kPartial, kType };
inline constexpr uint32_t kSchemes = 4;

// Order as in measures(). Those of the types follow one another in the order of Type.
enum MeasureIndex : uint32_t {
  kMention = 0,  // strict, kMention + Type
  kOverlap = kMention + kTypes,
  kDateValue = kOverlap + kTypes,
  kDateRole,
  kPlaceCountry,
  kPlaceRole,
  kOrganizationName,
  kPersonName,
  kBoundary,
  kRecord,
  kWhen,
  kWhere,
  kMode,
  kTitle,
  kKind,
  kOrganizer,
  kWarning,
  kSemeval,  // kSemeval + Type * kSchemes + Scheme
  kMeasures = kSemeval + (kTypes + 1) * kSchemes
};

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_MEASURES_H_
