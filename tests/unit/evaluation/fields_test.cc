#include <gtest/gtest.h>

#include "records.h"

namespace annals::evaluation {
namespace {

using namespace annals::test;  // NOLINT: the builders

TEST(Fields, BoundariesAreStartsAndRecordsAreWhole) {
  const std::vector<Event> gold = {record({0, 10}), record({10, 20}), record({30, 40})};
  const std::vector<Event> predicted = {record({0, 10}), record({10, 22}), record({31, 40}),
                                        record({50, 60})};
  EXPECT_EQ(tally(gold, predicted, "boundary"), (Tally{2, 4, 3}));
  EXPECT_EQ(tally(gold, predicted, "record"), (Tally{1, 4, 3}));
}

TEST(Fields, AGoldRecordWithoutPartnerIsWrongInEveryField) {
  Event first = record({0, 10});
  set_when(first, "2018-07-04", "2018-07-05");
  Event second = record({10, 30});  // no date, no mode
  Event predicted = record({8, 30});
  EXPECT_EQ(tally({first, second}, {predicted}, "when"), (Tally{1, 2, 2}));  // null is null
  EXPECT_EQ(tally({first, second}, {predicted}, "mode"), (Tally{1, 2, 2}));
  EXPECT_EQ(tally({first, second}, {predicted}, "kind"), (Tally{1, 2, 2}));
  EXPECT_EQ(tally({first, second}, {}, "kind").credit, 0);
}

TEST(Fields, ARecordHasOnePartner) {
  // The long prediction overlaps both; the second has more of it.
  Event first = record({0, 10});
  first.kind = "visit";
  Event second = record({10, 30});
  second.kind = "visit";
  Event predicted = record({0, 30});
  predicted.kind = "visit";
  EXPECT_EQ(tally({first, second}, {predicted}, "kind").credit, 1);
}

TEST(Fields, WhenIsBothEnds) {
  Event gold = record({0, 10});
  set_when(gold, "2018-07-04", "2018-07-05");
  Event predicted = gold;
  predicted.when->edtf = "other";
  predicted.when->precision = "month";
  EXPECT_EQ(tally({gold}, {predicted}, "when").credit, 1);
  predicted.when->end = "2018-07-06";
  EXPECT_EQ(tally({gold}, {predicted}, "when").credit, 0);
  predicted.when.reset();
  EXPECT_EQ(tally({gold}, {predicted}, "when").credit, 0);
}

TEST(Fields, WhereCountsPairsOfNameAndCountry) {
  Event gold = record({0, 50});
  add_venue(gold, "Dubai", "AE");
  add_venue(gold, "Paris", "FR");
  Event predicted = record({0, 50});
  add_venue(predicted, "dubai", "AE");
  add_venue(predicted, "Paris", "US");  // another country
  add_venue(predicted, "Oslo", "NO");
  EXPECT_EQ(tally({gold}, {predicted}, "where"), (Tally{1, 3, 2}));
}

TEST(Fields, AVenueMayBeNamedByTheWordsOfTheText) {
  Event gold = record({0, 50});
  add_venue(gold, "Florence", "IT");
  add_place(gold, {0, 7}, "Florence", "IT", "Firenze");
  Event predicted = record({0, 50});
  add_venue(predicted, "Firenze", "IT");
  EXPECT_EQ(tally({gold}, {predicted}, "where"), (Tally{1, 1, 1}));
  // The other way round: the prediction's canonical name differs, its words are the gold's name.
  EXPECT_EQ(tally({predicted}, {gold}, "where"), (Tally{1, 1, 1}));
  add_place(predicted, {10, 17}, "Florence", "IT", "Florenz");  // another place's words
  predicted.where[0].name = "Florenz";
  EXPECT_EQ(tally({gold}, {predicted}, "where"), (Tally{0, 1, 1}));
}

TEST(Fields, ATitleMatchesByExtentOrWords) {
  Event gold = record({0, 50});
  gold.title = Title{"World Congress", {4, 18}, {}, ""};
  Event same_words = record({0, 50});
  same_words.title = Title{"world  congress", {30, 44}, {}, ""};
  Event shorter = record({0, 50});
  shorter.title = Title{"Congress", {10, 18}, {}, ""};
  EXPECT_EQ(tally({gold}, {same_words}, "title"), (Tally{1, 1, 1}));
  EXPECT_EQ(tally({gold}, {shorter}, "title"), (Tally{0, 1, 1}));
  EXPECT_EQ(tally({gold}, {record({0, 50})}, "title"), (Tally{0, 0, 1}));
  EXPECT_EQ(tally({record({0, 50})}, {shorter}, "title"), (Tally{0, 1, 0}));
}

TEST(Fields, OrganizersCountByNameAcronymOrAlias) {
  Event gold = record({0, 50});
  add_organization(gold, {0, 4}, "Chess Club of Lyon", "organizer");
  add_organization(gold, {5, 9}, "Dubai Police", "organizer");
  add_organization(gold, {10, 14}, "Sponsor Ltd");
  Event predicted = record({0, 50});
  add_organization(predicted, {20, 24}, "Club", "organizer");
  predicted.organizations[0].aliases = {"Chess club of Lyon"};
  add_organization(predicted, {5, 9}, "Dubai Police", "host");  // not as organizer
  add_organization(predicted, {10, 14}, "Sponsor Ltd", "organizer");
  EXPECT_EQ(tally({gold}, {predicted}, "organizer"), (Tally{1, 2, 2}));
  predicted.organizations[0].aliases.clear();
  EXPECT_EQ(tally({gold}, {predicted}, "organizer"), (Tally{0, 2, 2}));
}

TEST(Fields, ListsOfUnpairedPredictionsAreSpurious) {
  Event extra = record({60, 70});
  add_venue(extra, "Oslo", "NO");
  EXPECT_EQ(tally({record({0, 50})}, {record({0, 50}), extra}, "where"), (Tally{0, 1, 0}));
}

TEST(Fields, OfTheWarningsTwoAreJudged) {
  Event gold = record({0, 50});
  gold.warnings = {{"year-mismatch", "", {}, {}, ""}, {"no-date", "", {}, {}, ""}};
  Event predicted = record({0, 50});
  predicted.warnings = {{"weekday-mismatch", "", {}, {}, ""}, {"ambiguous-place", "", {}, {}, ""}};
  EXPECT_EQ(tally({gold}, {predicted}, "warning"), (Tally{0, 1, 1}));
}

}  // namespace
}  // namespace annals::evaluation
