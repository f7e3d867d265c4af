#include "evaluation/align.h"

#include <gtest/gtest.h>

namespace annals::evaluation {
namespace {

using Partners = std::vector<uint32_t>;

TEST(Align, TakesTheLargestOverlapFirst) {
  // The first could have either; the second only the first of the other side.
  EXPECT_EQ(align({{{0, 10}}, {{10, 20}}}, {{{2, 18}}, {{0, 3}}}, Order::overlap),
            (Partners{0, kUnaligned}));
  EXPECT_EQ(align({{{0, 10}}, {{10, 30}}}, {{{5, 25}}, {{0, 3}}}, Order::overlap),
            (Partners{1, 0}));
}

TEST(Align, NeverPairsWhatOnlyTouches) {
  EXPECT_EQ(align({{{0, 10}}}, {{{10, 20}}, {{20, 30}}}, Order::overlap), Partners{kUnaligned});
  EXPECT_EQ(align({{{0, 10}}}, {}, Order::overlap), Partners{kUnaligned});
}

TEST(Align, FindsALongSpanThatBeganFarBefore) {
  EXPECT_EQ(align({{{90, 95}}}, {{{0, 100}}, {{1, 2}}, {{3, 4}}, {{96, 99}}}, Order::overlap),
            Partners{0});
}

TEST(Align, TiesGoToTheEarlier) {
  EXPECT_EQ(align({{{0, 4}}}, {{{0, 2}}, {{2, 4}}}, Order::overlap), Partners{0});
}

TEST(Align, WithinATypeEqualSpansGoFirst) {
  // The longer one overlaps more, but the equal one is it.
  EXPECT_EQ(align({{{0, 5}, 1}}, {{{0, 9}, 1}, {{0, 5}, 1}}, Order::within_type), Partners{1});
  EXPECT_EQ(align({{{0, 5}, 1}}, {{{0, 5}, 2}}, Order::within_type), Partners{kUnaligned});
}

TEST(Align, AcrossTypesTheSameExtentComesBeforeTheSameType) {
  EXPECT_EQ(align({{{0, 5}, 1}}, {{{0, 4}, 1}, {{0, 5}, 2}}, Order::across_types), Partners{1});
  EXPECT_EQ(align({{{0, 5}, 1}}, {{{0, 5}, 2}, {{0, 5}, 1}}, Order::across_types), Partners{1});
  EXPECT_EQ(align({{{0, 5}, 1}}, {{{0, 4}, 2}, {{1, 3}, 1}}, Order::across_types), Partners{1});
}

}  // namespace
}  // namespace annals::evaluation
