#include "annals/text.h"

#include <gtest/gtest.h>

#include "annals/offsets.h"
#include "text/fold.h"

namespace annals {
namespace {

TEST(Text, AcceptsUtf8) {
  const auto text = Text::from("Chișinău \xF0\x9F\x8C\x8D");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->size(), 15u);
  EXPECT_TRUE(text->invalid().empty());
}

TEST(Text, NamesThePlaceOfAnInvalidByte) {
  const auto text = Text::from("one\ntwo é\xE9 x");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().line, 2u);
  EXPECT_EQ(text.error().column, 6u);
  EXPECT_EQ(text.error().offset, 10u);
  EXPECT_NE(text.error().message.find("0xe9"), std::string::npos);
}

TEST(Text, RefusesOverlongSurrogatesAndTooLong) {
  EXPECT_FALSE(Text::from("\xC0\x80"));
  EXPECT_FALSE(Text::from("\xED\xA0\x80"));
  EXPECT_FALSE(Text::from("\xF4\x90\x80\x80"));
  EXPECT_FALSE(Text::from("\xE2\x82"));
  EXPECT_FALSE(Text::from("abcd", {.max_bytes = 3}));
}

TEST(Text, LossyKeepsBytesAndListsPlaces) {
  const auto text = Text::from(
      "a\xFF"
      "b\xFE",
      {.lossy = true});
  ASSERT_TRUE(text);
  EXPECT_EQ(text->bytes(),
            "a\xFF"
            "b\xFE");
  EXPECT_EQ(text->invalid(), (std::vector<uint64_t>{1, 3}));
}

TEST(Text, ComposesLetters) {
  const std::string bytes = "\xCC\x81x Montre\u0301al, Vie\u0323\u0302t q\u0301 y\u0308\u0301";
  const auto text = Text::borrow(bytes);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->bytes(), bytes);
  EXPECT_EQ(text->plain(), "\xCC\x81x Montréal, Việt q\u0301 ÿ\u0301");
  const auto source_of = [&](std::string_view word) {
    const size_t at = text->plain().find(word);
    const Span span = text->in_bytes({at, at + word.size()});
    return bytes.substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(source_of("Montréal"), "Montre\u0301al");
  EXPECT_EQ(source_of("é"), "e\u0301");
  EXPECT_EQ(source_of("al, V"), "al, V");
  EXPECT_EQ(source_of("ệ"), "e\u0323\u0302");
  EXPECT_EQ(source_of("t q\u0301 "), "t q\u0301 ");
  EXPECT_EQ(text->in_plain({6, 12}).begin, 6u);
}

TEST(Text, LeavesComposedTextsAlone) {
  const std::string bytes = "Montréal q\u0301";
  const auto text = Text::borrow(bytes);
  ASSERT_TRUE(text);
  EXPECT_EQ(text->plain().data(), bytes.data());
}

TEST(Text, ComposesWithinMarkupAndBesideInvalidBytes) {
  const auto page =
      Text::from("<p>Universite\u0301 de <b>Lie\u0300ge</b>", {.markup = Markup::html});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->plain(), "Université de Liège");
  const std::string bytes = "\xFF\u0301 e\u0301\xFE";
  const auto lossy = Text::from(bytes, {.lossy = true});
  ASSERT_TRUE(lossy);
  EXPECT_EQ(lossy->plain(), "\xFF\u0301 é\xFE");
  EXPECT_EQ(lossy->invalid(), (std::vector<uint64_t>{0, 7}));
}

TEST(OffsetMap, CountsUnits) {
  const std::string text =
      "é\xF0\x9F\x8C\x8D"
      "a\xFF"
      "b";
  const OffsetMap points(text, OffsetUnit::codepoint);
  const OffsetMap utf16(text, OffsetUnit::utf16);
  EXPECT_EQ(points.from_byte(2), 1u);
  EXPECT_EQ(points.from_byte(6), 2u);
  EXPECT_EQ(points.from_byte(8), 4u);
  EXPECT_EQ(utf16.from_byte(6), 3u);
  EXPECT_EQ(utf16.from_byte(9), 6u);
}

TEST(OffsetMap, ChecksAcrossCheckpoints) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i % 7 == 0 ? "\xE2\x80\x99" : i % 5 == 0 ? "é" : "x";
  const OffsetMap points(text, OffsetUnit::codepoint);
  uint64_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<uint8_t>(text[i]) & 0xC0u) == 0x80u) continue;
    ASSERT_EQ(points.from_byte(i), count) << i;
    ++count;
  }
  EXPECT_EQ(points.from_byte(text.size()), count);
}

TEST(Fold, CaseAndMarks) {
  EXPECT_EQ(text::fold_case("D’AZUR École"), "d'azur école");
  std::string out;
  text::strip_marks("Chișinău Łódź Ærø Nguyễn", out);
  EXPECT_EQ(out, "Chisinau Lodz Aero Nguyen");
}

}  // namespace
}  // namespace annals
