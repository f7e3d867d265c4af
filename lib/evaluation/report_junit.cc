#include <string>

#include "annals/writer.h"
#include "evaluation/measures.h"
#include "evaluation/ranking.h"
#include "evaluation/report.h"

namespace annals::evaluation {
namespace {

// Text of an XML attribute or element; what XML 1.0 cannot hold becomes U+FFFD.
std::string escaped(std::string_view raw) {
  std::string buffer;
  std::string out;
  for (const char c : valid_utf8(raw, buffer)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<uint8_t>(c) < 0x20 && c != '\n' && c != '\t')
          out += "\xEF\xBF\xBD";
        else
          out += c;
    }
  }
  return out;
}

struct Case {
  std::string name;
  std::string failure;  // a line for each thing that is not right; empty: passed
  uint64_t failures = 0;
};

void append_suite(const std::string& name, const std::vector<Case>& cases, std::string& out) {
  size_t failed = 0;
  for (const Case& c : cases) failed += c.failures == 0 ? 0 : 1;
  out += " <testsuite name=\"" + escaped(name) + "\" tests=\"" + std::to_string(cases.size()) +
         "\" failures=\"" + std::to_string(failed) + "\">\n";
  for (const Case& c : cases) {
    out += "  <testcase classname=\"" + escaped(name) + "\" name=\"" + escaped(c.name) + "\"";
    if (c.failures == 0) {
      out += "/>\n";
      continue;
    }
    out += ">\n   <failure message=\"" + std::to_string(c.failures) + " not right\">" +
           escaped(c.failure) + "</failure>\n  </testcase>\n";
  }
  out += " </testsuite>\n";
}

// A record's case; what stands in no gold record goes with the one before it.
std::vector<Case> record_cases(const DocumentReport& document) {
  std::vector<Case> cases(std::max<uint64_t>(1, document.gold_records));
  for (size_t i = 0; i < cases.size(); ++i)
    cases[i].name = document.document + "#" + std::to_string(i + 1);
  for (const Item& item : document.items) {
    if (item.outcome == Outcome::right) continue;
    Case& c = cases[item.record];
    ++c.failures;
    c.failure += item.line == 0 ? std::string() : "line " + std::to_string(item.line) + ": ";
    c.failure += std::string(name_of(item.outcome)) + " " +
                 std::string(measures()[item.measure].name) + ": " + subject_of(item) + "\n";
  }
  return cases;
}

std::vector<Case> gate_cases(const GateResult& gate) {
  std::vector<Case> cases;
  for (const GateResult::Lost& lost : gate.lost)
    cases.push_back({lost.document + " " + lost.key, "was right, is not", 1});
  for (const GateResult::Lower& lower : gate.lower)
    cases.push_back({lower.document + " figure " + lower.measure,
                     std::to_string(lower.before) + " before, now " + std::to_string(lower.now),
                     1});
  for (const std::string& name : gate.not_evaluated) cases.push_back({name, "is not evaluated", 1});
  if (cases.empty()) cases.push_back({"no item lost, no figure lower", "", 0});
  return cases;
}

}  // namespace

std::string report_junit(const Report& report, const GateResult* gate) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"annals\">\n";
  for (const DocumentReport& document : report.documents)
    append_suite(document.document, record_cases(document), out);
  if (gate != nullptr) append_suite("gate", gate_cases(*gate), out);
  return out + "</testsuites>\n";
}

}  // namespace annals::evaluation
