#include <gtest/gtest.h>

#include "records.h"

namespace annals::evaluation {
namespace {

using namespace annals::test;  // NOLINT: the builders

std::vector<Records> named(std::string name, std::vector<Event> events) {
  return document(std::move(events), "", std::move(name));
}

std::vector<Records> both(std::vector<Records> a, const std::vector<Records>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Event with_people(size_t count) {
  Event event = record({0, 1000});
  for (size_t i = 0; i < count; ++i) add_person(event, {10 * i, 10 * i + 5}, "P");
  return event;
}

TEST(Evaluate, EveryMeasureHasItsIndex) {
  ASSERT_EQ(measures().size(), static_cast<size_t>(kMeasures));
  EXPECT_EQ(measure_index("person"), static_cast<size_t>(kMention) + kPerson);
  EXPECT_EQ(measure_index("person.overlap"), static_cast<size_t>(kOverlap) + kPerson);
  EXPECT_EQ(measure_index("warning"), static_cast<size_t>(kWarning));
  EXPECT_EQ(measure_index("semeval.person.type"),
            static_cast<size_t>(kSemeval) + kPerson * kSchemes + kType);
  EXPECT_EQ(measure_index("nonsense"), static_cast<size_t>(kMeasures));
}

TEST(Evaluate, AMeanIsTheMeanOfTheFiguresThatThereAre) {
  // a: 1 of 2 found, precision 1, F1 2/3. b: nothing found. c: no people at all, no figure.
  const auto gold = both(both(named("a", {with_people(2)}), named("b", {with_people(4)})),
                         named("c", {record({0, 9})}));
  const auto predicted = both(named("a", {with_people(1)}), named("c", {record({0, 9})}));
  const Report report = evaluate(gold, predicted);
  ASSERT_EQ(report.documents.size(), 3u);
  EXPECT_DOUBLE_EQ(*report.documents[0].figure("person").value, 2.0 / 3);
  EXPECT_DOUBLE_EQ(*report.documents[0].figure("person").precision, 1);
  EXPECT_EQ(*report.documents[1].figure("person").value, 0);
  EXPECT_FALSE(report.documents[1].figure("person").precision.has_value());
  EXPECT_FALSE(report.documents[2].figure("person").value.has_value());
  EXPECT_DOUBLE_EQ(*report.figure("person").value, 1.0 / 3);
  EXPECT_DOUBLE_EQ(*report.figure("person").precision, 1);
  EXPECT_DOUBLE_EQ(*report.figure("person").recall, 0.25);
}

TEST(Evaluate, ADocumentMayStayOutOfTheMean) {
  const auto gold = both(named("a", {with_people(2)}), named("b", {with_people(2)}));
  Options options;
  options.not_in_mean = {"b"};
  options.resamples = 10;
  const Report report = evaluate(gold, named("a", {with_people(2)}), options);
  EXPECT_EQ(*report.figure("person").value, 1);
  EXPECT_EQ(*report.figure("person").low, 1);
  EXPECT_EQ(*report.documents[1].figure("person").value, 0);
}

TEST(Evaluate, NamesWhatItCannotJudge) {
  Event other = record({0, 9});
  other.offsets = OffsetUnit::utf16;
  const Report report = evaluate(both(named("a", {record({0, 9})}), named("b", {record({0, 9})})),
                                 both(named("b", {other}), named("z", {other})));
  EXPECT_EQ(report.other_unit, std::vector<std::string>{"b"});
  EXPECT_EQ(report.without_gold, std::vector<std::string>{"z"});
  ASSERT_EQ(report.documents.size(), 1u);
}

TEST(Evaluate, NothingIsNoFailure) {
  EXPECT_TRUE(evaluate({}, {}).documents.empty());
  const Report report = evaluate(named("a", {}), named("a", {}));
  EXPECT_FALSE(report.documents[0].figure("boundary").value.has_value());
  const Report all_spurious = evaluate(named("a", {}), named("a", {record({0, 9})}));
  EXPECT_EQ(*all_spurious.documents[0].figure("boundary").value, 0);
}

TEST(Evaluate, IntervalsAreSeededAndHoldTheFigure) {
  std::vector<Event> gold;
  std::vector<Event> predicted;
  for (uint64_t i = 0; i < 40; ++i) {
    gold.push_back(record({100 * i, 100 * i + 90}));
    predicted.push_back(gold.back());
    if (i % 4 == 0) predicted.back().kind = "visit";  // three of four are right
  }
  Options options;
  options.resamples = 500;
  const Report first = evaluate(named("a", gold), named("a", predicted), options);
  const Report second = evaluate(named("a", gold), named("a", predicted), options);
  const Figure& kind = first.documents[0].figure("kind");
  EXPECT_DOUBLE_EQ(*kind.value, 0.75);
  // The normal approximation: 0.75 ± 1.96 · sqrt(0.75 · 0.25 / 40) = 0.75 ± 0.134.
  EXPECT_NEAR(*kind.low, 0.616, 0.04);
  EXPECT_NEAR(*kind.high, 0.884, 0.04);
  EXPECT_EQ(*kind.low, *second.documents[0].figure("kind").low);
  EXPECT_EQ(*first.figure("kind").low, *kind.low);  // one document: its own mean
  options.seed = 1;
  const Report other = evaluate(named("a", gold), named("a", predicted), options);
  EXPECT_NEAR(*other.documents[0].figure("kind").low, *kind.low, 0.05);
  EXPECT_EQ(*first.documents[0].figure("boundary").low, 1);
  EXPECT_FALSE(first.documents[0].figure("person").low.has_value());
}

}  // namespace
}  // namespace annals::evaluation
