// An evaluation as text, as JSON and as JUnit XML.
#ifndef ANNALS_LIB_EVALUATION_REPORT_H_
#define ANNALS_LIB_EVALUATION_REPORT_H_

#include <string>

#include "annals/evaluation.h"
#include "evaluation/gate.h"

namespace annals::evaluation {

struct ReportOptions {
  // Errors shown, of each list; 0: none, SIZE_MAX: all.
  size_t errors = 20;
  // Only this measure's errors; the number of measures: all.
  size_t measure = SIZE_MAX;
  // The SemEval schemes of each type too, not only those of all types together. (JSON has all.)
  bool semeval = false;
};

// Tables (each measure in each document, and the mean with its interval), the rules with most
// blame, the ranked errors, and the errors one by one with line and context.
std::string report_text(const Report& report, const ReportOptions& options);

// All of it, for programs: {"schema", "documents", "mean", "rules", "ranking", …}.
std::string report_json(const Report& report, const ReportOptions& options);

// A test suite for each document with a test case for each gold record, which fails if anything in
// it is not right; and one for the gate where there is one.
std::string report_junit(const Report& report, const GateResult* gate);

}  // namespace annals::evaluation

#endif  // ANNALS_LIB_EVALUATION_REPORT_H_
