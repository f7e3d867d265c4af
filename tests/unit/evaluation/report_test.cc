#include "evaluation/report.h"

#include <gtest/gtest.h>

#include "annals/json.h"
#include "evaluation/ranking.h"
#include "records.h"

namespace annals::evaluation {
namespace {

using namespace annals::test;  // NOLINT: the builders

// "Bo" is missed twice, "<X>" made up once; the second record is not found.
Report example() {
  Event first = record({0, 20});
  add_person(first, {0, 2}, "Bo");
  add_person(first, {6, 8}, "Bo");
  for (Person& person : first.people) person.mentions[0].text = "Bo";
  Event second = record({20, 40});
  second.mode = "online";
  Event predicted = record({0, 20});
  add_person(predicted, {10, 13}, "<X>", "person.rule");
  predicted.people[0].mentions[0].text = "<X>";
  return evaluate(document({first, second}, "Bo saw Bo <X>, & so\nit went, and went on.\n"),
                  document({predicted}));
}

TEST(Report, RanksWhatRecurs) {
  const Report report = example();
  const std::vector<ErrorGroup> groups = rank_errors(report, measure_index("person"));
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].places.size(), 2u);
  EXPECT_EQ(groups[0].outcome, Outcome::missed);
  EXPECT_EQ(groups[1].outcome, Outcome::spurious);
}

TEST(Report, TextShowsTablesErrorsAndRules) {
  const std::string text = report_text(example(), {});
  EXPECT_NE(text.find("\nperson                           0.000     0.000   0.000 0.000\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("    2× missed person                Bo  (d:1, d:1)\n"), std::string::npos);
  EXPECT_NE(text.find("d:1: missed person: [Bo] saw Bo <X>, & so\n"), std::string::npos);
  EXPECT_NE(text.find("d:1: spurious person: Bo saw Bo [<X>], & so  (person.rule)\n"),
            std::string::npos);
  EXPECT_NE(text.find("d:2: wrong mode: online, got no record  | [it went, and went on].\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("  person.rule                                   0      1      0\n"),
            std::string::npos);
}

TEST(Report, TextLimitsTheErrors) {
  ReportOptions options;
  options.errors = 1;
  options.measure = measure_index("person");
  const std::string text = report_text(example(), options);
  EXPECT_NE(text.find("… and 2 more of person\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("wrong mode"), std::string::npos);
  options.errors = 0;
  EXPECT_EQ(report_text(example(), options).find("missed"), std::string::npos);
}

TEST(Report, JsonHoldsFiguresErrorsAndRanking) {
  const auto json = nlohmann::json::parse(report_json(example(), {}));
  const auto& document = json["documents"][0];
  EXPECT_EQ(document["figures"]["person"]["gold"], 2);
  EXPECT_EQ(document["figures"]["mode"]["value"], 0.5);
  EXPECT_TRUE(document["figures"]["date"]["value"].is_null());
  EXPECT_EQ(document["errors"][0]["measure"], "person");
  EXPECT_EQ(document["errors"][0]["line"], 1);
  EXPECT_EQ(json["ranking"][0]["count"], 2);
  EXPECT_EQ(json["rules"][0]["rule"], "person.rule");
}

TEST(Report, JunitHasACaseForEachRecordAndTheGate) {
  const Report report = example();
  GateResult gate;
  gate.lost.push_back({"d", "person 0-2 \"Bo\"", nullptr});
  const std::string xml = report_junit(report, &gate);
  EXPECT_NE(xml.find("<testsuite name=\"d\" tests=\"2\" failures=\"2\">"), std::string::npos);
  EXPECT_NE(xml.find("<testcase classname=\"d\" name=\"d#1\">"), std::string::npos);
  EXPECT_NE(xml.find("line 1: spurious person: &lt;X&gt;"), std::string::npos);
  EXPECT_NE(xml.find("line 2: wrong mode: online, got no record"), std::string::npos);
  EXPECT_NE(xml.find("<testcase classname=\"gate\" name=\"d person 0-2 &quot;Bo&quot;\">"),
            std::string::npos);
  EXPECT_NE(report_junit(report, nullptr).find("</testsuites>"), std::string::npos);
}

TEST(Report, AnAllRightRecordPasses) {
  const Report report = evaluate(document({record({0, 9})}), document({record({0, 9})}));
  EXPECT_NE(report_junit(report, nullptr).find("tests=\"1\" failures=\"0\""), std::string::npos);
}

}  // namespace
}  // namespace annals::evaluation
