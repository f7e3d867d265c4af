#include "coverage.h"

#include <gtest/gtest.h>

namespace annals::tool {
namespace {

Annotation mention(std::string_view text, std::string_view words) {
  Annotation out;
  const size_t at = text.find(words);
  out.span = {at, at + words.size()};
  return out;
}

TEST(Coverage, CountsNamesDatesAndBlocks) {
  constexpr std::string_view kText =
      "On 3 May 2018 the Harbour Choir met in Paris.\n\nThe Harbour Choir sang in 1999.\n";
  Event event;
  event.span = {0, 45};
  const Coverage coverage = measure_coverage(
      kText, {event}, {mention(kText, "3 May 2018"), mention(kText, "Harbour Choir")});
  EXPECT_EQ(coverage.blocks.used, 1u);
  EXPECT_EQ(coverage.blocks.all, 2u);
  EXPECT_EQ(coverage.names.used, 2u);
  EXPECT_EQ(coverage.names.all, 4u);  // May, twice the choir, Paris
  EXPECT_EQ(coverage.dates.all - coverage.dates.used, 1u);
  ASSERT_FALSE(coverage.unused.empty());
  for (const Unused& unused : coverage.unused)
    if (unused.kind == "date") {
      EXPECT_EQ(unused.text, "1999");
      EXPECT_EQ(unused.line, 3u);
      EXPECT_EQ(unused.column, 27u);
    }
}

TEST(Coverage, PlacesWhatIsUnusedInItsLine) {
  constexpr std::string_view kText =
      "It is é Rho Sigma.\nThe Tau Rho, a Psi Chi.\n\nTo Rho Sigma.\n";
  const Coverage coverage = measure_coverage(kText, {}, {});
  const auto at = [&](std::string_view text) {
    for (const Unused& unused : coverage.unused)
      if (unused.kind == "name" && unused.text == text)
        return std::pair<uint64_t, uint64_t>(unused.line, unused.column);
    return std::pair<uint64_t, uint64_t>(0, 0);
  };
  EXPECT_EQ(at("Rho Sigma"), (std::pair<uint64_t, uint64_t>(1, 9)));
  EXPECT_EQ(at("The Tau Rho"), (std::pair<uint64_t, uint64_t>(2, 1)));
  EXPECT_EQ(at("Psi Chi"), (std::pair<uint64_t, uint64_t>(2, 16)));
  EXPECT_EQ(at("To Rho Sigma"), (std::pair<uint64_t, uint64_t>(4, 1)));
}

TEST(Coverage, OfNothingIsWhole) {
  const Coverage coverage = measure_coverage("", {}, {});
  EXPECT_EQ(coverage.names.percent(), 100.0);
  EXPECT_TRUE(coverage.unused.empty());
}

// One word alone at the start of a sentence is no name; alike runs are one item.
TEST(Coverage, RanksAlikeRunsTogether) {
  const Coverage coverage =
      measure_coverage("Nobody came to Plugh Hall. Later all left Plugh Hall.\n", {}, {});
  size_t names = 0;
  for (const Unused& unused : coverage.unused)
    if (unused.kind == "name") {
      ++names;
      EXPECT_EQ(unused.text, "Plugh Hall");
      EXPECT_EQ(unused.spans.size(), 2u);
    }
  EXPECT_EQ(names, 1u);
}

}  // namespace
}  // namespace annals::tool
