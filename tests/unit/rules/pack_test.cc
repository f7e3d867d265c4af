// Loading packs: what they hold, how they are joined, and what is wrong with them.
#include <gtest/gtest.h>

#include "scan.h"
#include "text/fold.h"

namespace annals::rules {
namespace {

text::Tokens annotated(const Pack& pack, const std::string& text) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  pack.annotate(text, tokens);
  return tokens;
}

TEST(Pack, ListsWeightsAndValues) {
  const Pack pack = compiled(
      "[list.size]\nwords = [\"tiny\"]\nvalues = { small = 1, \"extra large\" = 4, up = \"+\" }\n"
      "[weights]\n\"a.b\" = 2.5\nc.d = -1\n");
  const ListId size = pack.list("size");
  ASSERT_NE(size, kNoList);
  EXPECT_EQ(pack.list("none"), kNoList);
  EXPECT_TRUE(pack.contains(size, pack.word("tiny")));
  EXPECT_FALSE(pack.contains(size, pack.word("extra")));
  EXPECT_FALSE(pack.contains(kNoList, pack.word("tiny")));
  EXPECT_EQ(pack.value(size, pack.word("small")), 1);
  EXPECT_EQ(pack.value(size, pack.word("tiny")), 0);
  EXPECT_EQ(pack.string_value(size, pack.word("up")), "+");
  const text::Tokens tokens = annotated(pack, "an Extra Large one");
  EXPECT_EQ(pack.match(size, tokens, 1), 2u);
  EXPECT_EQ(pack.match(size, tokens, 0), 0u);
  EXPECT_EQ(pack.value(size, tokens, 1, 3), 4);
  EXPECT_EQ(pack.value(size, tokens, 1, 2), 0);
  EXPECT_EQ(pack.weight("a.b"), 2.5);
  EXPECT_EQ(pack.weight("c.d"), -1);
}

TEST(Pack, RemembersWhatWasAskedInVain) {
  const Pack pack = compiled("[list.size]\nwords = [\"tiny\"]\n[weights]\n\"a.b\" = 2.5\n");
  pack.list("size");
  pack.weight("a.b");
  EXPECT_TRUE(pack.missing().empty());
  EXPECT_EQ(pack.list("seize"), kNoList);
  EXPECT_EQ(pack.list("seize"), kNoList);
  EXPECT_EQ(pack.weight("a.c"), 0);
  EXPECT_EQ(pack.missing(), (std::vector<std::string>{"list 'seize'", "weight 'a.c'"}));
}

TEST(Pack, CalendarNames) {
  const Pack pack = compiled(
      "[list.m]\nsource = \"icu:month\"\n[list.d]\nsource = "
      "\"icu:weekday\"\n[list.e]\nsource = \"icu:era\"\n");
  EXPECT_EQ(pack.value(pack.list("m"), pack.word("january")), 1);
  EXPECT_EQ(pack.value(pack.list("m"), pack.word("dec")), 12);
  EXPECT_EQ(pack.value(pack.list("d"), pack.word("monday")), 1);
  EXPECT_EQ(pack.value(pack.list("d"), pack.word("sun")), 7);
  EXPECT_EQ(pack.value(pack.list("e"), pack.word("bc")), -1);
}

TEST(Pack, AnnotatesEveryTokenButLinks) {
  const Pack pack = compiled("[list.x]\nwords = [\"École\", \"–\", \"2019\", \"14th\", \"'s\"]\n");
  const text::Tokens tokens = annotated(pack, "ÉCOLE – 2019 14TH it’s école.org www.a.b");
  std::vector<std::string> words;
  for (const text::Token& token : tokens) words.emplace_back(pack.word_text(token.word));
  EXPECT_EQ(words, (std::vector<std::string>{"école", "–", "2019", "14th", "", "'s", "école", "",
                                             "", ""}));
}

// The look-up of tokens in the text, and that of folded words.
TEST(Pack, AnnotatesWithTheIdOfTheFoldedWord) {
  const Pack pack = compiled(
      "[list.w]\nwords = [\"a\", \"b7\", \"eightlet\", \"ninelette\", \"l'\", \"don't\", "
      "\"école\", "
      "\"straßenbahn\", \"2019\", \"sixteen-letters-\", \"sixteenlettersaa\", "
      "\"seventeenlettersa\", "
      "\"@\", \"[\", \"_\", \"~\", \"–\", \"…\", \"x\"]\n");
  const std::string text =
      "A a B7 b7 EightLet eightlett NINELETTE l’ l' l’école L'A Don’t don't École éCOLE "
      "Straßenbahn "
      "STRAßENBAHN 2019 2O19 SixteenLettersAA SeventeenLettersA seventeenlettersb @ ` [ { _ \x7F ~ "
      "^ "
      "– — … . é É x\xC2\xADx " +
      std::string(70, 'a') + " d’a x";
  uint32_t known = 0;
  for (size_t begin = 0; begin < text.size(); ++begin) {
    const std::string rest = text.substr(begin);
    for (const text::Token& token : annotated(pack, rest)) {
      if (token.kind == text::TokenKind::link) continue;
      const std::string_view word = text::slice(rest, token);
      EXPECT_EQ(token.word, pack.word(text::fold_case(word))) << word;
      known += token.word != 0;
    }
  }
  EXPECT_GT(known, 1000u);
}

TEST(Pack, RuleAccessors) {
  const Pack pack = compiled(
      "\n[[rule]]\nid = \"a.b\"\nkind = \"date\"\npriority = -2\nweight = 0.5\nphase = 1\n"
      "pattern = \"x\"\nexamples = [\"[x]\"]\ncounterexamples = [\"y\",\n  \"z\"]\n"
      "value = { a = \"1\", b = { c = 2, d = true } }\n");
  ASSERT_EQ(pack.rule_count(), 1u);
  EXPECT_EQ(pack.rule_id(0), "a.b");
  EXPECT_EQ(pack.rule_kind(0), "date");
  EXPECT_EQ(pack.rule_priority(0), -2);
  EXPECT_EQ(pack.rule_weight(0), 0.5);
  EXPECT_EQ(pack.rule_phase(0), 1);
  EXPECT_EQ(pack.rule_file(0), "test.toml");
  EXPECT_EQ(pack.rule_line(0), 2u);
  EXPECT_EQ(pack.rule_value(0, "a"), "1");
  EXPECT_EQ(pack.rule_value(0, "b.c"), "2");
  EXPECT_EQ(pack.rule_value(0, "b.d"), "true");
  EXPECT_EQ(pack.rule_value(0, "c"), "");
  const std::vector<Sample> samples = pack.rule_samples(0);
  ASSERT_EQ(samples.size(), 3u);
  EXPECT_FALSE(samples[0].counter);
  EXPECT_EQ(samples[2].text, "z");
  EXPECT_TRUE(samples[2].counter);
  EXPECT_EQ(samples[2].line, 11u);
  EXPECT_EQ(samples[2].column, 3u);
}

TEST(Pack, LaterSourcesJoinAndReplace) {
  const std::vector<Source> sources = {
      {"base.toml", "[list.l]\nvalues = { a = 1, b = 2 }\n[macro]\nm = \"x\"\n" + rule("$m @l")},
      {"user.toml", "[list.l]\nwords = [\"c\"]\nvalues = { b = 3 }\n[macro]\nm = \"y\"\n"}};
  Result<Pack> pack = Pack::compile(sources);
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  EXPECT_EQ(pack->value(pack->list("l"), pack->word("a")), 1);
  EXPECT_EQ(pack->value(pack->list("l"), pack->word("b")), 3);
  EXPECT_EQ(scan(*pack, "x a y c"), (Found{"y c"}));
  const std::vector<Source> replaced = {{"base.toml", rule("x")}, {"user.toml", rule("y")}};
  pack = Pack::compile(replaced);
  ASSERT_TRUE(pack.ok());
  EXPECT_EQ(pack->rule_count(), 1u);
  EXPECT_EQ(pack->rule_file(0), "user.toml");
  EXPECT_EQ(scan(*pack, "x y"), (Found{"y"}));
}

TEST(Pack, ImageIsMappedAsItWas) {
  const std::string text = "[list.m]\nvalues = { may = 5, \"new year\" = 1 }\n[weights]\nw = 1\n" +
                           rule("<day: #1-31 | /\\dth/> @m");
  const Pack pack = compiled(text);
  const std::vector<std::byte> image = pack.serialise();
  EXPECT_EQ(image, compiled(text).serialise());  // the same input, the same bytes
  Result<Pack> mapped = Pack::map(image);
  ASSERT_TRUE(mapped.ok());
  EXPECT_EQ(scan(*mapped, "7 May, 8th new year"), scan(pack, "7 May, 8th new year"));
  EXPECT_EQ(scan(*mapped, "7 May").size(), 1u);
  EXPECT_EQ(mapped->weight("w"), 1);
  for (const size_t size : {size_t{0}, size_t{7}, size_t{100}, image.size() - 8})
    EXPECT_FALSE(Pack::map(std::span(image).first(size)).ok()) << size;
}

TEST(Pack, FaultsNameTheirPlace) {
  EXPECT_EQ(fault("[list.a\n"), fault("[list.a\n"));
  EXPECT_EQ(fault("[list.a\n").rfind("test.toml:1:", 0), 0u) << fault("[list.a\n");
  EXPECT_EQ(fault("[lists.a]\n").rfind("test.toml:1:2: unknown section 'lists'", 0), 0u)
      << fault("[lists.a]\n");
  const auto place = [](const std::string& text) {
    const std::string whole = fault(text);
    const size_t end = whole.find(": ");
    return whole.substr(0, end) + "|" + whole.substr(end + 2, whole.find(';') - end - 2);
  };
  EXPECT_EQ(place("[list.a]\nword = [\"x\"]\n"), "test.toml:2:1|unknown key 'word' in a list");
  EXPECT_EQ(place(rule("x", "colour = 3")), "test.toml:6:1|unknown key 'colour' in a rule");
  EXPECT_EQ(place(rule("x @nolist")), "test.toml:4:14|there is no list 'nolist'");
  EXPECT_EQ(place(rule("x <nomacro>")), "test.toml:4:15|there is no macro 'nomacro'");
  EXPECT_EQ(place(rule("x :noclass")), "test.toml:4:14|there is no token class ':noclass'");
  EXPECT_EQ(place(rule("x %noun")), "test.toml:4:14|there is no label '%noun'");
  EXPECT_EQ(place(rule("x %person")), "test.toml:4:14|mentions are known in phase 1");
  EXPECT_EQ(place(rule("é a+")), "test.toml:4:15|unbounded repetition");
  EXPECT_EQ(place(rule("a{1,9}")), "test.toml:4:13|repetition goes from 0 to 8, the least first");
  EXPECT_EQ(place(rule("a{2,1}")), "test.toml:4:13|repetition goes from 0 to 8, the least first");
  EXPECT_EQ(place(rule("a{1,}")), "test.toml:4:13|repetition is written {least,most}");
  EXPECT_EQ(place(rule("")), "test.toml:4:12|an element is missing here");
  EXPECT_EQ(place(rule("a | ")), "test.toml:4:16|an element is missing here");
  EXPECT_EQ(place(rule("(a")), "test.toml:4:12|'(' is not closed by ')'");
  EXPECT_EQ(place(rule("a)")), "test.toml:4:13|')' closes nothing");
  EXPECT_EQ(place(rule("a?")), "test.toml:4:11|rule r can match nothing");
  EXPECT_EQ(place(rule("/[/")).rfind("test.toml:4:12|/[/ is no RE2 pattern", 0), 0u);
  EXPECT_EQ(place(rule("x", "trigger = \"y\"")),
            "test.toml:6:11|the trigger does not stand in every match");
  EXPECT_EQ(place(rule("x y?", "trigger = \"y\"")),
            "test.toml:6:11|the trigger does not stand in every match");
  EXPECT_EQ(place(rule("x", "phase = 2")), "test.toml:1:1|rule r: phase is 0 or 1");
  EXPECT_EQ(place("[[rule]]\nid = \"r\"\nkind = \"k\"\npattern = \"x\"\n"),
            "test.toml:1:1|rule r has no examples");
  EXPECT_EQ(place(rule("x") + rule("y")), "test.toml:6:1|rule r stands twice in this file");
  EXPECT_EQ(place("[list.a]\nlists = [\"b\"]\n"), "test.toml:2:10|there is no list 'b'");
  EXPECT_EQ(place("[list.a]\nwords = [\" \"]\n"), "test.toml:2:10|' ' holds no word or sign");
  EXPECT_EQ(place("[macro]\nm = \"<n\"\n").rfind("test.toml:2:", 0), 0u);
  EXPECT_EQ(
      place("[macro]\nm = \"$m\"\n" + rule("$m")).find("macros are nested") != std::string::npos,
      true);
}

}  // namespace
}  // namespace annals::rules
