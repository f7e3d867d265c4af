// The readers of blocks give the same masks, and the tokenizer with each of them the tokens that
// the scanner gives by itself, byte by byte.
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "text/token_scanner.h"
#include "text/tokenizer.h"
#include "text/unicode.h"

namespace annals::text {
namespace {

std::vector<std::pair<std::string, BlockReader>> readers() {
  std::vector<std::pair<std::string, BlockReader>> all;
  const std::pair<std::string, Simd> known[] = {
      {"portable", Simd::none}, {"SSE2", Simd::sse2}, {"AVX2", Simd::avx2}};
  for (const auto& [name, simd] : known)
    if (const BlockReader reader = block_reader(simd)) all.emplace_back(name, reader);
  return all;
}

bool same(const Token& a, const Token& b) {
  return a.begin == b.begin && a.end == b.end && a.word == b.word && a.phrase == b.phrase &&
         a.kind == b.kind && a.shape == b.shape && a.gap == b.gap &&
         a.length_class == b.length_class;
}

// The texts stand at the very end of their memory, so that a sanitizer sees who reads on.
void compare(std::string_view bytes, const std::string& what) {
  const std::vector<char> memory(bytes.begin(), bytes.end());
  const std::string_view text(memory.data(), memory.size());
  Tokens expected;
  TokenScanner scanner(text, expected);
  while (scanner.at() < text.size()) scanner.step();
  scanner.finish();
  for (const auto& [name, reader] : readers()) {
    Tokens tokens(3);  // of another text
    tokenize(text, tokens, reader);
    for (size_t i = 0; i < std::min(tokens.size(), expected.size()); ++i) {
      if (same(tokens[i], expected[i])) continue;
      FAIL() << what << ", " << name << ", token " << i << ": "
             << slice(text, tokens[i].begin, tokens[i].end) << " at byte " << tokens[i].begin
             << ", not " << slice(text, expected[i].begin, expected[i].end) << " at byte "
             << expected[i].begin;
    }
    ASSERT_EQ(tokens.size(), expected.size()) << what << ", " << name;
  }
}

TEST(Twins, MasksOfEachByteAtEachPlace) {
  const BlockReader portable = block_reader(Simd::none);
  std::string bytes(kBlockBytes, 'x');
  for (unsigned at = 0; at < kBlockBytes; ++at) {
    for (unsigned c = 0; c < 256; ++c) {
      bytes[at] = static_cast<char>(c);
      ByteBlock expected;
      portable(bytes.data(), expected);
      for (const auto& [name, reader] : readers()) {
        ByteBlock block;
        reader(bytes.data(), block);
        ASSERT_TRUE(block.lower == expected.lower && block.upper == expected.upper &&
                    block.digit == expected.digit && block.blank == expected.blank &&
                    block.line == expected.line && block.high == expected.high &&
                    block.apostrophe == expected.apostrophe && block.link == expected.link)
            << name << ", byte " << c << " at " << at;
      }
    }
    bytes[at] = 'x';
  }
}

TEST(Twins, Archives) {
  unsigned count = 0;
  for (const auto& file : std::filesystem::directory_iterator(ANNALS_SOURCE_DIR "/corpus")) {
    if (!file.is_regular_file()) continue;
    std::stringstream text;
    text << std::ifstream(file.path(), std::ios::binary).rdbuf();
    compare(text.str(), file.path().filename());
    ++count;
  }
  EXPECT_GE(count, 10u);
}

// What a word, a number, a link, a gap and their ends are made of.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {
      "a",      "B",       "word",   "Word",   "WORD",   "McNeil", "7",    "2019",
      "14th",   "COVID19", "s",      "S",      "l",      "www",    "awww", "https",
      "'",      "’",       "'s",     "’s",     ".",      ":",      "://",  "/",
      "@",      "#",       "-",      "_",      ",",      "(",      ")",    "\"",
      " ",      "  ",      "\t",     "\n",     "\r\n",   "\r",     "\n\n", std::string(1, '\0'),
      "\x7F",   "é",       "É",      "日本",   "\u0301", "–",      "“",    "…",
      "\u00A0", "\u200B",  "\u2028", "\uFEFF", "٣",      "😀",      "\xFF", "\xE2\x80",
      "\xC3",   "\xF0\x9F"};
  return all;
}

TEST(Twins, EachPairOfPiecesAcrossTheEndOfABlock) {
  for (const std::string& first : pieces()) {
    for (const std::string& second : pieces()) {
      for (size_t before = 56; before <= 66; ++before) {
        compare(std::string(before, 'x') + first + second + "s. Next", "after a word");
        std::string text(before, '.');
        compare(text + first + second, "after signs, at the end");
        text.back() = ' ';
        compare(text + first + second + first + " 'x", "after a space");
      }
    }
  }
}

TEST(Twins, RandomPieces) {
  std::mt19937 random(20260101);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    // Some texts of few pieces, so that the same come together often.
    const size_t kinds = 1 + random() % pieces().size();
    const size_t from = random() % pieces().size();
    for (size_t i = random() % 200; i > 0; --i)
      text += pieces()[(from + random() % kinds) % pieces().size()];
    compare(text, "round " + std::to_string(round));
  }
}

TEST(Twins, RandomBytesAndCodePoints) {
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (size_t i = random() % 200; i > 0; --i) {
      if (round % 2 == 0) {
        text += static_cast<char>(random());
      } else {
        const unsigned bits = 5 + random() % 16;
        append_utf8(static_cast<uint32_t>(random() % 0x110000) & ((1u << bits) - 1), text);
      }
    }
    compare(text, "round " + std::to_string(round));
  }
}

TEST(Twins, LongRuns) {
  for (const std::string& piece : pieces()) {
    std::string text;
    while (text.size() < 1000) text += piece;
    for (size_t cut = 0; cut < 70; ++cut) {
      compare(std::string_view(text).substr(cut), "run of " + piece);
      compare(std::string_view(text).substr(0, cut), "short run of " + piece);
    }
  }
}

}  // namespace
}  // namespace annals::text
