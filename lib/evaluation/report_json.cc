#include "annals/json.h"
#include "evaluation/measures.h"
#include "evaluation/ranking.h"
#include "evaluation/report.h"

namespace annals::evaluation {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* key, const std::optional<double>& value) {
  if (value) object[key] = *value;
}
void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = detail::to_value(value);
}

Json figures_json(const std::vector<Figure>& figures, bool with_counts) {
  Json out = Json::object();
  for (size_t m = 0; m < kMeasures; ++m) {
    const Figure& figure = figures[m];
    Json& entry = out[std::string(measures()[m].name)];
    entry = Json::object();
    entry["value"] = figure.value ? Json(*figure.value) : Json();
    put(entry, "precision", figure.precision);
    put(entry, "recall", figure.recall);
    put(entry, "low", figure.low);
    put(entry, "high", figure.high);
    if (!with_counts) continue;
    entry["credit"] = figure.tally.credit;
    entry["predicted"] = figure.tally.predicted;
    entry["gold"] = figure.tally.gold;
  }
  return out;
}

Json item_json(const Item& item) {
  Json out;
  out["measure"] = measures()[item.measure].name;
  out["outcome"] = name_of(item.outcome);
  out["span"] = Json::array({item.span.begin, item.span.end});
  put(out, "gold", item.gold);
  put(out, "got", item.got);
  put(out, "rule", item.rule);
  if (item.line == 0) return out;
  out["line"] = item.line;
  put(out, "before", item.before);
  put(out, "words", item.words);
  put(out, "after", item.after);
  return out;
}

}  // namespace

std::string report_json(const Report& report, const ReportOptions& options) {
  Json out;
  out["schema"] = "urn:annals:evaluation:1";
  out["documents"] = Json::array();
  for (const DocumentReport& document : report.documents) {
    Json entry;
    entry["document"] = detail::to_value(document.document);
    entry["gold_records"] = document.gold_records;
    entry["predicted_records"] = document.predicted_records;
    entry["figures"] = figures_json(document.figures, true);
    entry["errors"] = Json::array();
    for (const Item& item : document.items) {
      const bool wanted = options.measure >= kMeasures || options.measure == item.measure;
      if (wanted && item.outcome != Outcome::right) entry["errors"].push_back(item_json(item));
    }
    out["documents"].push_back(std::move(entry));
  }
  out["mean"] = figures_json(report.mean, false);
  out["rules"] = Json::array();
  for (const RuleScore& score : report.rules)
    out["rules"].push_back({{"rule", score.rule},
                            {"right", score.right},
                            {"spurious", score.spurious},
                            {"wrong", score.wrong}});
  out["ranking"] = Json::array();
  for (const ErrorGroup& group : rank_errors(report, options.measure)) {
    const Item& item = *group.places.front().item;
    Json entry;
    entry["count"] = group.places.size();
    entry["measure"] = measures()[group.measure].name;
    entry["outcome"] = name_of(group.outcome);
    put(entry, "gold", item.gold);
    put(entry, "got", item.got);
    out["ranking"].push_back(std::move(entry));
  }
  out["without_gold"] = report.without_gold;
  out["other_unit"] = report.other_unit;
  return out.dump(1) + "\n";
}

}  // namespace annals::evaluation
