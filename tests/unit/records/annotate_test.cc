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
    "2019\nThe choir of Prof. Anna Müller met on 4 March, for two weeks, daily, and from May 3 to "
    "5, 2018 in Lyon. It was founded in about 1850 by the Lyon Choral Society (LCS).\n\n12 July\n"
    "Nobody came the day after the 14th World Choral Congress in Tunis and Paris.\n";
constexpr const char* kPage =
    "<h2>2019</h2><p>The choir met in <i>Paris</i> on <b>4</b> March, and from May 3 to 5, 2018 in "
    "Lyon, Tunis and Seville.</p>";
// The letter and its accent apart: read as one, given as they stand.
constexpr const char* kDecomposed =
    "On 4 March 2019 Jose\u0301 Garci\u0301a met the choir in Malmo\u0308, on Thursday 7 "
    "de\u0301cembre 2019 in Paris.\n";

std::vector<Text> texts() {
  std::vector<Text> texts;
  texts.push_back(*Text::from(kProse));
  texts.push_back(*Text::from(kPage, {.markup = Markup::html}));
  texts.push_back(*Text::from(kDecomposed));
  texts.push_back(Text());
  return texts;
}

// The two ways to ask for annotations.
struct Asked {
  void (*sink)(const Text&, Scratch&, const AnnotationSink&);
  std::vector<Annotation> (*vector)(const Text&, Scratch&);
};

class Annotate : public testing::TestWithParam<Asked> {
 protected:
  std::vector<Annotation> told(const Text& text) const {
    std::vector<Annotation> given;
    GetParam().sink(text, scratch, [&](Annotation& annotation) {
      given.push_back(annotation);
      return true;
    });
    return given;
  }
  std::vector<Annotation> collected(const Text& text) const {
    return GetParam().vector(text, scratch);
  }
  mutable Scratch scratch;
};

TEST_P(Annotate, SinkIsGivenWhatTheVectorHolds) {
  for (const Text& text : texts()) {
    const std::vector<Annotation> given = told(text);
    EXPECT_EQ(given, collected(text));
    EXPECT_EQ(given.empty(), text.size() == 0);
  }
}

TEST_P(Annotate, TextsAreThoseOfTheInput) {
  const Text text = *Text::from(kDecomposed);
  for (const Annotation& one : told(text))
    EXPECT_EQ(one.text, text.bytes().substr(one.span.begin, one.span.end - one.span.begin));
}

// Of the sorts' parts each annotation has its own, whatever was given before it.
TEST_P(Annotate, OnePartIsSet) {
  for (const Text& text : texts())
    for (const Annotation& one : told(text))
      EXPECT_EQ(one.date.has_value() + one.place.has_value() + one.organization.has_value() +
                    one.person.has_value() + one.title.has_value(),
                1);
}

TEST_P(Annotate, SinkMayTakeTheAnnotation) {
  const Text text = *Text::from(kProse);
  std::vector<Annotation> moved;
  GetParam().sink(text, scratch, [&](Annotation& annotation) {
    moved.push_back(std::move(annotation));
    return true;
  });
  EXPECT_EQ(moved, collected(text));
  std::vector<Annotation> swapped(1);
  GetParam().sink(text, scratch, [&](Annotation& annotation) {
    std::swap(swapped.back(), annotation);
    swapped.push_back(swapped.back());
    return true;
  });
  swapped.pop_back();
  EXPECT_EQ(swapped, moved);
}

TEST_P(Annotate, SinkStops) {
  const Text text = *Text::from(kProse);
  int calls = 0;
  GetParam().sink(text, scratch, [&](Annotation&) { return ++calls < 2; });
  EXPECT_EQ(calls, 2);
}

INSTANTIATE_TEST_SUITE_P(
    Mentions, Annotate,
    testing::Values(Asked{[](const Text& text, Scratch& scratch, const AnnotationSink& sink) {
                            extractor().annotate(text, {}, scratch, sink);
                          },
                          [](const Text& text, Scratch& scratch) {
                            return extractor().annotate(text, {}, scratch);
                          }},
                    Asked{[](const Text& text, Scratch& scratch, const AnnotationSink& sink) {
                            extractor().annotate_dates(text, {}, scratch, sink);
                          },
                          [](const Text& text, Scratch& scratch) {
                            return extractor().annotate_dates(text, {}, scratch);
                          }}));

TEST(Annotations, AHeadingsDateWithinANameIsNoMention) {
  for (const char* text : {"Winter\nGarden", "2021 Day](x)07.10.2021<b>the Governor\n==="}) {
    const std::vector<Annotation> given = extractor().annotate(*Text::from(text), {.name = "a"});
    ASSERT_FALSE(given.empty());
    for (size_t i = 1; i < given.size(); ++i)
      EXPECT_LE(given[i - 1].span.end, given[i].span.begin) << text;
  }
}

}  // namespace
}  // namespace annals
