// An archive by windows: the same with any number of threads, stopped and refused in order.
#include <gtest/gtest.h>

#include <atomic>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "annals/extractor.h"
#include "annals/json.h"

namespace annals {
namespace {

const Extractor& extractor() {
  static const Result<Extractor> loaded = Extractor::load();
  return *loaded;
}

// Years with headings, or as they are written without.
std::string archive(bool headings) {
  std::string text;
  for (int year = 1900; year < 2000; ++year) {
    if (headings) text += std::to_string(year) + "\n\n";
    for (int day = 1; day <= 28; ++day)
      text += "On " + std::to_string(day) + " May" + (headings ? "" : " " + std::to_string(year)) +
              " the Kendal Lantern Society met in Lisbon, Portugal, with Ada Zorbel.\n\n";
  }
  return text;
}

struct Outcome {
  std::string lines;
  uint64_t records = 0;
  Result<Streamed> done = Streamed{};
};

Outcome extract(std::string_view text, unsigned threads, uint64_t most = ~uint64_t{0},
                const Control& control = {}) {
  Outcome outcome;
  Scratch scratch;
  std::atomic<int> inside = 0;
  const ReadBytes read = [&](char* to, size_t size) {
    const size_t got = text.copy(to, size);
    text.remove_prefix(got);
    return got;
  };
  const Sink sink = [&](Event& event) {
    EXPECT_EQ(++inside, 1) << "the sink is called one at a time";
    append_json_line(event, outcome.lines);
    --inside;
    return ++outcome.records < most;
  };
  outcome.done = extractor().extract(read, {.name = "club"},
                                     {.whole = 0, .window = 32 << 10, .threads = threads}, scratch,
                                     sink, control);
  return outcome;
}

TEST(Stream, AnyNumberOfThreadsGivesTheSame) {
  for (const bool headings : {true, false}) {
    const std::string text = archive(headings);
    const Outcome alone = extract(text, 1);
    EXPECT_EQ(alone.records, 2800u);
    EXPECT_EQ(alone.done->bytes, text.size());
    for (const unsigned threads : {2u, 3u, 8u}) {
      const Outcome shared = extract(text, threads);
      EXPECT_EQ(shared.lines, alone.lines) << threads << " threads, headings: " << headings;
      EXPECT_EQ(shared.done->bytes, text.size());
    }
  }
}

TEST(Stream, StopsWhereTheSinkSaysSo) {
  const std::string text = archive(true);
  const Outcome alone = extract(text, 1, 700);
  const Outcome shared = extract(text, 4, 700);
  EXPECT_EQ(alone.records, 700u);
  EXPECT_EQ(shared.lines, alone.lines);
}

TEST(Stream, StopsWhenAsked) {
  for (const unsigned threads : {1u, 4u}) {
    std::stop_source source;
    const Control control{.progress =
                              [&](uint64_t done, uint64_t) {
                                if (done > 50'000) source.request_stop();
                              },
                          .stop = source.get_token()};
    const Outcome outcome = extract(archive(true), threads, ~uint64_t{0}, control);
    EXPECT_GT(outcome.records, 500u);
    EXPECT_LT(outcome.records, 800u);
  }
}

TEST(Stream, AnInvalidByteEndsItBehindTheWindowsBefore) {
  std::string text = archive(true);
  const size_t at = text.size() / 2;
  text[at] = '\xFF';
  const Outcome alone = extract(text, 1);
  ASSERT_FALSE(alone.done);
  EXPECT_EQ(alone.done.error().offset, at);
  EXPECT_GT(alone.records, 1000u);
  const Outcome shared = extract(text, 4);
  ASSERT_FALSE(shared.done);
  EXPECT_EQ(shared.done.error().to_string(), alone.done.error().to_string());
  EXPECT_EQ(shared.lines, alone.lines);
}

}  // namespace
}  // namespace annals
