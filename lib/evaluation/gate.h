// The gate: an evaluation against an earlier one. Nothing that was right may be lost, and no figure
// may sink, unless a list allows it.
#ifndef ANNALS_LIB_EVALUATION_GATE_H_
#define ANNALS_LIB_EVALUATION_GATE_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "annals/evaluation.h"
#include "annals/result.h"

namespace annals::evaluation {

// What an evaluation had right.
struct Baseline {
  struct Document {
    std::map<std::string, double> figures;  // itemised measures, by name
    std::set<std::string> right;            // keys of the items (ranking.h)
  };
  std::map<std::string, Document> documents;
  std::map<std::string, double> mean;
};

Baseline baseline_of(const Report& report);

// The file's form: JSON, keys sorted, one item a line, so that a change shows as a short diff.
std::string write_baseline(const Baseline& baseline);

// Error: no JSON, or not a baseline.
Result<Baseline> read_baseline(std::string_view json);

// Lines "DOCUMENT KEY" or "DOCUMENT figure MEASURE" ("mean figure MEASURE"); blank lines and those
// that begin with # are left out.
std::set<std::string> read_allowed(std::string_view text);

struct GateResult {
  struct Lost {
    std::string document;
    std::string key;
    const Item* now = nullptr;  // the error in its place, where the report has one
  };
  struct Lower {
    std::string document;  // "mean" for the mean
    std::string measure;
    double before = 0;
    double now = 0;
  };
  std::vector<Lost> lost;
  std::vector<Lower> lower;
  std::vector<Lost> gained;                // right now, not before
  std::vector<std::string> not_evaluated;  // documents of the baseline that the report lacks
  std::vector<std::string> unused;         // allowed, and not needed

  bool passed() const { return lost.empty() && lower.empty() && not_evaluated.empty(); }
};

// Points into `report`, which must outlive the result.
GateResult check(const Baseline& baseline, const Report& report,
                 const std::set<std::string>& allowed);

// For a person: what was lost and lowered, at most `limit` items of each (0: all).
std::string gate_text(const GateResult& result, size_t limit);

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_GATE_H_
