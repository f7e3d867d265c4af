// What patterns match.
#include <gtest/gtest.h>

#include "scan.h"

namespace annals::rules {
namespace {

TEST(Matcher, WordsAreComparedFolded) {
  EXPECT_EQ(scan("may", "May MAY may mays"), (Found{"May", "MAY", "may"}));
  EXPECT_EQ(scan("o'clock", "six o'clock or o’clock"), (Found{"o'clock", "o’clock"}));
  EXPECT_EQ(scan("élan", "ÉLAN elan"), (Found{"ÉLAN"}));
  EXPECT_EQ(scan("internationalization", "Internationalization internationalizations"),
            (Found{"Internationalization"}));
}

TEST(Matcher, ExactSpelling) {
  EXPECT_EQ(scan("'May' | 'WHO' | 'iOS'", "May MAY may who Who WHO iOS ios"),
            (Found{"May", "WHO", "iOS"}));
}

TEST(Matcher, PossessiveAndClitics) {
  EXPECT_EQ(scan("club 's", "the club's"), (Found{"club's"}));
  EXPECT_EQ(scan("club \"'s\"", "the club's and the Club’s"), (Found{"club's", "Club’s"}));
  EXPECT_EQ(scan("club ’s", "the club's"), (Found{"club's"}));
  EXPECT_EQ(scan(":lower", "May's"), Found{});
  EXPECT_EQ(scan("\"l'\" ~ :cap", "de l'Opéra"), (Found{"l'Opéra"}));
}

TEST(Matcher, Classes) {
  const std::string text = "Ab AB ab 12 3rd a.b@c.org , A COVID19";
  EXPECT_EQ(scan(":word", text), (Found{"Ab", "AB", "ab", "A"}));
  EXPECT_EQ(scan(":cap", text), (Found{"Ab", "AB", "A", "COVID19"}));
  EXPECT_EQ(scan(":caps", text), (Found{"AB", "COVID19"}));
  EXPECT_EQ(scan(":title", text), (Found{"Ab", "A"}));
  EXPECT_EQ(scan(":lower", text), (Found{"ab", "3rd"}));
  EXPECT_EQ(scan(":initial", text), (Found{"A"}));
  EXPECT_EQ(scan(":number", text), (Found{"12"}));
  EXPECT_EQ(scan(":mixed", text), (Found{"3rd", "COVID19"}));
  EXPECT_EQ(scan(":link", text), (Found{"a.b@c.org"}));
  EXPECT_EQ(scan(":punct", text), (Found{","}));
  EXPECT_EQ(scan(":any", "a ,"), (Found{"a", ","}));
}

TEST(Matcher, Numbers) {
  EXPECT_EQ(scan("#1-31", "0 1 07 31 32 007 1a"), (Found{"1", "07", "31"}));
  EXPECT_EQ(scan("#1000-2199", "999 1000 02014 2199 99999999999999"), (Found{"1000", "2199"}));
  EXPECT_EQ(scan("#4d", "123 1234 12345"), (Found{"1234"}));
  EXPECT_EQ(scan("#7", "7 8"), (Found{"7"}));
  EXPECT_EQ(scan("24 ~ / ~ 7", "open 24/7"), (Found{"24/7"}));
}

TEST(Matcher, Regex) {
  EXPECT_EQ(scan("/(?i)[0-3]?\\d(st|nd|rd|th)/", "1st 22ND 45th th"), (Found{"1st", "22ND"}));
  EXPECT_EQ(scan("/[A-Z]{2}\\d+/", "AB12 xAB12 AB"), (Found{"AB12"}));
  EXPECT_EQ(scan("a (-|/|.) b", "a - b a / b a . b"), (Found{"a - b", "a / b", "a . b"}));
}

TEST(Matcher, LongestOfEachStart) {
  EXPECT_EQ(scan("a (b | b c)", "a b c"), (Found{"a b c"}));
  EXPECT_EQ(scan("a{1,3}", "a a a a"), (Found{"a a a", "a a a", "a a", "a"}));
  EXPECT_EQ(scan("(<a:x> | <b:x>)", "x"), (Found{"x{a=x}"}));  // equally long: the first named
}

TEST(Matcher, Captures) {
  const std::string macro = "[macro]\nday = \"#1-31\"\nmonth = \"may | june\"\n";
  EXPECT_EQ(scan(compiled(macro + rule("<day> <month>")), "7 May"),
            (Found{"7 May{day=7}{month=May}"}));
  EXPECT_EQ(scan(compiled(macro + rule("<a:day> - <b:day> $month")), "7-9 June"),
            (Found{"7-9 June{a=7}{b=9}"}));
  EXPECT_EQ(scan("(<a:x> ,?){1,3}", "x, x"), (Found{"x, x{a=x}", "x{a=x}"}));  // the last stays
  EXPECT_EQ(scan("x <a: y <b: z> >?", "x y z"), (Found{"x y z{a=y z}{b=z}"}));
  EXPECT_EQ(scan("x (<a:y> z)?", "x y w"), (Found{"x"}));  // what failed is not captured
}

TEST(Matcher, Mark) {
  EXPECT_EQ(scan("in <mark: :number > x?", "in 7 x"), (Found{"7"}));
  EXPECT_EQ(scan("(in <mark: :number > | by 7)", "by 7"), (Found{"by 7"}));
}

TEST(Matcher, GapsStartsAndEnds) {
  EXPECT_EQ(scan("a ~ - ~ b", "a-b a - b"), (Found{"a-b"}));
  EXPECT_EQ(scan("^ a", "a a"), (Found{"a"}));
  EXPECT_EQ(scan("a $", "a a"), (Found{"a"}));
  EXPECT_EQ(scan("^ a $", "a a"), Found{});
}

TEST(Matcher, Contexts) {
  const auto found = [](const std::string& context, const std::string& text) {
    return scan(compiled(rule("x y?", context)), text);
  };
  EXPECT_EQ(found("before = \"in the?\"", "in x, in the x, the x, x"), (Found{"x", "x"}));
  EXPECT_EQ(found("not-before = \"in | ^\"", "x in x by x"), (Found{"x"}));
  EXPECT_EQ(found("after = \"z\"", "x z x"), (Found{"x"}));
  EXPECT_EQ(found("after = \"$\"", "x x"), (Found{"x"}));
  EXPECT_EQ(found("not-after = \"~ .\"", "x. x ."), (Found{"x"}));
  EXPECT_EQ(found("before = \"- ~\"", "-x - x"), (Found{"x"}));
  // The longest around which the contexts hold.
  EXPECT_EQ(found("not-after = \"z\"", "x y z"), (Found{"x"}));
}

TEST(Matcher, Lists) {
  const std::string lists =
      "[list.month]\nvalues = { may = 5 }\n[list.city]\nwords = [\"New York\", \"new\", \"New "
      "York City\", \"half-term\"]\n[list.they]\ncase = \"capitalised\"\nwords = [\"they\"]\n"
      "[list.code]\ncase = \"exact\"\nwords = [\"iOS\", \"IBM\"]\n[list.all]\nlists = [\"city\", "
      "\"month\"]\n";
  const auto found = [&](const std::string& pattern, const std::string& text) {
    return scan(compiled(lists + rule(pattern)), text);
  };
  EXPECT_EQ(found("@month", "may May"), (Found{"may", "May"}));
  EXPECT_EQ(found("@month^", "may May"), (Found{"May"}));
  EXPECT_EQ(found("@city", "new york city"), (Found{"new york city"}));
  EXPECT_EQ(found("@city york", "new york"), (Found{"new york"}));  // a shorter entry, if it must
  EXPECT_EQ(found("@city city hall", "New York city hall"), (Found{"New York city hall"}));
  EXPECT_EQ(found("@city", "half-term"), (Found{"half-term"}));
  EXPECT_EQ(found("@they", "they They"), (Found{"They"}));
  EXPECT_EQ(found("@code", "iOS IOS ios IBM ibm"), (Found{"iOS", "IBM"}));
  EXPECT_EQ(found("@all", "May new"), (Found{"May", "new"}));
}

TEST(Matcher, KnownMentions) {
  const Pack pack = compiled(rule("%person , chair of <a:%organization>", "phase = 1"));
  const std::string text = "Ann Lee, chair of Oslo Zoo";
  EXPECT_EQ(scan(pack, text, 1, {{0, 2, 3}, {5, 7, 2}}),
            (Found{"Ann Lee, chair of Oslo Zoo{a=Oslo Zoo}"}));
  EXPECT_EQ(scan(pack, text, 1, {{0, 2, 3}, {5, 7, 1}}), Found{});
  EXPECT_EQ(scan(pack, text, 0, {{0, 2, 3}, {5, 7, 2}}), Found{});
}

TEST(Matcher, Triggers) {
  // Explicit, automatic (the word that stands in every match), and none: the same matches.
  const std::string text = "the Old Town Chess Club met the Club";
  const Found expected = {"Old Town Chess Club", "Town Chess Club", "Chess Club"};
  EXPECT_EQ(scan(compiled(rule(":title{1,3} club", "trigger = \"club\"")), text), expected);
  EXPECT_EQ(scan(":title{1,3} club", text), expected);
  EXPECT_EQ(scan(":title{1,3} (club | :link)", text), expected);
  EXPECT_EQ(scan(":any{1,2} ,? club club?", "a club club"), (Found{"a club club", "club club"}));
}

TEST(Matcher, LongWalksEnd) {
  // Every way is dead: without memory this takes over 2^100 steps for each start.
  std::string text = "x";
  for (int i = 0; i < 300; ++i) text += " a";
  EXPECT_EQ(scan("x ((a? a?){0,8} a?){0,8} b", text), Found{});
  EXPECT_EQ(scan("x (a? a? a?){0,8} (a? a?){0,8} <b: z>", "x a a a a a a a z"),
            (Found{"x a a a a a a a z{b=z}"}));
}

TEST(Matcher, OrderIsByFirstTokenThenRule) {
  const std::string two = rule("<mark: b > c") +
                          "[[rule]]\nid = \"s\"\nkind = \"k\"\npattern = "
                          "'a b'\nexamples = [\"[a b]\"]\n";
  EXPECT_EQ(scan(compiled(two), "a b c"), (Found{"a b", "b"}));
}

}  // namespace
}  // namespace annals::rules
