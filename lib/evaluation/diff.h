// What one extraction has and another has not: gained, lost and altered, item by item.
#ifndef ANNALS_LIB_EVALUATION_DIFF_H_
#define ANNALS_LIB_EVALUATION_DIFF_H_

#include <string>
#include <vector>

#include "annals/evaluation.h"

namespace annals::evaluation {

enum class ChangeKind : uint8_t { gained, lost, altered };

struct Change {
  ChangeKind kind = ChangeKind::gained;
  std::string document;
  std::string what;    // "date", "place", …, "record", "when", "where", "mode", "title", "kind"
  Span span;           // of the mention or the record; of the second side where both have it
  std::string before;  // its value on either side; empty where that side has it not
  std::string after;
  std::string rule;  // what gave it, on the second side if there; with extract --explain
  Item place;        // line and context, where the text is known
};

// Records are paired one to one by largest overlap, mentions by type and span. In the order of the
// documents of `before`, then those only in `after`; in each, by position. Texts from either side.
std::vector<Change> compare(const std::vector<Records>& before, const std::vector<Records>& after);

std::string diff_text(const std::vector<Change>& changes);
std::string diff_json(const std::vector<Change>& changes);

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_DIFF_H_
