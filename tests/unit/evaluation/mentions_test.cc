#include <gtest/gtest.h>

#include "records.h"

namespace annals::evaluation {
namespace {

using namespace annals::test;  // NOLINT: the builders

TEST(Mentions, CountsStrictAndOverlapByType) {
  Event gold = record({0, 100});
  add_person(gold, {10, 20}, "Ann Lee");
  add_person(gold, {30, 40}, "Bo Dahl");
  add_person(gold, {50, 60}, "Cy Orr");
  Event predicted = record({0, 100});
  add_person(predicted, {10, 20}, "Ann Lee");    // right
  add_person(predicted, {31, 40}, "Bo Dahl");    // overlaps
  add_place(predicted, {50, 60}, "Cy Orr", "");  // another type
  add_person(predicted, {70, 80}, "Dee Eff");    // made up
  EXPECT_EQ(tally({gold}, {predicted}, "person"), (Tally{1, 3, 3}));
  EXPECT_EQ(tally({gold}, {predicted}, "person.overlap"), (Tally{2, 3, 3}));
  EXPECT_EQ(tally({gold}, {predicted}, "place"), (Tally{0, 1, 0}));
  EXPECT_DOUBLE_EQ(*tally({gold}, {predicted}, "person").f1(), 1.0 / 3);
}

TEST(Mentions, EachSpanCountsOnceWhicheverRecordHasIt) {
  // A place heading is a mention of both records.
  Event first = record({10, 20});
  first.headings = {{"Lyon", {0, 4}, "place"}};
  add_place(first, {0, 4}, "Lyon", "FR");
  Event second = record({30, 40});
  second.headings = first.headings;
  add_place(second, {0, 4}, "Lyon", "FR");
  Event predicted = record({10, 40});
  add_place(predicted, {0, 4}, "Lyon", "US");
  EXPECT_EQ(tally({first, second}, {predicted}, "place"), (Tally{1, 1, 1}));
  EXPECT_EQ(tally({first, second}, {predicted}, "place.country"), (Tally{0, 1, 1}));
}

TEST(Mentions, DatesOfOtherTypesAreNotJudged) {
  Event gold = record({0, 50});
  add_date(gold, {0, 4}, "2018-01-01");
  add_date(gold, {10, 18}, "", "", "duration");
  Event predicted = record({0, 50});
  add_date(predicted, {0, 4}, "2018-01-01", "", "duration");
  add_date(predicted, {20, 28}, "", "", "set");
  EXPECT_EQ(tally({gold}, {predicted}, "date"), (Tally{0, 0, 1}));
}

TEST(Mentions, ValuesCountOverTheStrictlyMatched) {
  Event gold = record({0, 100});
  add_date(gold, {0, 4}, "2018-01-01", "2018-12-31");
  add_date(gold, {10, 14}, "2019-01-01", "2019-12-31");
  add_date(gold, {20, 24}, "2020-01-01");
  add_place(gold, {30, 35}, "Paris", "FR");
  add_place(gold, {36, 40}, "Europe", "");
  Event predicted = record({0, 100});
  add_date(predicted, {0, 4}, "2018-01-01", "2018-12-31");
  add_date(predicted, {10, 14}, "2019-01-01", "2019-06-30");  // end is wrong
  add_date(predicted, {20, 25}, "2020-01-01");                // not the same extent
  add_place(predicted, {30, 35}, "Paris", "US");
  add_place(predicted, {36, 40}, "Europe", "");  // both without a country: right
  EXPECT_EQ(tally({gold}, {predicted}, "date.value"), (Tally{1, 2, 2}));
  EXPECT_EQ(tally({gold}, {predicted}, "place.country"), (Tally{1, 2, 2}));
}

TEST(Mentions, LinkedNamesDisregardCaseSpaceAndApostrophes) {
  Event gold = record({0, 100});
  add_organization(gold, {0, 4}, "Women’s  Committee");
  add_organization(gold, {10, 14}, "Chess Club");
  add_person(gold, {20, 24}, "Ann Lee");
  Event predicted = record({0, 100});
  add_organization(predicted, {0, 4}, "women's committee");
  add_organization(predicted, {10, 14}, "Chess");
  add_person(predicted, {20, 24}, "Ann B. Lee");
  EXPECT_EQ(tally({gold}, {predicted}, "organization.name"), (Tally{1, 2, 2}));
  EXPECT_EQ(tally({gold}, {predicted}, "person.name"), (Tally{0, 1, 1}));
}

TEST(Mentions, RolesCountOverTheStrictlyMatched) {
  Event gold = record({0, 100});
  add_date(gold, {0, 4}, "2018-01-01");
  add_place(gold, {10, 14}, "Paris", "FR");
  gold.places[0].role = "venue";
  Event predicted = gold;
  predicted.dates[0].role = "reference";
  EXPECT_EQ(tally({gold}, {predicted}, "date.role"), (Tally{0, 1, 1}));
  EXPECT_EQ(tally({gold}, {predicted}, "place.role"), (Tally{1, 1, 1}));
  predicted.places[0].role = "origin";
  EXPECT_EQ(tally({gold}, {predicted}, "place.role"), (Tally{0, 1, 1}));
}

TEST(Mentions, RolesAreOpenWhereTheGoldStatesNone) {
  Event gold = record({0, 100});
  add_date(gold, {0, 4}, "2018-01-01");
  add_place(gold, {10, 14}, "Paris", "FR");
  Event predicted = gold;
  gold.dates[0].role = "reference";
  gold.places[0].role = "mentioned";
  predicted.places[0].role = "venue";
  EXPECT_EQ(tally({gold}, {predicted}, "date.role"), (Tally{0, 0, 0}));
  EXPECT_EQ(tally({gold}, {predicted}, "place.role"), (Tally{0, 0, 0}));
  // One stated role anywhere in the document, and the general ones are judgements.
  add_date(gold, {20, 24}, "2018-01-02");
  gold.dates[1].role = "event";
  EXPECT_EQ(tally({gold}, {predicted}, "date.role"), (Tally{0, 1, 1}));
}

TEST(Mentions, WhatLiesOutsideEveryRecordIsOpen) {
  Event gold = record({50, 100});
  gold.headings = {{"Lyon", {20, 24}, "place"}, {"2018", {30, 34}, "date"}};
  Event predicted = record({0, 100});
  add_person(predicted, {0, 10}, "Ann");       // before everything: open
  add_person(predicted, {30, 34}, "Heading");  // a date heading is none of the gold's text
  add_person(predicted, {45, 51}, "Reaches");  // reaches into the record
  add_person(predicted, {100, 105}, "After");
  add_place(predicted, {20, 24}, "Lyon", "FR");  // a place heading is judged
  EXPECT_EQ(tally({gold}, {predicted}, "person"), (Tally{0, 1, 0}));
  EXPECT_EQ(tally({gold}, {predicted}, "place"), (Tally{0, 1, 0}));
  Options options;
  options.count_outside = true;
  EXPECT_EQ(tally({gold}, {predicted}, "person", options), (Tally{0, 4, 0}));
}

// The five answers of SemEval-2013 task 9.1, each once.
TEST(Mentions, CountsTheSemEvalSchemes) {
  Event gold = record({0, 100});
  add_person(gold, {0, 10}, "correct");
  add_person(gold, {20, 30}, "wrong type");
  add_person(gold, {40, 50}, "wrong extent");
  add_person(gold, {60, 65}, "missed");
  Event predicted = record({0, 100});
  add_person(predicted, {0, 10}, "correct");
  add_place(predicted, {20, 30}, "wrong type", "");
  add_person(predicted, {40, 45}, "wrong extent");
  add_place(predicted, {90, 95}, "spurious", "");
  EXPECT_EQ(tally({gold}, {predicted}, "semeval.all.strict"), (Tally{1, 4, 4}));
  EXPECT_EQ(tally({gold}, {predicted}, "semeval.all.exact"), (Tally{2, 4, 4}));
  EXPECT_EQ(tally({gold}, {predicted}, "semeval.all.partial"), (Tally{2.5, 4, 4}));
  EXPECT_EQ(tally({gold}, {predicted}, "semeval.all.type"), (Tally{2, 4, 4}));
  // A pair counts with the gold's type.
  EXPECT_EQ(tally({gold}, {predicted}, "semeval.person.exact"), (Tally{2, 3, 4}));
  EXPECT_EQ(tally({gold}, {predicted}, "semeval.place.exact"), (Tally{0, 1, 0}));
}

TEST(Mentions, ItemsNameRuleAndContext) {
  Event gold = record({0, 30});
  add_person(gold, {9, 16}, "Ann Lee");
  Event predicted = record({0, 30});
  add_person(predicted, {9, 12}, "Ann", "person.given");
  const std::string text = "Hello\n\xC3\xA9 Ann Lee was here.\nEnd";
  const Report report = evaluate(document({gold}, text), document({predicted}));
  std::vector<Item> items;
  for (const Item& item : report.documents[0].items)
    if (item.measure == measure_index("person")) items.push_back(item);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].outcome, Outcome::spurious);
  EXPECT_EQ(items[0].rule, "person.given");
  EXPECT_EQ(items[1].outcome, Outcome::missed);
  EXPECT_EQ(items[1].line, 2u);
  EXPECT_EQ(items[1].before, "\xC3\xA9 ");
  EXPECT_EQ(items[1].words, "Ann Lee");
  EXPECT_EQ(items[1].after, " was here.");
  ASSERT_EQ(report.rules.size(), 1u);
  EXPECT_EQ(report.rules[0].rule, "person.given");
  EXPECT_EQ(report.rules[0].spurious, 1u);
}

TEST(Mentions, ContextKnowsTheUnitOfTheSpans) {
  const std::string text = "\xF0\x9D\x95\x8F Ann";  // one character of two UTF-16 units
  for (const auto& [unit, begin] :
       {std::pair{OffsetUnit::codepoint, 2u}, {OffsetUnit::utf16, 3u}, {OffsetUnit::byte, 5u}}) {
    Event gold = record({0, begin + 3});
    gold.offsets = unit;
    add_person(gold, {begin, begin + 3}, "Ann");
    const Report report = evaluate(document({gold}, text), document({}));
    EXPECT_EQ(report.documents[0].items[0].words, "Ann");
  }
}

}  // namespace
}  // namespace annals::evaluation
