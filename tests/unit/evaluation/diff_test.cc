#include "evaluation/diff.h"

#include <gtest/gtest.h>

#include "records.h"

namespace annals::evaluation {
namespace {

using namespace annals::test;  // NOLINT: the builders

TEST(Diff, NothingChanged) {
  Event event = record({0, 30});
  add_person(event, {3, 6}, "Ann");
  EXPECT_TRUE(compare(document({event}), document({event})).empty());
  EXPECT_EQ(diff_text({}), "0 gained, 0 lost, 0 altered\n");
}

TEST(Diff, TellsGainedLostAndAltered) {
  Event before = record({0, 30});
  add_date(before, {3, 7}, "2018-01-01");
  add_person(before, {10, 13}, "Ann");
  Event after = record({0, 40});
  add_date(after, {3, 7}, "2019-01-01");
  add_place(after, {20, 24}, "Oslo", "NO", "Oslo");
  after.kind = "visit";
  const std::string text = "On 2018, so Ann went to  Oslo and came back to it.\n";
  EXPECT_EQ(diff_text(compare(document({before}, text), document({after}))),
            "~ d:1: record 0-30 → 0-40  | [On 2018, so Ann went to  Oslo and came b]ack to it.\n"
            "~ d:1: kind meeting → visit  | [On 2018, so Ann went to  Oslo and came b]ack to it.\n"
            "~ d:1: date \"date\" 2018-01-01/2018-01-01 event → \"date\" "
            "2019-01-01/2019-01-01 event  | On [2018], so Ann went to  Oslo and came back to it.\n"
            "- d:1: person \"person\" Ann, mentioned  | On 2018, s[o A]nn went to  Oslo and came "
            "back to it.\n"
            "+ d:1: place \"Oslo\" Oslo (NO) mentioned  | On 2018, so Ann went[ to ] Oslo and "
            "came back to it.\n"
            "1 gained, 1 lost, 3 altered\n");
}

TEST(Diff, RecordsArePairedByOverlap) {
  const std::vector<Event> before = {record({0, 10}), record({10, 30})};
  const std::vector<Event> after = {record({0, 30}), record({40, 50})};
  const std::vector<Change> changes = compare(document(before), document(after));
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(changes[0].kind, ChangeKind::lost);
  EXPECT_EQ(changes[0].before, "0-10");
  EXPECT_EQ(changes[1].kind, ChangeKind::altered);
  EXPECT_EQ(changes[1].before + ">" + changes[1].after, "10-30>0-30");
  EXPECT_EQ(changes[2].kind, ChangeKind::gained);
}

TEST(Diff, DocumentsOfOneSideAreAllGainedOrLost) {
  const std::vector<Change> changes =
      compare(document({record({0, 9})}, "", "a"), document({record({0, 9})}, "", "b"));
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].document, "a");
  EXPECT_EQ(changes[0].kind, ChangeKind::lost);
  EXPECT_EQ(changes[1].document, "b");
  EXPECT_EQ(changes[1].kind, ChangeKind::gained);
}

}  // namespace
}  // namespace annals::evaluation
