#include "calendar/period.h"

#include <gtest/gtest.h>

namespace annals::calendar {
namespace {

std::string days(const Interval& interval) {
  return to_string(interval.start) + "/" + to_string(interval.end);
}
std::string edtf(const Period& period) {
  std::string text;
  append_edtf(text, period);
  return text;
}
std::string timex(const Period& period) {
  std::string text;
  append_timex(text, period);
  return text;
}

constexpr Period kYear1900{1900, 0, 0, Grain::year};
constexpr Period kAutumn2022{2022, 23, 0, Grain::season};
constexpr Period kWinter1916{1916, 24, 0, Grain::season};

TEST(Period, GivesItsDays) {
  EXPECT_EQ(days(interval({2022, 5, 0, Grain::month})), "2022-05-01/2022-05-31");
  EXPECT_EQ(days(interval(kAutumn2022)), "2022-09-01/2022-11-30");
  EXPECT_EQ(days(interval(kWinter1916)), "1916-12-01/1917-02-28");
  EXPECT_EQ(days(interval({2019, 35, 0, Grain::quarter})), "2019-07-01/2019-09-30");
  EXPECT_EQ(days(interval({2019, 41, 0, Grain::half})), "2019-07-01/2019-12-31");
  EXPECT_EQ(days(interval(decade_period(1920))), "1920-01-01/1929-12-31");
  EXPECT_EQ(days(interval(decade_period(-473))), "-0478-01-01/-0469-12-31");  // the 470s BC
  EXPECT_EQ(days(interval(century_period(18))), "1701-01-01/1800-12-31");
  EXPECT_EQ(days(interval(century_period(-4))), "-0399-01-01/-0300-12-31");
  EXPECT_EQ(days(interval(century_period(1))), "0001-01-01/0100-12-31");
}

TEST(Period, FindsWhatHoldsADay) {
  EXPECT_EQ(days(interval(containing({2021, 9, 22}, Grain::week))), "2021-09-20/2021-09-26");
  EXPECT_EQ(days(interval(containing({2021, 9, 22}, Grain::weekend))), "2021-09-25/2021-09-26");
  EXPECT_EQ(containing({1917, 1, 5}, Grain::season), kWinter1916);
  EXPECT_EQ(containing({1916, 12, 5}, Grain::season), kWinter1916);
  EXPECT_EQ(containing({2022, 11, 30}, Grain::season), kAutumn2022);
  EXPECT_EQ(containing({1800, 6, 1}, Grain::century), century_period(18));
  EXPECT_EQ(containing({1801, 6, 1}, Grain::century), century_period(19));
  EXPECT_EQ(containing({-300, 6, 1}, Grain::century), century_period(-4));
  EXPECT_EQ(containing({-299, 6, 1}, Grain::century), century_period(-3));
}

TEST(Period, MovesByItsOwnLength) {
  EXPECT_EQ(shift(kWinter1916, 1), (Period{1917, 21, 0, Grain::season}));
  EXPECT_EQ(shift(kAutumn2022, -1), (Period{2022, 22, 0, Grain::season}));
  EXPECT_EQ(shift({2022, 12, 0, Grain::month}, 1), (Period{2023, 1, 0, Grain::month}));
  EXPECT_EQ(shift({2019, 33, 0, Grain::quarter}, -1), (Period{2018, 36, 0, Grain::quarter}));
  EXPECT_EQ(shift(day_period({2024, 2, 28}), 2), day_period({2024, 3, 1}));
  EXPECT_EQ(shift(decade_period(1990), 1), decade_period(2000));
}

TEST(Period, FindsTheNamedNeighbour) {
  const Interval april{{2022, 4, 7}, {2022, 4, 7}};
  EXPECT_EQ(previous_named(21, april), (Period{2021, 21, 0, Grain::season}));
  EXPECT_EQ(next_named(21, april), (Period{2023, 21, 0, Grain::season}));
  EXPECT_EQ(previous_named(3, april), (Period{2022, 3, 0, Grain::month}));
  EXPECT_EQ(next_named(5, april), (Period{2022, 5, 0, Grain::month}));
  EXPECT_EQ(previous_named(24, april), (Period{2021, 24, 0, Grain::season}));
}

TEST(Period, Parts) {
  EXPECT_EQ(days(part_of({2022, 9, 0, Grain::month}, Part::early)), "2022-09-01/2022-09-10");
  EXPECT_EQ(days(part_of({2022, 9, 0, Grain::month}, Part::middle)), "2022-09-11/2022-09-20");
  EXPECT_EQ(days(part_of({2022, 10, 0, Grain::month}, Part::late)), "2022-10-21/2022-10-31");
  EXPECT_EQ(days(part_of({2023, 2, 0, Grain::month}, Part::first_half)), "2023-02-01/2023-02-14");
  EXPECT_EQ(days(part_of(kYear1900, Part::late)), "1900-09-01/1900-12-31");
  EXPECT_EQ(days(part_of(kYear1900, Part::second_half)), "1900-07-01/1900-12-31");
  EXPECT_EQ(days(part_of(kAutumn2022, Part::late)), "2022-11-01/2022-11-30");
  EXPECT_EQ(days(part_of(decade_period(1990), Part::early)), "1990-01-01/1993-04-30");
  const Period week = containing({2013, 2, 12}, Grain::week);
  EXPECT_EQ(days(part_of(week, Part::early)), "2013-02-11/2013-02-13");
  EXPECT_EQ(days(part_of(week, Part::late)), "2013-02-15/2013-02-17");
}

TEST(Period, CountsWithinAnInterval) {
  const Interval june = whole_month(2015, 6);
  EXPECT_EQ(days(*nth_of(june, 1, Grain::week)), "2015-06-01/2015-06-07");
  EXPECT_EQ(days(*nth_of(june, -1, Grain::week)), "2015-06-24/2015-06-30");
  EXPECT_EQ(days(*nth_of(june, -1, Grain::day)), "2015-06-30/2015-06-30");
  EXPECT_EQ(days(*nth_of(june, 2, Grain::weekend)), "2015-06-13/2015-06-14");
  EXPECT_EQ(days(*nth_of(whole_year(2019), 3, Grain::quarter)), "2019-07-01/2019-09-30");
  EXPECT_FALSE(nth_of(june, 31, Grain::day));
  EXPECT_FALSE(nth_of(june, 0, Grain::day));
  EXPECT_EQ(*nth_weekday(whole_month(2017, 9), -1, 7), (Day{2017, 9, 24}));
  EXPECT_EQ(*nth_weekday(whole_month(2019, 5), 3, 1), (Day{2019, 5, 20}));
  EXPECT_FALSE(nth_weekday(whole_month(2019, 5), 5, 1));
}

TEST(Period, Holidays) {
  const auto on = [](std::string_view text, int32_t year) {
    return to_string(holiday_in(parse_holiday(text), year));
  };
  EXPECT_EQ(on("12-25", 1914), "1914-12-25");
  EXPECT_EQ(on("easter+1", 1920), "1920-04-05");
  EXPECT_EQ(on("easter-46", 2024), "2024-02-14");
  EXPECT_EQ(on("easter+60", 2000), "2000-06-22");
  EXPECT_EQ(on("11-4-4", 2023), "2023-11-23");
  EXPECT_EQ(on("05-1--1", 2023), "2023-05-29");
  // The late summer holiday of England: first Monday, Monday after the last Saturday, last Monday.
  constexpr std::string_view kAugust = "08-1--1 1970:08-6--1+2 1964:08-1-1";
  EXPECT_EQ(on(kAugust, 1912), "1912-08-05");
  EXPECT_EQ(on(kAugust, 1964), "1964-08-03");
  EXPECT_EQ(on(kAugust, 1965), "1965-08-30");
  EXPECT_EQ(on(kAugust, 1968), "1968-09-02");
  EXPECT_EQ(on(kAugust, 1971), "1971-08-30");
  EXPECT_EQ(on("05-1--1 1970:05-30", 1921), "1921-05-30");
  EXPECT_EQ(on("05-1--1 1970:05-30", 1971), "1971-05-31");
  EXPECT_EQ(on("advent+0", 2023), "2023-12-03");
  EXPECT_EQ(on("advent+0", 2022), "2022-11-27");
  EXPECT_EQ(on("advent+21", 2023), "2023-12-24");
  EXPECT_EQ(parse_holiday("").kind, Holiday::Kind::none);
}

TEST(Period, Notation) {
  EXPECT_EQ(edtf(kAutumn2022), "2022-23");
  EXPECT_EQ(timex(kAutumn2022), "2022-FA");
  EXPECT_EQ(edtf({kNoYear, 5, 3, Grain::day}), "XXXX-05-03");
  EXPECT_EQ(timex({kNoYear, 5, 0, Grain::month}), "XXXX-05");
  EXPECT_EQ(edtf(decade_period(1970)), "197X");
  EXPECT_EQ(timex(decade_period(1970)), "197");
  EXPECT_EQ(edtf(century_period(19)), "1801/1900");
  EXPECT_EQ(timex(century_period(19)), "18");
  EXPECT_EQ(timex(century_period(-4)), "BC03");
  EXPECT_EQ(timex(decade_period(-473)), "BC047");
  EXPECT_EQ(timex({-498, 0, 0, Grain::year}), "BC0499");
  EXPECT_EQ(edtf({-498, 0, 0, Grain::year}), "-0498");
  EXPECT_EQ(edtf({2019, 35, 0, Grain::quarter}), "2019-07/2019-09");
  EXPECT_EQ(timex({2019, 35, 0, Grain::quarter}), "2019-Q3");
  EXPECT_EQ(timex(containing({2021, 1, 1}, Grain::week)), "2020-W53");
  EXPECT_EQ(timex(containing({2013, 2, 12}, Grain::weekend)), "2013-W07-WE");
}

}  // namespace
}  // namespace annals::calendar
