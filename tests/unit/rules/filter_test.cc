// What is told without walking over a pattern's steps must never lose a match.
#include "rules/filter.h"

#include <random>

#include "rules/image.h"
#include "rules/matcher.h"
#include "rules/pack_impl.h"
#include "rules/token_class.h"
#include "scan.h"

namespace annals::rules {
namespace {

// (p0s | p1s | …)
std::string choice(const std::string& prefix, const std::string& suffix, int end = 90) {
  std::string out = "(";
  for (int i = 0; i < end; ++i) {
    if (i > 0) out += " | ";
    out.append(prefix).append(std::to_string(i)).append(suffix);
  }
  return out + ")";
}

TEST(Filter, MorePlacesThanBits) {
  EXPECT_EQ(scan(choice("a", " b"), "a0 b a63 b a64 b a89 b a90 b a5 c"),
            (Found{"a0 b", "a63 b", "a64 b", "a89 b"}));
  EXPECT_EQ(scan("x " + choice("a", " b") + " c", "x a0 b c, x a89 b c, x a89 b d"),
            (Found{"x a0 b c", "x a89 b c"}));
  // More first tokens than bits, tried around their trigger.
  const std::string exact = choice("'A", "'");
  EXPECT_EQ(scan(compiled(rule(exact, "trigger = \"" + exact + "\"\nafter = \"z\"")),
                 "A0 z A70 z A89 z A89 b"),
            (Found{"A0", "A70", "A89"}));
}

TEST(Filter, EntriesOfSeveralWords) {
  const std::string list =
      "[list.part]\nwords = [\"early\", \"end of\", \"the end of\", \"the last "
      "part of\", \"the very last part of\"]\n";
  const std::string text =
      "early 5 end of 5 the end of 5 the last part of 5 the very last part of 5 "
      "the end 5 the last of 5 end early 5";
  EXPECT_EQ(scan(compiled(list + rule("@part 5")), text),
            (Found{"early 5", "end of 5", "the end of 5", "end of 5", "the last part of 5",
                   "the very last part of 5", "early 5"}));
  EXPECT_EQ(scan(compiled(list + rule("x @part $")), "x the last part of"),
            (Found{"x the last part of"}));
}

TEST(Filter, WhatStandsAfter) {
  const auto found = [](const std::string& context, const std::string& text) {
    return scan(compiled(rule("x y{0,2} (~ z)?", context)), text);
  };
  EXPECT_EQ(found("not-after = \"y\"", "x y y y x y x"), (Found{"x y", "x"}));
  EXPECT_EQ(found("after = \"y\"", "x y y y x z x"), (Found{"x y y"}));
  EXPECT_EQ(found("after = \"y | z\"\nnot-after = \"z\"", "x z x y z x y"), (Found{"x", "x"}));
  EXPECT_EQ(found("not-after = \"y | $\"", "x y z x y"), (Found{"x y"}));
}

TEST(Filter, WhatStandsAroundTriggers) {
  EXPECT_EQ(scan(compiled(rule(":title{1,2} of :title", "trigger = \"of\"")),
                 "of Bath of Rye of the King of Ayr of"),
            (Found{"Bath of Rye", "King of Ayr"}));
  // The trigger's word stands in other places, too.
  EXPECT_EQ(scan(compiled(rule("(:lower | of){1,3} of b", "trigger = \"of\"")), "x of of b"),
            (Found{"x of of b", "of of b"}));
  const std::string list = "[list.of]\nwords = [\"of\", \"out of\"]\n";
  EXPECT_EQ(scan(compiled(list + rule(":title @of :title", "trigger = \"@of\"")),
                 "A of B out of C out D"),
            (Found{"A of B", "B out of C"}));
}

// First tokens and ends.
using Spans = std::vector<std::pair<uint32_t, uint32_t>>;

Spans scanned(const Pack& pack, const std::string& text, text::TokenSpan tokens) {
  MatchBuffer buffer;
  pack.scan(0, text, tokens, 0, static_cast<uint32_t>(tokens.size()), {}, buffer);
  Spans out;
  for (const Match& match : buffer.matches) out.emplace_back(match.first, match.end);
  return out;
}

// What the matcher finds at every token, without triggers and filters.
Spans walked(const Pack& pack, const std::string& text, text::TokenSpan tokens) {
  const std::vector<std::byte> image = pack.serialise();
  const Pack::Impl impl(image, *map_program(image));
  const auto end = static_cast<uint32_t>(tokens.size());
  MatchBuffer buffer;
  fill_infos(impl.program, text, tokens, 0, end, buffer.infos);
  Matcher matcher(impl.program, impl.regexes, text, tokens, 0, end, {}, buffer);
  Spans out;
  for (uint32_t at = 0; at < end; ++at)
    if (const uint32_t to = matcher.longest(impl.program.rules[0], at); to != Matcher::kUnset)
      out.emplace_back(at, to);
  return out;
}

// Patterns and texts at random.
class RandomPattern {
 public:
  explicit RandomPattern(unsigned seed) : random_(seed) {}
  unsigned below(unsigned end) { return static_cast<unsigned>(random_() % end); }
  std::string sequence(unsigned depth) {
    std::string out;
    for (unsigned left = 1 + below(4); left > 0; --left) out += element(depth) + " ";
    return out;
  }
  std::string text() {
    static constexpr const char* kTokens[] = {" a", " b", " c", " A", " 7", " 40", ".", "."};
    std::string out;
    for (unsigned left = 1 + below(9); left > 0; --left) out += kTokens[below(8)];
    return out;
  }

 private:
  std::string element(unsigned depth) {
    static constexpr const char* kElements[] = {"a",   "b",      ".",    "@l", "@l^", "#1-31", "7",
                                                "'A'", ":lower", ":any", "~",  "$",   "^",     "c"};
    static constexpr const char* kRepeats[] = {"", "", "", "?", "{0,2}", "{1,2}"};
    if (depth > 0 && below(3) == 0) {
      std::string out = "(" + sequence(depth - 1);
      for (unsigned left = below(3); left > 0; --left) out += "| " + sequence(depth - 1);
      return out + ")" + kRepeats[below(6)];
    }
    if (depth > 0 && below(4) == 0) return "<a: " + sequence(0) + ">";
    return kElements[below(14)];
  }
  std::mt19937 random_;
};

TEST(Filter, LosesNoMatch) {
  const std::string list = "[list.l]\nwords = [\"a\", \"a b\", \"b . c\", \"c 7 a b\"]\n";
  constexpr const char* kContexts[] = {"before", "not-before", "after", "not-after"};
  RandomPattern random(1);
  int patterns = 0;
  int matches = 0;
  int misses = 0;
  while (patterns < 600) {
    std::string more;
    for (const char* context : kContexts)
      if (random.below(5) == 0)
        more += std::string(context) + " = \"" + random.sequence(1) + "\"\n";
    const std::string pattern = random.sequence(2);
    const std::vector<Source> sources = {{"test.toml", list + rule(pattern, more)}};
    const Result<Pack> pack = Pack::compile(sources);
    if (!pack) continue;  // it can match nothing, or cannot match
    ++patterns;
    for (int i = 0; i < 40; ++i) {
      const std::string text = random.text();
      text::Tokens tokens;
      text::tokenize(text, tokens);
      pack->annotate(text, tokens);
      const Spans expected = walked(*pack, text, tokens);
      ++(expected.empty() ? misses : matches);
      EXPECT_EQ(scanned(*pack, text, tokens), expected) << pattern << '\n' << more << text;
    }
  }
  EXPECT_GT(matches, 1000);
  EXPECT_GT(misses, 1000);
}

}  // namespace
}  // namespace annals::rules
