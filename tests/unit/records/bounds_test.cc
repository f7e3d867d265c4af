// What a record lists stands in it or in a heading of it, and is no longer than a reader wants.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "annals/extractor.h"

namespace annals {
namespace {

std::vector<Event> extract(const std::string& text) {
  static const Result<Extractor> loaded = Extractor::load();
  return loaded->extract(*Text::from(text), {.name = "a"});
}

bool holds(const Span& outer, const Span& inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

TEST(RecordBounds, APlaceThatGoesOnBehindAHeadingIsNoMention) {
  for (const char* text : {"Corpus\nChristi\nsold", "Santa\nCruz\n2014"})
    for (const Event& event : extract(text))
      for (const Place& place : event.places)
        for (const Mention& mention : place.mentions)
          EXPECT_TRUE(holds(event.span, mention.span) ||
                      std::any_of(event.headings.begin(), event.headings.end(),
                                  [&](const Heading& h) { return holds(h.span, mention.span); }))
              << text;
}

TEST(RecordBounds, AWarningIsGivenOfAHeadingsDate) {
  const std::vector<Event> events =
      extract("Monday, 7 May 2019\n\nThe choir met in Paris.\n\n8 May 2019\n\nIt met in Lyon.\n");
  ASSERT_EQ(events.size(), 2u);
  ASSERT_EQ(events[0].warnings.size(), 1u);
  EXPECT_EQ(events[0].warnings[0].code, "weekday-mismatch");
  EXPECT_EQ(events[0].warnings[0].span, (Span{0, 18}));
  EXPECT_EQ(events[0].warnings[0].sentence, "");
  EXPECT_TRUE(events[1].warnings.empty());
}

TEST(RecordBounds, AWarningQuotesWhatStandsAroundIt) {
  std::string text = "The choir met on 31 June 2019";
  const size_t words = 1000;
  for (size_t i = 0; i < words; ++i) text += " and sang";
  for (const bool is_long : {true, false}) {
    const std::vector<Event> events = extract(is_long ? text + "." : text.substr(0, 60) + ".");
    ASSERT_EQ(events.size(), 1u);
    ASSERT_EQ(events[0].warnings.size(), 1u);
    const std::string& sentence = events[0].warnings[0].sentence;
    EXPECT_EQ(sentence.substr(0, 29), "The choir met on 31 June 2019");
    EXPECT_EQ(sentence == *events[0].text, !is_long);
    EXPECT_LT(sentence.size(), 400u);
  }
}

TEST(RecordBounds, APersonsOfficesAreListedUpToANumber) {
  std::string text = "On 3 May 2019 we met. ";
  for (const char first : std::string("ABCDEFGHIJ"))
    for (const char* rest : {"ardville", "orstead", "elmington", "inchley", "undleby"})
      text += std::string("John Taylor, Director of the ") + first + rest + " Institute, spoke. ";
  size_t most = 0;
  for (const Event& event : extract(text))
    for (const Person& person : event.people) most = std::max(most, person.affiliations.size());
  EXPECT_GT(most, 8u);
  EXPECT_LE(most, 32u);
}

}  // namespace
}  // namespace annals
