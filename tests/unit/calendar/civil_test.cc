#include "calendar/civil.h"

#include <gtest/gtest.h>

namespace annals::calendar {
namespace {

TEST(Civil, SerialsCountFromTheUnixEpoch) {
  EXPECT_EQ(to_serial({1970, 1, 1}), 0);
  EXPECT_EQ(to_serial({2000, 3, 1}), 11017);
  EXPECT_EQ(to_serial({1969, 12, 31}), -1);
}

// Each day from -9999 to 10100 in steps that hit both sides of Boost's reach, its borders included.
TEST(Civil, SerialsRoundTripOverTheWholeRange) {
  const int64_t first = to_serial({-9999, 1, 1});
  const int64_t last = to_serial({10100, 12, 31});
  for (int64_t serial = first; serial <= last; serial += 13) {
    const Day day = from_serial(serial);
    ASSERT_TRUE(is_valid(day)) << serial;
    ASSERT_EQ(to_serial(day), serial);
  }
  for (const int32_t year : {1400, 10000}) {
    const int64_t border = to_serial({year, 1, 1});
    EXPECT_EQ(from_serial(border - 1), (Day{year - 1, 12, 31}));
    EXPECT_EQ(from_serial(border), (Day{year, 1, 1}));
  }
}

TEST(Civil, KnowsLeapYears) {
  EXPECT_TRUE(is_leap(2000));
  EXPECT_TRUE(is_leap(0));
  EXPECT_TRUE(is_leap(-4));
  EXPECT_FALSE(is_leap(1900));
  EXPECT_FALSE(is_leap(2019));
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_EQ(days_in_month(2023, 2), 28);
  EXPECT_EQ(days_in_month(2023, 13), 0);
  EXPECT_TRUE(is_valid({2024, 2, 29}));
  EXPECT_FALSE(is_valid({2023, 2, 29}));
  EXPECT_FALSE(is_valid({2023, 6, 31}));
  EXPECT_FALSE(is_valid({2023, 0, 1}));
  EXPECT_FALSE(is_valid({2023, 1, 0}));
}

TEST(Civil, AddsDaysAndMonths) {
  EXPECT_EQ(add_days({2024, 2, 28}, 2), (Day{2024, 3, 1}));
  EXPECT_EQ(add_days({1, 1, 1}, -1), (Day{0, 12, 31}));
  EXPECT_EQ(add_months({2024, 1, 31}, 1), (Day{2024, 2, 29}));
  EXPECT_EQ(add_months({2024, 1, 31}, -1), (Day{2023, 12, 31}));
  EXPECT_EQ(add_months({0, 1, 15}, -13), (Day{-2, 12, 15}));
}

TEST(Civil, NamesTheWeekday) {
  EXPECT_EQ(weekday({2024, 11, 25}), 1);
  EXPECT_EQ(weekday({1970, 1, 1}), 4);
  EXPECT_EQ(weekday({1902, 6, 4}), 3);
  EXPECT_EQ(weekday({1582, 10, 15}), 5);  // the first day of the Gregorian calendar
  EXPECT_EQ(weekday({1582, 10, 4}), 4);   // the last of the Julian one
  EXPECT_EQ(weekday({1492, 10, 12}), 5);
  EXPECT_EQ(weekday({1066, 10, 14}), 6);
  EXPECT_EQ(weekday({-43, 3, 15}), 3);
}

TEST(Civil, ComputesEaster) {
  EXPECT_EQ(easter(1818), (Day{1818, 3, 22}));  // the earliest
  EXPECT_EQ(easter(1943), (Day{1943, 4, 25}));  // the latest
  EXPECT_EQ(easter(1920), (Day{1920, 4, 4}));
  EXPECT_EQ(easter(1954), (Day{1954, 4, 18}));  // the exceptions of the epact
  EXPECT_EQ(easter(1981), (Day{1981, 4, 19}));
  EXPECT_EQ(easter(2024), (Day{2024, 3, 31}));
  EXPECT_EQ(easter(1000), (Day{1000, 3, 31}));  // in the Julian calendar
  EXPECT_EQ(easter(1350), (Day{1350, 3, 28}));
  EXPECT_EQ(easter(1471), (Day{1471, 4, 14}));
  EXPECT_EQ(easter(1582), (Day{1582, 4, 15}));
  for (int32_t year = 400; year < 4000; ++year) {
    const Day day = easter(year);
    ASSERT_EQ(weekday(day), 7) << year;
    ASSERT_TRUE(day >= (Day{year, 3, 22}) && day <= (Day{year, 4, 25})) << year;
  }
}

TEST(Civil, WritesAndReadsDays) {
  EXPECT_EQ(to_string({2022, 5, 1}), "2022-05-01");
  EXPECT_EQ(to_string({-43, 3, 15}), "-0043-03-15");
  EXPECT_EQ(to_string({12000, 12, 31}), "12000-12-31");
  for (const std::string text : {"2022-05-01", "-0043-03-15", "0000-12-31", "12000-01-01"}) {
    const std::optional<Day> day = parse_day(text.data(), text.data() + text.size());
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(to_string(*day), text);
  }
  for (const std::string text : {"", "-", "2022-5-1", "2022-02-30", "2022-13-01", "20-05-01",
                                 "2022-05-01T", "2022/05/01", "2022-+5-01", "abcd-05-01"}) {
    EXPECT_FALSE(parse_day(text.data(), text.data() + text.size())) << text;
  }
}

}  // namespace
}  // namespace annals::calendar
