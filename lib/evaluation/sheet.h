// The score sheet of one document: what is counted, record by record.
#ifndef ANNALS_LIB_EVALUATION_SHEET_H_
#define ANNALS_LIB_EVALUATION_SHEET_H_

#include <string>
#include <vector>

#include "annals/evaluation.h"
#include "evaluation/measures.h"

namespace annals::evaluation {

class Sheet {
 public:
  explicit Sheet(const std::vector<Event>& gold);

  // Counts without an item.
  void count(uint32_t measure, const Span& span, const Tally& tally);

  // Counts an item and lists it; what it counts follows from its measure's form and its outcome.
  void judge(uint32_t measure, Outcome outcome, const Span& span, std::string gold, std::string got,
             std::string rule = {});

  // The tallies of each gold record, kMeasures of them each. What stands between records is
  // counted with the one before it. A document without gold records has one unit.
  const std::vector<std::vector<Tally>>& units() const { return units_; }
  std::vector<Item>& items() { return items_; }

 private:
  uint32_t unit_of(const Span& span) const;

  std::vector<uint64_t> begins_;  // ascending
  std::vector<std::vector<Tally>> units_;
  std::vector<Item> items_;
};

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_SHEET_H_
