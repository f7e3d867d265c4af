// Which of several names that share tokens stands.
#include "resolve/arbiter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../rules/scan.h"

namespace annals::resolve {
namespace {

using mentions::Candidate;
using mentions::Candidates;
using mentions::Label;

const rules::Pack& weights() {
  static const rules::Pack pack =
      rules::compiled("[weights]\n\"arbiter.inner-margin\" = 2.0\n\"arbiter.over-date\" = 2.0\n");
  return pack;
}

Candidate candidate(uint32_t first, uint32_t end, Label label, float score) {
  Candidate out;
  out.first = first;
  out.end = end;
  out.label = label;
  out.score = score;
  return out;
}

Date date(uint32_t first, uint32_t end, uint32_t flags = 0) {
  Date out;
  out.first = first;
  out.core = first;
  out.end = end;
  out.flags = flags;
  return out;
}

// "0-3 o, 4-5 p"
std::string shown(const Candidates& candidates) {
  std::string out;
  for (const Candidate& c : candidates) {
    if (!out.empty()) out += ", ";
    out += std::to_string(c.first) + "-" + std::to_string(c.end) + " " +
           "dlope"[static_cast<int>(c.label)];
  }
  return out;
}

std::string standing(Candidates candidates) {
  ArbiterScratch scratch;
  respect_dates(weights(), {}, candidates, 0, scratch);
  arbitrate(weights(), candidates, scratch);
  return shown(candidates);
}

TEST(Arbiter, TheOutermostNameWins) {
  EXPECT_EQ(standing({candidate(2, 3, Label::place, 3), candidate(0, 3, Label::organization, 2)}),
            "0-3 o");
}

TEST(Arbiter, UnlessTheInnerIsBetterByMoreThanTheMargin) {
  EXPECT_EQ(standing({candidate(2, 3, Label::place, 5), candidate(0, 3, Label::organization, 2)}),
            "2-3 l");
  EXPECT_EQ(standing({candidate(2, 3, Label::place, 4), candidate(0, 3, Label::organization, 2)}),
            "0-3 o");
}

TEST(Arbiter, WhatIsContainedCountsForWhatContainsIt) {
  // The outer name has the inner one's strength against its neighbour.
  EXPECT_EQ(standing({candidate(0, 3, Label::organization, 2), candidate(1, 2, Label::place, 4),
                      candidate(2, 5, Label::person, 3)}),
            "0-3 o");
}

TEST(Arbiter, EqualExtents) {
  EXPECT_EQ(standing({candidate(0, 1, Label::place, 2), candidate(0, 1, Label::person, 3)}),
            "0-1 p");
  EXPECT_EQ(standing({candidate(0, 1, Label::place, 2), candidate(0, 1, Label::person, 2)}),
            "0-1 p");
  EXPECT_EQ(standing({candidate(0, 1, Label::person, 2), candidate(0, 1, Label::organization, 2)}),
            "0-1 o");
}

TEST(Arbiter, PartialOverlap) {
  EXPECT_EQ(standing({candidate(0, 3, Label::person, 2), candidate(2, 6, Label::organization, 3)}),
            "2-6 o");
  EXPECT_EQ(standing({candidate(0, 3, Label::person, 3), candidate(2, 6, Label::organization, 3)}),
            "2-6 o");
}

TEST(Arbiter, NothingStandsAtZero) {
  EXPECT_EQ(standing({candidate(0, 3, Label::person, 0), candidate(4, 5, Label::place, -1)}), "");
}

TEST(Arbiter, TheOrderOfTheCandidatesDoesNotMatter) {
  Candidates candidates;
  for (uint32_t i = 0; i < 40; ++i)
    candidates.push_back(candidate(i * 7 % 11, i * 7 % 11 + 1 + i % 4, Label(1 + i % 4),
                                   static_cast<float>(i * 13 % 9)));
  const std::string once = standing(candidates);
  std::reverse(candidates.begin(), candidates.end());
  EXPECT_EQ(standing(candidates), once);
}

std::string beside(const std::vector<Date>& dates, Candidates candidates) {
  ArbiterScratch scratch;
  respect_dates(weights(), dates, candidates, 0, scratch);
  return shown(candidates);
}

TEST(Arbiter, NoNameCrossesADate) {
  EXPECT_EQ(beside({date(2, 4)}, {candidate(3, 5, Label::person, 9)}), "");
  EXPECT_EQ(beside({date(2, 4)}, {candidate(0, 3, Label::person, 9)}), "");
  EXPECT_EQ(beside({date(2, 4)}, {candidate(2, 3, Label::person, 9)}), "");
  EXPECT_EQ(beside({date(2, 4)}, {candidate(4, 6, Label::person, 1)}), "4-6 p");
}

TEST(Arbiter, ANameMayContainADate) {
  EXPECT_EQ(beside({date(1, 2)}, {candidate(0, 2, Label::event, 1)}), "0-2 e");
  EXPECT_EQ(beside({date(1, 2)}, {candidate(1, 2, Label::person, 1)}), "");
  EXPECT_EQ(beside({date(1, 2)}, {candidate(1, 2, Label::person, 3)}), "1-2 p");
  EXPECT_EQ(beside({date(0, 1, kTimed)}, {candidate(0, 2, Label::person, 3)}), "");
  EXPECT_EQ(beside({date(1, 2, kHeadingDate)}, {candidate(1, 2, Label::person, 3)}), "");
}

TEST(Arbiter, LaterCandidatesComeAmongTheSettled) {
  ArbiterScratch scratch;
  Candidates candidates = {candidate(0, 2, Label::event, 1), candidate(6, 8, Label::place, 1)};
  respect_dates(weights(), {date(4, 5)}, candidates, 0, scratch);
  candidates.push_back(candidate(6, 9, Label::person, 1));
  candidates.push_back(candidate(1, 2, Label::person, 1));
  candidates.push_back(candidate(4, 5, Label::person, 1));
  respect_dates(weights(), {date(4, 5)}, candidates, 2, scratch);
  EXPECT_EQ(shown(candidates), "0-2 e, 1-2 p, 6-9 p, 6-8 l");
}

TEST(Arbiter, WhatIsLoweredGoesBehindItsEquals) {
  Candidates candidates = {candidate(0, 1, Label::organization, 3),
                           candidate(0, 1, Label::place, 2), candidate(0, 1, Label::person, 1),
                           candidate(1, 2, Label::person, 1)};
  EXPECT_EQ(lower_score(candidates, 0, 1.5f, candidates.size()), 1u);
  EXPECT_EQ(shown(candidates), "0-1 l, 0-1 o, 0-1 p, 1-2 p");
  EXPECT_EQ(lower_score(candidates, 1, 4, candidates.size()), 1u);
  EXPECT_EQ(candidates[1].score, 1.5f);
}

// What has come since stands in no order: the last of the settled is not put behind it.
TEST(Arbiter, WhatIsLoweredStaysAmongTheSettled) {
  Candidates candidates = {candidate(3, 4, Label::event, 1),
                           candidate(7, 8, Label::organization, 3),
                           candidate(1, 2, Label::organization, 1)};
  EXPECT_EQ(lower_score(candidates, 1, 1, 2), 1u);
  EXPECT_EQ(shown(candidates), "3-4 e, 7-8 o, 1-2 o");
}

TEST(Arbiter, PeopleThatStand) {
  ArbiterScratch scratch;
  const Candidates candidates = {
      candidate(0, 2, Label::person, 1), candidate(3, 6, Label::event, 2),
      candidate(4, 6, Label::person, 1), candidate(7, 9, Label::place, 2)};
  Candidates people;
  standing_people(weights(), candidates, people, scratch);
  EXPECT_EQ(shown(people), "0-2 p");
}

TEST(Arbiter, TheDateGivesWay) {
  Resolved resolved;
  resolved.dates = {date(1, 2), date(5, 6), date(8, 9, kHeadingDate)};
  yield_dates({candidate(0, 2, Label::event, 1), candidate(7, 9, Label::event, 1)}, resolved);
  ASSERT_EQ(resolved.dates.size(), 2u);
  EXPECT_EQ(resolved.dates[0].first, 5u);
  EXPECT_EQ(resolved.dates[1].first, 8u);
}

}  // namespace
}  // namespace annals::resolve
