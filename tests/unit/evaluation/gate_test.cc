#include "evaluation/gate.h"

#include <gtest/gtest.h>

#include "records.h"

namespace annals::evaluation {
namespace {

using namespace annals::test;  // NOLINT: the builders

Event gold_event() {
  Event event = record({0, 100});
  add_person(event, {10, 20}, "Ann Lee");
  add_person(event, {30, 40}, "Bo Dahl");
  set_when(event, "2018-07-04", "2018-07-05");
  return event;
}

Report report_of(const Event& predicted) {
  return evaluate(document({gold_event()}), document({predicted}));
}

std::vector<std::string> lost_keys(const GateResult& result) {
  std::vector<std::string> keys;
  for (const GateResult::Lost& lost : result.lost) keys.push_back(lost.key);
  return keys;
}

TEST(Gate, TheSameResultPasses) {
  const Report report = report_of(gold_event());
  const GateResult result = check(baseline_of(report), report, {});
  EXPECT_TRUE(result.passed());
  EXPECT_TRUE(result.gained.empty());
}

TEST(Gate, ALostItemFailsAndIsNamed) {
  Event worse = gold_event();
  worse.people.pop_back();
  worse.when->end = "2018-07-06";
  const Report report = report_of(worse);
  const GateResult result = check(baseline_of(report_of(gold_event())), report, {});
  EXPECT_FALSE(result.passed());
  EXPECT_EQ(lost_keys(result),
            (std::vector<std::string>{"person 30-40 person", "person.name 30-40 Bo Dahl",
                                      "when 0-100 2018-07-04/2018-07-05"}));
  EXPECT_NE(gate_text(result, 0).find(
                "lost: d when 0-100 2018-07-04/2018-07-05, got 2018-07-04/2018-07-06"),
            std::string::npos);
}

TEST(Gate, ANewErrorLowersAFigure) {
  Event worse = gold_event();
  add_person(worse, {50, 60}, "Made Up");
  const Report report = report_of(worse);
  const GateResult result = check(baseline_of(report_of(gold_event())), report, {});
  EXPECT_TRUE(result.lost.empty());
  ASSERT_EQ(result.lower.size(), 2u);
  EXPECT_EQ(result.lower[0].document, "d");
  EXPECT_EQ(result.lower[0].measure, "person");
  EXPECT_DOUBLE_EQ(result.lower[0].now, 0.8);
  EXPECT_EQ(result.lower[1].document, "mean");
  EXPECT_FALSE(result.passed());
}

TEST(Gate, WhatIsAllowedMayBeLost) {
  Event worse = gold_event();
  worse.when.reset();
  const Report report = report_of(worse);
  const Baseline baseline = baseline_of(report_of(gold_event()));
  const std::set<std::string> allowed = read_allowed(
      "# agreed on\n\nd when 0-100 2018-07-04/2018-07-05\r\nd figure when\nmean figure when\n"
      "d person 10-20 person\n");
  const GateResult result = check(baseline, report, allowed);
  EXPECT_TRUE(result.passed());
  EXPECT_EQ(result.unused, std::vector<std::string>{"d person 10-20 person"});
  EXPECT_FALSE(check(baseline, report, {"d figure when", "mean figure when"}).passed());
}

TEST(Gate, AGainIsNoLoss) {
  Event poorer = gold_event();
  poorer.people.clear();
  const Report report = report_of(gold_event());
  const GateResult result = check(baseline_of(report_of(poorer)), report, {});
  EXPECT_TRUE(result.passed());
  EXPECT_EQ(result.gained.size(), 4u);  // two mentions, two names
}

TEST(Gate, ADocumentThatIsNotEvaluatedFails) {
  const Report report = evaluate(document({gold_event()}, "", "e"), {});
  const GateResult result = check(baseline_of(report_of(gold_event())), report, {});
  EXPECT_EQ(result.not_evaluated, std::vector<std::string>{"d"});
  EXPECT_FALSE(result.passed());
}

TEST(Gate, TheBaselineFileRoundTrips) {
  const Baseline baseline = baseline_of(report_of(gold_event()));
  const std::string json = write_baseline(baseline);
  const Result<Baseline> read = read_baseline(json);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(write_baseline(*read), json);
  EXPECT_EQ(read->documents.at("d").right, baseline.documents.at("d").right);
  EXPECT_EQ(read->documents.at("d").figures.at("person"), 1);
  for (const char* broken : {"", "{}", "[]", "{\"schema\":\"urn:annals:baseline:1\"}",
                             "{\"schema\":\"urn:annals:baseline:1\",\"mean\":{},\"documents\":"
                             "{\"d\":{\"figures\":{},\"right\":[1]}}}"})
    EXPECT_FALSE(read_baseline(broken).ok()) << broken;
}

}  // namespace
}  // namespace annals::evaluation
