#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "annals/extractor.h"

namespace annals {
namespace {

const Extractor& extractor() {
  static const Result<Extractor> loaded = Extractor::load({.explain = true});
  return *loaded;
}

constexpr const char* kProse =
    "2019\nThe choir met on 4 March, for two weeks, daily, and from May 3 to 5, 2018 in Lyon. It "
    "was "
    "founded in about 1850.\n\n12 July\nNobody came the day after.\n";
constexpr const char* kPage =
    "<h2>2019</h2><p>The choir met on <b>4</b> March, and from May 3 to 5, 2018.</p>";

std::vector<Text> texts() {
  std::vector<Text> texts;
  texts.push_back(*Text::from(kProse));
  texts.push_back(*Text::from(kPage, {.markup = Markup::html}));
  texts.push_back(Text());
  return texts;
}

TEST(AnnotateDates, SinkIsGivenWhatTheVectorHolds) {
  for (const Text& text : texts()) {
    Scratch scratch;
    std::vector<Annotation> given;
    extractor().annotate_dates(text, {}, scratch, [&](Annotation& date) {
      given.push_back(date);
      return true;
    });
    EXPECT_EQ(given, extractor().annotate_dates(text, {}, scratch));
    EXPECT_EQ(given.empty(), text.size() == 0);
  }
}

TEST(AnnotateDates, SinkMayMoveFromTheAnnotation) {
  const Text text = *Text::from(kProse);
  Scratch scratch;
  std::vector<Annotation> given;
  extractor().annotate_dates(text, {}, scratch, [&](Annotation& date) {
    given.push_back(std::move(date));
    return true;
  });
  EXPECT_EQ(given, extractor().annotate_dates(text, {}, scratch));
}

TEST(AnnotateDates, SinkStops) {
  const Text text = *Text::from(kProse);
  Scratch scratch;
  int calls = 0;
  extractor().annotate_dates(text, {}, scratch, [&](Annotation&) { return ++calls < 2; });
  EXPECT_EQ(calls, 2);
}

}  // namespace
}  // namespace annals
