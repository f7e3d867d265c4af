// The yardstick: one RE2 pass of a full English date pattern with ranges over the text.
#ifndef ANNALS_BENCH_DATE_PATTERN_H_
#define ANNALS_BENCH_DATE_PATTERN_H_

#include <re2/re2.h>

#include <cstddef>
#include <string>

namespace annals::bench {

#define ANNALS_MONTH                                                                            \
  "(?:January|February|March|April|May|June|July|August|September|October|November|"            \
  "December|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|" \
  "Dec\\.?)"
#define ANNALS_DAY "(?:[0-3]?[0-9](?:st|nd|rd|th)?)"
#define ANNALS_RANGE "(?:\\s*(?:-|–|to|and|&)\\s*)"

inline constexpr char kDatePattern[] =
    "(?:" ANNALS_MONTH "\\s+" ANNALS_DAY "(?:" ANNALS_RANGE "(?:" ANNALS_MONTH "\\s+)?" ANNALS_DAY
    ")?(?:,?\\s+[12][0-9]{3})?|" ANNALS_DAY "(?:" ANNALS_RANGE ANNALS_DAY
    ")?\\s+(?:of\\s+)?" ANNALS_MONTH "(?:,?\\s+[12][0-9]{3})?|" ANNALS_MONTH
    "\\s+[12][0-9]{3}|[12][0-9]{3}-[01][0-9]-[0-3][0-9]|\\b[12][0-9]{3}\\b)";

inline size_t count_matches(const re2::RE2& pattern, const std::string& text) {
  size_t count = 0;
  re2::StringPiece match;
  size_t at = 0;
  while (pattern.Match(text, at, text.size(), re2::RE2::UNANCHORED, &match, 1)) {
    ++count;
    at = static_cast<size_t>(match.data() - text.data()) + match.size();
  }
  return count;
}

}  // namespace annals::bench

#endif  // ANNALS_BENCH_DATE_PATTERN_H_
