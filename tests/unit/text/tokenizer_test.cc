#include "text/tokenizer.h"

#include <gtest/gtest.h>

#include <string>

namespace annals::text {
namespace {

// "word|word" with the kind's first letter before each: w, n(umber), m, l, p.
std::string show(std::string_view text) {
  Tokens tokens;
  tokenize(text, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += token.is_glued() ? "~" : " ";
    out += "wnmlp"[static_cast<int>(token.kind)];
    out += ':';
    out += slice(text, token);
  }
  return out;
}

TEST(Tokenizer, WordsNumbersPunctuation) {
  EXPECT_EQ(show("On July 4, 2018."), "w:On w:July n:4~p:, n:2018~p:.");
  EXPECT_EQ(show("the 14th, COVID19"), "w:the m:14th~p:, m:COVID19");
  EXPECT_EQ(show("5.XI.1912"), "n:5~p:.~w:XI~p:.~n:1912");
}

TEST(Tokenizer, Apostrophes) {
  EXPECT_EQ(show("O'Rourke's d’Azur"), "w:O'Rourke~w:'s w:d’~w:Azur");
  EXPECT_EQ(show("Workers’ don't ’tis"), "w:Workers~p:’ w:don't p:’~w:tis");
  EXPECT_EQ(show("Quebec’s l'Institut"), "w:Quebec~w:’s w:l'~w:Institut");
}

TEST(Tokenizer, Links) {
  EXPECT_EQ(show("see https://a.example/b?c=1. Or"), "w:see l:https://a.example/b?c=1~p:. w:Or");
  EXPECT_EQ(show("(www.a.org) x.y@b.example, @me #12 #chan:a.b"),
            "p:(~l:www.a.org~p:) l:x.y@b.example~p:, l:@me p:#~n:12 l:#chan:a.b");
  EXPECT_EQ(show("Safe.brussels"), "w:Safe~p:.~w:brussels");
}

TEST(Tokenizer, GapsAndShapes) {
  Tokens tokens;
  tokenize(
      "A\xC2\xA0"
      "B\r\n\r\nMcCrae \xC3\x89"
      "COLE",
      tokens);
  ASSERT_EQ(tokens.size(), 4u);
  EXPECT_EQ(tokens[0].gap, kFirst);
  EXPECT_EQ(tokens[1].gap, kSpace);
  EXPECT_EQ(tokens[2].gap, kSpace | kNewline | kBlankLine);
  EXPECT_EQ(tokens[2].shape, kInitialUpper | kHasLower | kInnerUpper);
  EXPECT_EQ(tokens[3].shape, kInitialUpper | kAllUpper | kInnerUpper | kNonAscii);
}

TEST(Tokenizer, YearsThatOpenLines) {
  EXPECT_EQ(show("1841The mill\n1849New hall\r\n1852Old"),
            "n:1841~w:The w:mill n:1849~w:New w:hall n:1852~w:Old");
  // As above, behind 64 bytes.
  const std::string line(61, 'x');
  EXPECT_EQ(show(line + "\n1841The"), "w:" + line + " n:1841~w:The");
  EXPECT_EQ(show(line + "\xC3\xA9\n1841The"), "w:" + line + "\xC3\xA9 n:1841~w:The");
  EXPECT_EQ(show("of 1841The 184The"), "w:of m:1841The m:184The");
  EXPECT_EQ(show("18412The\n1841THE\n1841the\nx1841The"),
            "m:18412The m:1841THE m:1841the m:x1841The");
}

TEST(Tokenizer, OddBytes) {
  EXPECT_EQ(show(std::string_view("a\0b", 3)), "w:a w:b");
  EXPECT_EQ(show("\xEF\xBB\xBF"
                 "2019\xE2\x80\x8B"
                 "x"),
            "n:2019 w:x");
  EXPECT_EQ(show("a\xFF"
                 "b"),
            "w:a w:b");
  EXPECT_EQ(show(""), "");
}

}  // namespace
}  // namespace annals::text
