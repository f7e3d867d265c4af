#include "support/spec.h"

#include <gtest/gtest.h>

namespace annals::test {
namespace {

SpecCase parse_one(std::string_view content) {
  Result<std::vector<SpecCase>> cases = parse_spec(content, "x.spec");
  EXPECT_TRUE(cases.ok()) << cases.error().to_string();
  return cases.ok() ? cases->front() : SpecCase();
}

std::string problem(std::string_view content) {
  const Result<std::vector<SpecCase>> cases = parse_spec(content, "x.spec");
  return cases.ok() ? "" : cases.error().to_string();
}

SpecMention mention(std::string label, Span span, std::map<std::string, std::string> fields = {}) {
  return {std::move(label), span, std::move(fields)};
}

TEST(Spec, ReadsHeadersTextAndMarks) {
  const SpecCase spec = parse_one(
      "# comment\n=== a name\ndocument-date: 2020-01-01\nowner: Chess Club;CC\nheading: 2018\n"
      "heading: Lyon\nOn [July 4]{date=2018-07-04} in [Paris]{place=FR name=Paris}.\n"
      "# left out\nBy [Ann Lee]{person=Ann B. Lee}, \\[sic\\] \\\\.\n\n");
  EXPECT_EQ(spec.name, "a name");
  EXPECT_EQ(spec.line, 2u);
  EXPECT_EQ(spec.document_date, "2020-01-01");
  EXPECT_EQ(spec.owner, "Chess Club");
  EXPECT_EQ(spec.aliases, std::vector<std::string>{"CC"});
  EXPECT_EQ(spec.text, "2018\n\nLyon\n\nOn July 4 in Paris.\nBy Ann Lee, [sic] \\.");
  ASSERT_EQ(spec.expected.size(), 3u);
  EXPECT_EQ(spec.body, 12u);
  EXPECT_EQ(spec.text.substr(spec.expected[0].span.begin, 6), "July 4");
  EXPECT_EQ(spec.expected[0].fields.at("start"), "2018-07-04");
  EXPECT_EQ(spec.expected[0].fields.at("end"), "2018-07-04");
  EXPECT_EQ(spec.expected[1].fields.at("country"), "FR");
  EXPECT_EQ(spec.expected[1].fields.at("name"), "Paris");
  EXPECT_EQ(spec.expected[2].fields.at("name"), "Ann B. Lee");
}

TEST(Spec, ReadsDates) {
  const SpecCase spec = parse_one(
      "=== x\n[a]{date} [b]{date=2020-02} [c]{date=1900/1999} [d]{date=-0043-03-15} "
      "[e]{type=duration timex=P2D} [f]{date=2018-01-01/2018-02}");
  ASSERT_EQ(spec.expected.size(), 6u);
  EXPECT_TRUE(spec.expected[0].fields.empty());
  EXPECT_EQ(spec.expected[1].fields.at("end"), "2020-02-29");
  EXPECT_EQ(spec.expected[2].fields.at("start"), "1900-01-01");
  EXPECT_EQ(spec.expected[2].fields.at("end"), "1999-12-31");
  EXPECT_EQ(spec.expected[3].fields.at("start"), "-0043-03-15");
  EXPECT_EQ(spec.expected[4].label, "duration");
  EXPECT_EQ(spec.expected[4].fields.at("timex"), "P2D");
  EXPECT_EQ(spec.expected[5].fields.at("end"), "2018-02-28");
}

TEST(Spec, BrokenFilesNameTheLine) {
  EXPECT_EQ(problem("text\n"), "x.spec:1: text before the first case; begin it with \"=== name\"");
  EXPECT_EQ(problem("=== a\n\n"), "x.spec:1: the case has no text");
  EXPECT_EQ(problem("=== a\nfine\n[bad]\n"),
            "x.spec:3: a mark must follow: [text]{label}; write \\[ and \\] for brackets");
  EXPECT_EQ(problem("=== a\n[bad"), "x.spec:2: [ without ]; write \\[ for [");
  EXPECT_EQ(problem("=== a\nbad]"), "x.spec:2: ] without [; write \\] for ]");
  EXPECT_EQ(problem("=== a\n[a [b]{date}]{place}"), "x.spec:2: marks do not nest; write \\[ for [");
  EXPECT_EQ(problem("=== a\n[x]{colour=red}"), "x.spec:2: unknown key \"colour\" in the mark");
  EXPECT_EQ(problem("=== a\n[x]{date=soon}"),
            "x.spec:2: \"soon\" is no day, month, year or START/END");
  EXPECT_EQ(problem("=== a\nonly: dates\nx"), "x.spec:2: only: unknown label \"dates\"");
  EXPECT_EQ(problem("===\nx"), "x.spec:1: the case has no name: \"=== name\"");
  EXPECT_EQ(problem("# only a comment\n"), "x.spec:1: no case: a case begins with \"=== name\"");
}

TEST(Spec, JudgesExtentLabelAndFields) {
  const SpecCase spec = parse_one("=== x\nOn [July 4]{date=2018-07-04} in [Paris]{place=FR}.");
  const SpecMention date =
      mention("date", {3, 9}, {{"start", "2018-07-04"}, {"end", "2018-07-04"}, {"edtf", "x"}});
  const SpecMention place = mention("place", {13, 18}, {{"country", "FR"}, {"name", "Paris"}});
  EXPECT_EQ(judge(spec, {date, place}), "");
  EXPECT_EQ(judge(spec, {date}),
            "  missing: \"Paris\" {place=FR}\n"
            "expected:\nOn [July 4]{date=2018-07-04} in [Paris]{place=FR}.\n"
            "found:\nOn [July 4]{date=2018-07-04} in Paris.\n");
  SpecMention wrong = place;
  wrong.fields["country"] = "US";
  EXPECT_NE(judge(spec, {date, wrong}).find("country is US, not FR"), std::string::npos);
  wrong = place;
  wrong.span.end = 17;
  EXPECT_NE(judge(spec, {date, wrong}).find("unexpected: \"Pari\""), std::string::npos);
  wrong = place;
  wrong.label = "organization";
  EXPECT_NE(judge(spec, {date, wrong}).find("missing: \"Paris\""), std::string::npos);
  EXPECT_NE(judge(spec, {date, place, mention("person", {0, 2})}), "");
}

TEST(Spec, OnlyLimitsWhatIsJudged) {
  const std::vector<SpecMention> found = {mention("place", {0, 5}), mention("duration", {6, 9})};
  EXPECT_EQ(judge(parse_one("=== x\nonly: date\nParis two days"), found), "");
  EXPECT_EQ(judge(parse_one("=== x\n[Paris]{place} two days"), found), "");
  EXPECT_NE(judge(parse_one("=== x\nonly: duration\nParis two days"), found), "");
  EXPECT_NE(judge(parse_one("=== x\n[Paris]{place} two [days]{type=duration}"), found), "");
}

TEST(Spec, HeadingsAreNotJudged) {
  const SpecCase spec = parse_one("=== x\nheading: Lyon 2018\nIn [Paris]{place}.");
  EXPECT_EQ(
      judge(spec, {mention("place", {0, 4}), mention("date", {5, 9}), mention("place", {14, 19})}),
      "");
}

TEST(Spec, DescribesAnnotations) {
  Annotation annotation;
  annotation.label = "date";
  annotation.span = {1, 2};
  annotation.date.emplace();
  annotation.date->type = "set";
  annotation.date->timex = "P1Y";
  annotation.date->implied = {{"year", "heading", {}}, {"month", "mention", {}}};
  const SpecMention described = describe(annotation);
  EXPECT_EQ(described.label, "set");
  EXPECT_EQ(described.fields.at("timex"), "P1Y");
  EXPECT_EQ(described.fields.at("implied"), "year:heading,month:mention");
}

}  // namespace
}  // namespace annals::test
