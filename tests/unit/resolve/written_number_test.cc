#include "resolve/written_number.h"

#include <gtest/gtest.h>

#include <string>

#include "data/data.h"
#include "text/tokenizer.h"

namespace annals::resolve {
namespace {

int32_t number(const std::string& words) {
  static const Result<data::Data> loaded = data::load({});
  text::Tokens tokens;
  text::tokenize(words, tokens);
  loaded->pack.annotate(words, tokens);
  return written_number(loaded->pack, loaded->pack.list("year-word"), tokens, 0,
                        static_cast<uint32_t>(tokens.size()));
}

TEST(WrittenNumber, CountsHundredsAndThousands) {
  EXPECT_EQ(number("eighteen hundred"), 1800);
  EXPECT_EQ(number("eighteen hundred and five"), 1805);
  EXPECT_EQ(number("Eighteen Hundred and Forty-Eight"), 1848);
  EXPECT_EQ(number("one thousand seven hundred and ninety-two"), 1792);
  EXPECT_EQ(number("one thousand, eight hundred"), 1800);
  EXPECT_EQ(number("two thousand and twelve"), 2012);
  EXPECT_EQ(number("one thousand"), 1000);
}

TEST(WrittenNumber, ReadsPairsAsTheyAreSpoken) {
  EXPECT_EQ(number("nineteen twelve"), 1912);
  EXPECT_EQ(number("eighteen forty"), 1840);
  EXPECT_EQ(number("eighteen sixty-three"), 1863);
  EXPECT_EQ(number("twenty twenty-one"), 2021);
}

TEST(WrittenNumber, SmallOnesAndNone) {
  EXPECT_EQ(number("twenty-one"), 21);
  EXPECT_EQ(number("nine"), 9);
  EXPECT_EQ(number("and the choir"), 0);
  EXPECT_EQ(number(""), 0);
}

}  // namespace
}  // namespace annals::resolve
