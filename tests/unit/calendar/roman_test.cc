#include "calendar/roman.h"

#include <gtest/gtest.h>

namespace annals::calendar {
namespace {

std::string day(RomanMark mark, uint8_t month, int count) {
  const std::optional<Period> found = roman_day(mark, month, count);
  return found ? std::to_string(found->month) + "-" + std::to_string(found->day) : "none";
}

TEST(Roman, Marks) {
  EXPECT_EQ(day(RomanMark::kalends, 3, 1), "3-1");
  EXPECT_EQ(day(RomanMark::nones, 3, 1), "3-7");
  EXPECT_EQ(day(RomanMark::nones, 4, 1), "4-5");
  EXPECT_EQ(day(RomanMark::ides, 3, 1), "3-15");
  EXPECT_EQ(day(RomanMark::ides, 4, 1), "4-13");
}

TEST(Roman, CountsBothEnds) {
  EXPECT_EQ(day(RomanMark::ides, 1, 6), "1-8");
  EXPECT_EQ(day(RomanMark::kalends, 3, 8), "2-22");
  EXPECT_EQ(day(RomanMark::kalends, 5, 13), "4-19");
  EXPECT_EQ(day(RomanMark::kalends, 1, 19), "12-14");
  EXPECT_EQ(day(RomanMark::nones, 7, 2), "7-6");
}

TEST(Roman, NoDayBeyondTheMarkBefore) {
  EXPECT_EQ(day(RomanMark::nones, 4, 5), "none");
  EXPECT_EQ(day(RomanMark::ides, 4, 9), "none");
  EXPECT_EQ(day(RomanMark::kalends, 1, 20), "none");
  EXPECT_EQ(day(RomanMark::ides, 4, 8), "4-6");
  EXPECT_EQ(day(RomanMark::ides, 13, 1), "none");
  EXPECT_EQ(day(RomanMark::ides, 1, 0), "none");
}

TEST(Roman, Names) {
  EXPECT_EQ(roman_mark_named("ides"), RomanMark::ides);
  EXPECT_FALSE(roman_mark_named("idle"));
}

}  // namespace
}  // namespace annals::calendar
