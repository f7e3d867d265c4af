#include <algorithm>
#include <map>
#include <unordered_map>

#include "annals/evaluation.h"
#include "evaluation/bootstrap.h"
#include "evaluation/context.h"
#include "evaluation/fields.h"
#include "evaluation/measures.h"
#include "evaluation/mentions.h"
#include "evaluation/sheet.h"

namespace annals::evaluation {
namespace {

Figure figure_of(const Measure& measure, const Tally& tally) {
  Figure figure;
  figure.tally = tally;
  figure.value = value_of(measure, tally);
  if (measure.form == Form::f1) {
    figure.precision = tally.precision();
    figure.recall = tally.recall();
  }
  return figure;
}

// The mean of a part of the figures, over the documents that have it.
template <typename Part>
std::optional<double> mean_of(const std::vector<DocumentReport>& documents, size_t measure,
                              const Part& part) {
  double sum = 0;
  double count = 0;
  for (const DocumentReport& document : documents) {
    const std::optional<double> value = part(document.figures[measure]);
    if (!value || !document.in_mean) continue;
    sum += *value;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / count;
}

// Rules that gave mentions, most blame first.
std::vector<RuleScore> score_rules(const std::vector<DocumentReport>& documents) {
  std::map<std::string, RuleScore> scores;
  for (const DocumentReport& document : documents) {
    for (const Item& item : document.items) {
      if (item.rule.empty()) continue;
      RuleScore& score = scores[item.rule];
      const bool mention = item.measure < kMention + kTypes;
      if (mention && item.outcome == Outcome::right) ++score.right;
      if (mention && item.outcome == Outcome::spurious) ++score.spurious;
      const bool value = item.measure == kDateValue || item.measure == kPlaceCountry ||
                         item.measure == kOrganizationName || item.measure == kPersonName;
      if (value && item.outcome == Outcome::wrong) ++score.wrong;
    }
  }
  std::vector<RuleScore> out;
  for (auto& [rule, score] : scores) {
    score.rule = rule;
    out.push_back(std::move(score));
  }
  std::stable_sort(out.begin(), out.end(), [](const RuleScore& a, const RuleScore& b) {
    return a.spurious + a.wrong > b.spurious + b.wrong;
  });
  return out;
}

OffsetUnit unit_of(const Records& records) {
  return records.events.empty() ? OffsetUnit::byte : records.events.front().offsets;
}

DocumentReport judge_document(const Records& gold, const std::vector<Event>& predicted,
                              const Options& options, Units& units) {
  DocumentReport report;
  report.document = gold.document;
  report.in_mean = std::find(options.not_in_mean.begin(), options.not_in_mean.end(),
                             gold.document) == options.not_in_mean.end();
  report.gold_records = gold.events.size();
  report.predicted_records = predicted.size();
  Sheet sheet(gold.events);
  judge_mentions(gold.events, predicted, options, sheet);
  judge_records(gold.events, predicted, sheet);
  std::vector<Tally> totals(kMeasures);
  for (const std::vector<Tally>& unit : sheet.units())
    for (size_t m = 0; m < kMeasures; ++m) totals[m].add(unit[m]);
  for (size_t m = 0; m < kMeasures; ++m)
    report.figures.push_back(figure_of(measures()[m], totals[m]));
  report.items = std::move(sheet.items());
  std::stable_sort(report.items.begin(), report.items.end(), [](const Item& a, const Item& b) {
    return a.measure != b.measure ? a.measure < b.measure : a.span < b.span;
  });
  if (!gold.text.empty()) {
    const Context context(gold.text, unit_of(gold));
    for (Item& item : report.items) context.fill(item, options.context);
  }
  units = sheet.units();
  return report;
}

}  // namespace

Report evaluate(const std::vector<Records>& gold, const std::vector<Records>& predicted,
                const Options& options) {
  Report report;
  std::unordered_map<std::string_view, const Records*> by_name;
  for (const Records& records : predicted) by_name.emplace(records.document, &records);
  const std::vector<Event> none;
  std::vector<Units> units;
  for (const Records& records : gold) {
    const auto found = by_name.find(records.document);
    const Records* other = found == by_name.end() ? nullptr : found->second;
    if (found != by_name.end()) by_name.erase(found);
    if (other != nullptr && !other->events.empty() && !records.events.empty() &&
        unit_of(*other) != unit_of(records)) {
      report.other_unit.push_back(records.document);
      continue;
    }
    report.documents.push_back(judge_document(records, other == nullptr ? none : other->events,
                                              options, units.emplace_back()));
  }
  for (const Records& records : predicted)
    if (by_name.contains(records.document)) report.without_gold.push_back(records.document);

  for (size_t m = 0; m < kMeasures; ++m) {
    Figure& mean = report.mean.emplace_back();
    mean.value = mean_of(report.documents, m, [](const Figure& f) { return f.value; });
    mean.precision = mean_of(report.documents, m, [](const Figure& f) { return f.precision; });
    mean.recall = mean_of(report.documents, m, [](const Figure& f) { return f.recall; });
  }
  if (options.resamples > 0) bootstrap(units, options, report.documents, report.mean);
  report.rules = score_rules(report.documents);
  return report;
}

}  // namespace annals::evaluation
