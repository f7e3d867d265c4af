// What sort of body an organization is, told by its head noun.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "annals/extractor.h"

namespace annals {
namespace {

TEST(OrganizationKind, TheHeadTellsAndNotTheTradeBehindIt) {
  static const Result<Extractor> loaded = Extractor::load();
  const auto text = Text::from(
      "On 3 May 1947 the Ministry of Works, the International Union of Railways, Hobart Railways,\n"
      "and the Federation of Transport Workers signed a treaty.\n");
  std::map<std::string, std::string> kinds;
  for (const Event& event : loaded->extract(*text, {.name = "a"}))
    for (const Organization& body : event.organizations) kinds[body.name] = body.kind;
  EXPECT_EQ(kinds["Ministry of Works"], "government");
  EXPECT_EQ(kinds["International Union of Railways"], "association");
  EXPECT_EQ(kinds["Hobart Railways"], "company");
  EXPECT_EQ(kinds["Federation of Transport Workers"], "union");
}

}  // namespace
}  // namespace annals
