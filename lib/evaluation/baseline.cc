// The baseline file.
#include <string>

#include "annals/json.h"
#include "evaluation/gate.h"

namespace annals::evaluation {
namespace {

constexpr std::string_view kSchema = "urn:annals:baseline:1";

nlohmann::ordered_json figures_json(const std::map<std::string, double>& figures) {
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  for (const auto& [measure, value] : figures) out[measure] = value;
  return out;
}

bool read_figures(const nlohmann::ordered_json& json, std::map<std::string, double>& figures) {
  if (!json.is_object()) return false;
  for (const auto& [measure, value] : json.items()) {
    if (!value.is_number()) return false;
    figures[measure] = value.get<double>();
  }
  return true;
}

bool read_document(const nlohmann::ordered_json& json, Baseline::Document& document) {
  if (!json.is_object() || !json.contains("figures") || !json.contains("right")) return false;
  if (!read_figures(json["figures"], document.figures) || !json["right"].is_array()) return false;
  for (const auto& key : json["right"]) {
    if (!key.is_string()) return false;
    document.right.insert(key.get<std::string>());
  }
  return true;
}

bool read(const nlohmann::ordered_json& json, Baseline& baseline) {
  if (!json.is_object() || !json.contains("schema") || json["schema"] != kSchema) return false;
  if (!json.contains("documents") || !json["documents"].is_object()) return false;
  for (const auto& [name, document] : json["documents"].items())
    if (!read_document(document, baseline.documents[name])) return false;
  return json.contains("mean") && read_figures(json["mean"], baseline.mean);
}

}  // namespace

std::string write_baseline(const Baseline& baseline) {
  nlohmann::ordered_json json;
  json["schema"] = kSchema;
  json["mean"] = figures_json(baseline.mean);
  json["documents"] = nlohmann::ordered_json::object();
  for (const auto& [name, document] : baseline.documents) {
    nlohmann::ordered_json& entry = json["documents"][name];
    entry["figures"] = figures_json(document.figures);
    entry["right"] = document.right;
  }
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

Result<Baseline> read_baseline(std::string_view text) {
  Baseline baseline;
  const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
  if (!json.is_discarded() && read(json, baseline)) return baseline;
  Error error;
  error.message = "no baseline (" + std::string(kSchema) + "); write one with --update-baseline";
  return error;
}

}  // namespace annals::evaluation
