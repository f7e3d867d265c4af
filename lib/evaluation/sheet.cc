#include "evaluation/sheet.h"

#include <algorithm>

namespace annals::evaluation {

Sheet::Sheet(const std::vector<Event>& gold) {
  for (const Event& event : gold) begins_.push_back(event.span.begin);
  std::sort(begins_.begin(), begins_.end());
  units_.assign(std::max<size_t>(1, gold.size()), std::vector<Tally>(kMeasures));
}

uint32_t Sheet::unit_of(const Span& span) const {
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), span.begin);
  return after == begins_.begin() ? 0 : static_cast<uint32_t>(after - begins_.begin() - 1);
}

void Sheet::count(uint32_t measure, const Span& span, const Tally& tally) {
  units_[unit_of(span)][measure].add(tally);
}

void Sheet::judge(uint32_t measure, Outcome outcome, const Span& span, std::string gold,
                  std::string got, std::string rule) {
  const double right = outcome == Outcome::right ? 1 : 0;
  const double predicted = outcome == Outcome::missed ? 0 : 1;
  const double expected = outcome == Outcome::spurious ? 0 : 1;
  count(measure, span, {right, predicted, expected});
  Item item;
  item.measure = measure;
  item.outcome = outcome;
  item.span = span;
  item.gold = std::move(gold);
  item.got = std::move(got);
  item.rule = std::move(rule);
  item.record = unit_of(span);
  items_.push_back(std::move(item));
}

}  // namespace annals::evaluation
