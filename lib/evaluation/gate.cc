#include "evaluation/gate.h"

#include <algorithm>
#include <unordered_map>

#include "evaluation/measures.h"
#include "evaluation/numbers.h"
#include "evaluation/ranking.h"

namespace annals::evaluation {
namespace {

// Figures are quotients of small numbers: what differs by less is the same figure.
constexpr double kTolerance = 1e-9;

std::map<std::string, double> figures_of(const std::vector<Figure>& figures) {
  std::map<std::string, double> out;
  for (size_t m = 0; m < kMeasures; ++m)
    if (measures()[m].itemised && figures[m].value)
      out[std::string(measures()[m].name)] = *figures[m].value;
  return out;
}

class Allowance {
 public:
  explicit Allowance(const std::set<std::string>& allowed) : allowed_(allowed) {}
  bool allows(const std::string& line) {
    if (!allowed_.contains(line)) return false;
    used_.insert(line);
    return true;
  }
  std::vector<std::string> unused() const {
    std::vector<std::string> out;
    std::set_difference(allowed_.begin(), allowed_.end(), used_.begin(), used_.end(),
                        std::back_inserter(out));
    return out;
  }

 private:
  const std::set<std::string>& allowed_;
  std::set<std::string> used_;
};

void check_figures(const std::string& document, const std::map<std::string, double>& before,
                   const std::map<std::string, double>& now, Allowance& allowance,
                   GateResult& result) {
  const std::string prefix = document + " figure ";
  for (const auto& [measure, value] : before) {
    const auto found = now.find(measure);
    const double current = found == now.end() ? 0 : found->second;
    if (current >= value - kTolerance) continue;
    if (allowance.allows(prefix + measure)) continue;
    result.lower.push_back({document, measure, value, current});
  }
}

void check_items(const Baseline::Document& before, const DocumentReport& now, Allowance& allowance,
                 GateResult& result) {
  std::unordered_map<std::string, const Item*> items;  // of the gold, by key
  for (const Item& item : now.items)
    if (item.outcome != Outcome::spurious) items.emplace(key_of(item), &item);
  for (const std::string& key : before.right) {
    const auto found = items.find(key);
    const Item* item = found == items.end() ? nullptr : found->second;
    if (item != nullptr && item->outcome == Outcome::right) continue;
    if (!allowance.allows(now.document + " " + key))
      result.lost.push_back({now.document, key, item});
  }
  for (const Item& item : now.items) {
    if (item.outcome != Outcome::right) continue;
    std::string key = key_of(item);
    if (!before.right.contains(key)) result.gained.push_back({now.document, std::move(key), &item});
  }
}

}  // namespace

Baseline baseline_of(const Report& report) {
  Baseline baseline;
  for (const DocumentReport& document : report.documents) {
    Baseline::Document& entry = baseline.documents[document.document];
    entry.figures = figures_of(document.figures);
    for (const Item& item : document.items)
      if (item.outcome == Outcome::right) entry.right.insert(key_of(item));
  }
  baseline.mean = figures_of(report.mean);
  return baseline;
}

std::set<std::string> read_allowed(std::string_view text) {
  std::set<std::string> allowed;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') allowed.emplace(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return allowed;
}

GateResult check(const Baseline& baseline, const Report& report,
                 const std::set<std::string>& allowed) {
  GateResult result;
  Allowance allowance(allowed);
  std::unordered_map<std::string, const DocumentReport*> documents;
  for (const DocumentReport& document : report.documents)
    documents.emplace(document.document, &document);
  for (const auto& [name, before] : baseline.documents) {
    const auto found = documents.find(name);
    if (found == documents.end()) {
      result.not_evaluated.push_back(name);
      continue;
    }
    check_items(before, *found->second, allowance, result);
    check_figures(name, before.figures, figures_of(found->second->figures), allowance, result);
  }
  check_figures("mean", baseline.mean, figures_of(report.mean), allowance, result);
  result.unused = allowance.unused();
  return result;
}

std::string gate_text(const GateResult& result, size_t limit) {
  std::string out;
  const auto more = [&](size_t shown, size_t all) {
    if (shown < all) out += "  … and " + std::to_string(all - shown) + " more\n";
  };
  const auto count = [&](size_t all) { return limit == 0 ? all : std::min(limit, all); };
  for (const std::string& name : result.not_evaluated)
    out += "not evaluated: " + name + ", which the baseline has\n";
  for (size_t i = 0; i < count(result.lower.size()); ++i) {
    const GateResult::Lower& lower = result.lower[i];
    out += "lower: " + lower.document + " " + lower.measure + " " + decimal(lower.before, 4) +
           " → " + decimal(lower.now, 4) + "\n";
  }
  more(count(result.lower.size()), result.lower.size());
  for (size_t i = 0; i < count(result.lost.size()); ++i) {
    const GateResult::Lost& lost = result.lost[i];
    out += "lost: " + lost.document;
    if (lost.now != nullptr && lost.now->line != 0) out += ":" + std::to_string(lost.now->line);
    out += " " + lost.key;
    if (lost.now != nullptr && lost.now->outcome == Outcome::wrong) out += ", got " + lost.now->got;
    out += "\n";
  }
  more(count(result.lost.size()), result.lost.size());
  for (const std::string& line : result.unused) out += "allowed, not needed: " + line + "\n";
  out += result.passed() ? "gate passed" : "gate failed";
  out += ": " + std::to_string(result.lost.size()) + " lost, " +
         std::to_string(result.gained.size()) + " gained, " + std::to_string(result.lower.size()) +
         " figures lower\n";
  return out;
}

}  // namespace annals::evaluation
