// Titles and affiliations of people, as they are told beside their names.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "annals/extractor.h"

namespace annals {
namespace {

// "Ann Lee: Director @ ICPC; …" for all people of a text that have either, in its order.
std::string details(const std::string& sentence) {
  static const Result<Extractor> loaded = Extractor::load();
  const auto text = Text::from("On 3 May 2011 the weavers met. " + sentence + "\n");
  std::string out;
  const auto add = [&](const std::vector<std::string>& all, const char* before) {
    for (size_t i = 0; i < all.size(); ++i) out += (i == 0 ? before : ", ") + all[i];
  };
  for (const Event& event : loaded->extract(*text, {.name = "a"}))
    for (const Person& person : event.people) {
      if (person.titles.empty() && person.affiliations.empty()) continue;
      out += (out.empty() ? "" : "; ") + person.name + ":";
      add(person.titles, " ");
      add(person.affiliations, " @ ");
    }
  return out;
}

TEST(PersonDetails, TitlesThatLabelTheNext) {
  EXPECT_EQ(details("Elected were: President- Sydney Bridgewater, First Vice President- Larry "
                    "Vaughan, General Secretary- Precious Mills and Assistant General Secretary- "
                    "Curtis Francis."),
            "Sydney Bridgewater: President; Larry Vaughan: First Vice President; Precious Mills: "
            "General Secretary; Curtis Francis: Assistant General Secretary");
  EXPECT_EQ(
      details("President: Tom Reed, General Secretary: Dr. John Moss; Treasurer: Paul Green."),
      "Tom Reed: President; John Moss: General Secretary; Paul Green: Treasurer");
  EXPECT_EQ(details("Speaker: Tom Reed."), "");
  EXPECT_EQ(details("Officers are Tom Reed, president: John Moss, treasurer: Paul Green, patron."),
            "Tom Reed: president; John Moss: treasurer; Paul Green: patron");
  EXPECT_EQ(
      details("There came: Tom Reed; President Rotary Club of Barbados - John Moss; Paul Green."),
      "John Moss: President @ Rotary Club of Barbados");
  EXPECT_EQ(details("Present were Robert Fox, Director - Walter Price."), "");  // whose?
  EXPECT_EQ(details("Present were Robert Fox, Director; Walter Price, Secretary."),
            "Robert Fox: Director; Walter Price: Secretary");
}

TEST(PersonDetails, TitlesBeforeABodyAndAnHonorific) {
  EXPECT_EQ(details("The Chief of Staff of the European Commission, Mrs Ann Reed, spoke."),
            "Ann Reed: Chief of Staff @ European Commission");
  EXPECT_EQ(details("It was opened by the Dean, Faculty of Law, Prof. Ann Reed."),
            "Ann Reed: Dean @ Faculty of Law");
  EXPECT_EQ(details("Tom Reed, president, Mr. Paul Green and others came."), "Tom Reed: president");
}

TEST(PersonDetails, Envoys) {
  EXPECT_EQ(details("There came Australian High Commissioner to Fiji Deborah Stokes and Philippine "
                    "Ambassador to New Zealand Gary Domingo."),
            "Deborah Stokes: Australian High Commissioner; Gary Domingo: Philippine Ambassador");
}

}  // namespace
}  // namespace annals
