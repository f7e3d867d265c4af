#include "text/encoding.h"

#include <gtest/gtest.h>

namespace annals::text {
namespace {

TEST(Encoding, ConvertsWhatIcuKnows) {
  EXPECT_EQ(*to_utf8("caf\xE9 \x93x\x94", "windows-1252", false), "café “x”");
  EXPECT_EQ(*to_utf8("caf\xE9", "latin1", false), "café");
  EXPECT_EQ(*to_utf8(std::string_view("\x3C\xD8\x0D\xDF", 4), "UTF-16LE", false),
            "\xF0\x9F\x8C\x8D");
}

TEST(Encoding, NamesWhatIsWrong) {
  EXPECT_FALSE(to_utf8("x", "no-such-encoding", false));
  const auto bad = to_utf8("ab\xFF", "US-ASCII", false);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().offset, 2u);
  EXPECT_EQ(*to_utf8("ab\xFF", "US-ASCII", true), "ab\xEF\xBF\xBD");
}

TEST(Encoding, Utf8ByAnyName) {
  EXPECT_TRUE(is_utf8("utf8"));
  EXPECT_TRUE(is_utf8("UTF-8"));
  EXPECT_FALSE(is_utf8("latin1"));
}

}  // namespace
}  // namespace annals::text
