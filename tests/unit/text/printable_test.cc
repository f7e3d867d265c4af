#include "text/printable.h"

#include <gtest/gtest.h>

namespace annals::text {
namespace {

TEST(Printable, KeepsLettersOfAllScripts) {
  EXPECT_EQ(printable("a \u00e9 \u03a9 \U0001F30D"), "a \u00e9 \u03a9 \U0001F30D");
}

TEST(Printable, ShowsNothingThatATerminalObeys) {
  EXPECT_EQ(printable("a\x1b[31mb\r\n\tc\x7f\u009bd"), "a [31mb   c  d");
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a b");
}

TEST(Printable, ReplacesInvalidBytesOneByOne) {
  EXPECT_EQ(printable("a\xff\xfe\xc3"), "a\ufffd\ufffd\ufffd");
  EXPECT_EQ(printable(""), "");
}

}  // namespace
}  // namespace annals::text
