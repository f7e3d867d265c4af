#include "annals/explain.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "annals/evaluation.h"
#include "annals/json.h"

namespace annals {
namespace {

using evaluation::Item;
using evaluation::Outcome;

std::string read(const std::string& name) {
  std::ifstream file(std::string(ANNALS_SOURCE_DIR) + "/corpus/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const Extractor& extractor() {
  static const Result<Extractor> loaded = Extractor::load({.explain = true});
  return *loaded;
}

uint64_t overlap(Span a, Span b) {
  const uint64_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

// The number of the record that holds most of the span, from 1; 0: none.
size_t record_at(const std::vector<Event>& events, Span span) {
  size_t best = 0;
  uint64_t most = 0;
  for (size_t i = 0; i < events.size(); ++i)
    if (const uint64_t shared = overlap(events[i].span, span); shared > most) {
      most = shared;
      best = i + 1;
    }
  return best;
}

// What one would ask about an error of the evaluation.
Question question_of(const Item& item, const std::vector<Event>& events) {
  static const std::set<std::string_view> kFields = {"when", "where", "title",
                                                     "kind", "mode",  "organizer"};
  const std::string_view measure = evaluation::measures()[item.measure].name;
  if (measure == "boundary") return Question::boundary(item.span.begin);
  if (measure == "record") return Question::boundary(item.span.end);
  const bool is_field = kFields.count(measure) != 0 || measure == "warning";
  if (!is_field) return Question::span(item.span);
  const size_t record = record_at(events, item.span);
  if (record == 0) return Question::boundary(item.span.begin);
  return Question::of_field(record, std::string(measure == "warning" ? "when" : measure));
}

// The answers to every miss and every spurious item of an archive say what decided.
TEST(Explain, AnswersForEveryErrorOfAnArchive) {
  const std::string bytes = read("icpc-archive.txt");
  const Result<Text> text = Text::borrow(bytes);
  ASSERT_TRUE(text);
  const Document document{.name = "icpc-archive"};
  const std::vector<Event> events = extractor().extract(*text, document);
  evaluation::Records gold{"icpc-archive", {}, bytes};
  std::istringstream lines(read("icpc-archive.gold.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    Result<Event> event = parse_event(line);
    ASSERT_TRUE(event);
    gold.events.push_back(std::move(*event));
  }
  const evaluation::Report report =
      evaluation::evaluate({gold}, {{"icpc-archive", events, bytes}}, {.count_outside = true});
  size_t asked = 0;
  for (const Item& item : report.documents.at(0).items) {
    if (item.outcome == Outcome::right) continue;
    ++asked;
    const Question question = question_of(item, events);
    const Result<Explanation> why = explain(extractor(), *text, document, question);
    const std::string what = std::string(evaluation::measures()[item.measure].name) + " " +
                             std::to_string(item.span.begin) + " gold \"" + item.gold +
                             "\" got \"" + item.got + "\"";
    ASSERT_TRUE(why) << what << ": " << why.error().to_string();
    EXPECT_FALSE(why->answer.empty()) << what;
    EXPECT_FALSE(why->findings.empty()) << what << ": " << why->answer;
    for (const Finding& finding : why->findings) {
      const bool needs_reason = finding.outcome == "lost" || finding.outcome == "tried";
      EXPECT_FALSE(needs_reason && finding.reason.empty()) << what << ": " << finding.text;
    }
  }
  EXPECT_GT(asked, 20u);  // else there is nothing to ask
}

constexpr char kChoir[] =
    "2018\n\nOn 4 July 2018 the Harbour Choir, which had sung with friends from Lyon in May 2017, "
    "held a concert in Tunis.\n\nOn 3 May 2018 a webinar was organised by the University of Bath "
    "on Zoom.\n";

Explanation ask(size_t record, const char* field) {
  static const Result<Text> text = Text::borrow(kChoir);
  const Result<Explanation> why =
      explain(extractor(), *text, {}, Question::of_field(record, field));
  EXPECT_TRUE(why);
  return why ? *why : Explanation{};
}

std::vector<Finding> of(const Explanation& why, const char* outcome) {
  std::vector<Finding> out;
  for (const Finding& finding : why.findings)
    if (finding.outcome == outcome) out.push_back(finding);
  return out;
}

TEST(Explain, ADateWithItsWeightsAndThoseThatLost) {
  const Explanation why = ask(1, "when");
  const auto stands = of(why, "stands");
  ASSERT_EQ(stands.size(), 1u);
  EXPECT_EQ(stands[0].text, "4 July 2018");
  EXPECT_FALSE(stands[0].rule.empty());
  EXPECT_GT(stands[0].line, 0u);
  EXPECT_NE(stands[0].reason.find("when.first-sentence"), std::string::npos) << stands[0].reason;
  const auto lost = of(why, "lost");
  ASSERT_FALSE(lost.empty());
  EXPECT_EQ(lost[0].text, "May 2017");
  EXPECT_NE(lost[0].reason.find("4 July 2018"), std::string::npos) << lost[0].reason;
}

TEST(Explain, APlaceThatIsNoVenueNamesWhatItLacks) {
  const Explanation why = ask(1, "where");
  const auto lost = of(why, "lost");
  ASSERT_FALSE(lost.empty());
  EXPECT_EQ(lost[0].value, "Lyon");
  EXPECT_NE(lost[0].reason.find("venue."), std::string::npos) << lost[0].reason;
}

TEST(Explain, ModeAndOrganizerNameTheirRule) {
  const Explanation mode = ask(2, "mode");
  ASSERT_FALSE(of(mode, "stands").empty()) << mode.answer;
  EXPECT_EQ(of(mode, "stands")[0].value, "online");
  EXPECT_GT(of(mode, "stands")[0].line, 0u);
  const Explanation organizer = ask(2, "organizer");
  ASSERT_FALSE(of(organizer, "stands").empty()) << organizer.answer;
  EXPECT_EQ(of(organizer, "stands")[0].value, "University of Bath");
  EXPECT_EQ(of(organizer, "stands")[0].file.rfind("records-", 0), 0u);
}

TEST(Explain, KindNamesTheSideThatWonAndThoseThatLost) {
  const Explanation why = ask(2, "kind");
  ASSERT_FALSE(of(why, "stands").empty()) << why.answer;
  EXPECT_EQ(of(why, "stands")[0].value, "webinar");
  EXPECT_GT(of(why, "stands")[0].score, 0);
}

}  // namespace
}  // namespace annals
