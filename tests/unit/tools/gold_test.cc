// The files of annotation tools, as those tools write them.
#include "gold.h"

#include <gtest/gtest.h>

namespace annals::tool {
namespace {

constexpr char kText[] = "É, on 3 May 2018 the Harbour Choir\nmet Mary Wexford in Paris.\n";

std::string words(const Mark& mark) {
  return std::string(
      std::string_view(kText).substr(mark.span.begin, mark.span.end - mark.span.begin));
}

std::vector<std::pair<std::string, std::string>> pairs(const Marked& marked) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Mark& mark : marked.marks) out.emplace_back(mark.label, words(mark));
  return out;
}
using Pairs = std::vector<std::pair<std::string, std::string>>;

// Types of other projects, spans in pieces, events, relations, attributes, notes.
TEST(Brat, ReadsWhatBratWrites) {
  const Result<Marked> marked = read_brat("x.ann",
                                          "T1\tPERSON 39 43;44 51\tMary Wexford\n"
                                          "T2\tPlace 55 60\tParis\r\n"
                                          "T3\tMeeting 35 38\tmet\n"
                                          "E1\tMeeting:T3 Who:T1\n"
                                          "R1\tIn Arg1:T1 Arg2:T2\n"
                                          "A1\tNegation E1\n"
                                          "*\tEquiv T1 T2\n"
                                          "#1\tAnnotatorNotes T1\tis this her?\n",
                                          kText);
  ASSERT_TRUE(marked) << marked.error().to_string();
  EXPECT_EQ(pairs(*marked), (Pairs{{"person", "Mary Wexford"}, {"place", "Paris"}}));
  EXPECT_FALSE(marked->has_records);
  EXPECT_EQ(marked->ignored.size(), 7u);  // the pieces, the type, and each of the others
  for (const std::string& one : marked->ignored) EXPECT_EQ(one.rfind("x.ann:", 0), 0u) << one;
}

TEST(Brat, FaultsHaveAPlace) {
  for (const auto& [ann, message] :
       {std::pair("T1\tPerson 3 2\tx\n", "x.ann:1:4: the span is not within the text"),
        std::pair("T1\tPlace 0 1\tÉ\nT2\tPerson a b\tx\n", "x.ann:2:4: no offsets"),
        std::pair("T1 Person 3 5 x\n", "x.ann:1:1: a span is written")}) {
    const Result<Marked> marked = read_brat("x.ann", ann, kText);
    ASSERT_FALSE(marked) << ann;
    EXPECT_EQ(marked.error().to_string().rfind(message, 0), 0u) << marked.error().to_string();
  }
}

// The four columns of CoNLL-2003, its IOB tags, and the scheme BIOES.
TEST(Conll, ReadsTheColumnsOfOthers) {
  const Result<Marked> four = read_conll("x.conll",
                                         "-DOCSTART- -X- -X- O\n\n"
                                         "É NNP B-NP O\n, , O O\non IN B-PP O\n3 CD B-NP O\n"
                                         "May NNP I-NP O\n2018 CD I-NP O\nthe DT B-NP O\n"
                                         "Harbour NNP I-NP I-ORG\nChoir NNP I-NP I-ORG\n"
                                         "met VBD B-VP O\nMary NNP B-NP I-PER\n"
                                         "Wexford NNP I-NP I-PER\nin IN B-PP O\n"
                                         "Paris NNP B-NP I-LOC\n. . O O\n",
                                         kText);
  ASSERT_TRUE(four) << four.error().to_string();
  EXPECT_EQ(
      pairs(*four),
      (Pairs{{"organization", "Harbour Choir"}, {"person", "Mary Wexford"}, {"place", "Paris"}}));
  const Result<Marked> bioes =
      read_conll("x.conll", "Mary B-PER\nWexford E-PER\nin O\nParis S-LOC\n", kText);
  ASSERT_TRUE(bioes) << bioes.error().to_string();
  EXPECT_EQ(pairs(*bioes), (Pairs{{"person", "Mary Wexford"}, {"place", "Paris"}}));
}

TEST(Conll, MarksThatTouchStayTwo) {
  const Result<Marked> marked = read_conll("x.conll", "Mary\tB-PER\nWexford\tB-PER\n", kText);
  ASSERT_TRUE(marked);
  EXPECT_EQ(pairs(*marked), (Pairs{{"person", "Mary"}, {"person", "Wexford"}}));
}

TEST(Conll, FaultsHaveAPlace) {
  for (const auto& [conll, message] :
       {std::pair("Mary\tB-PER\nNobody\tO\n", "x.conll:2:1: \"Nobody\" does not follow"),
        std::pair("Mary\tPER\n", "x.conll:1:1: the tag \"PER\""),
        std::pair("Mary\n", "x.conll:1:1: a line is a token and its tag"),
        std::pair("Mary\t0\t4\tO\n", "x.conll:1:1: \"Mary\" does not stand there")}) {
    const Result<Marked> marked = read_conll("x.conll", conll, kText);
    ASSERT_FALSE(marked) << conll;
    EXPECT_EQ(marked.error().to_string().rfind(message, 0), 0u) << marked.error().to_string();
  }
}

}  // namespace
}  // namespace annals::tool
