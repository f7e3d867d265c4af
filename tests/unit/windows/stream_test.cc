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

struct Asked {
  unsigned threads = 1;
  uint64_t most = ~uint64_t{0};  // records, after which the sink wants no more
  OffsetUnit offsets = OffsetUnit::byte;
  bool lossy = false;
};

struct Outcome {
  std::string lines;
  uint64_t records = 0;
  Result<Streamed> done = Streamed{};
};

Outcome extract(std::string_view text, const Asked& asked, const Control& control = {}) {
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
    return ++outcome.records < asked.most;
  };
  const StreamOptions options{.whole = 0,
                              .window = 32 << 10,
                              .lossy = asked.lossy,
                              .offsets = asked.offsets,
                              .threads = asked.threads};
  outcome.done = extractor().extract(read, {.name = "club"}, options, scratch, sink, control);
  return outcome;
}

TEST(Stream, AnyNumberOfThreadsGivesTheSame) {
  for (const bool headings : {true, false}) {
    const std::string text = archive(headings);
    const Outcome alone = extract(text, {});
    EXPECT_EQ(alone.records, 2800u);
    EXPECT_EQ(alone.done->bytes, text.size());
    for (const unsigned threads : {0u, 2u, 3u, 8u}) {
      const Outcome shared = extract(text, {.threads = threads});
      EXPECT_EQ(shared.lines, alone.lines) << threads << " threads, headings: " << headings;
      EXPECT_EQ(shared.done->bytes, text.size());
    }
  }
}

TEST(Stream, UnitsAndInvalidBytesAreTheSame) {
  std::string text = archive(true);
  text.replace(text.find("Lisbon"), 6, "Cádiz ");
  text.insert(text.size() / 2, "\xFF");
  for (const OffsetUnit unit : {OffsetUnit::codepoint, OffsetUnit::utf16}) {
    const Outcome alone = extract(text, {.offsets = unit, .lossy = true});
    const Outcome shared = extract(text, {.threads = 3, .offsets = unit, .lossy = true});
    EXPECT_EQ(shared.lines, alone.lines);
    EXPECT_EQ(shared.done->invalid, 1u);
    EXPECT_EQ(shared.done->first_invalid, alone.done->first_invalid);
  }
}

TEST(Stream, TheOwnerOfTheFirstWindowStays) {
  std::string text = "Events of the Kendal Lantern Society (KLS)\n\n" + archive(true) +
                     "2000\n\nOn 3 May we went to Porto.\n";
  const Outcome alone = extract(text, {});
  EXPECT_EQ(extract(text, {.threads = 3}).lines, alone.lines);
}

TEST(Stream, StopsWhereTheSinkSaysSo) {
  const std::string text = archive(true);
  const Outcome alone = extract(text, {.most = 700});
  const Outcome shared = extract(text, {.threads = 4, .most = 700});
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
    const Outcome outcome = extract(archive(true), {.threads = threads}, control);
    EXPECT_GT(outcome.records, 500u);
    EXPECT_LT(outcome.records, 800u);
  }
}

TEST(Stream, AnInvalidByteEndsItBehindTheWindowsBefore) {
  std::string text = archive(true);
  const size_t at = text.size() / 2;
  text[at] = '\xFF';
  const Outcome alone = extract(text, {});
  ASSERT_FALSE(alone.done);
  EXPECT_EQ(alone.done.error().offset, at);
  EXPECT_GT(alone.records, 1000u);
  const Outcome shared = extract(text, {.threads = 4});
  ASSERT_FALSE(shared.done);
  EXPECT_EQ(shared.done.error().to_string(), alone.done.error().to_string());
  EXPECT_EQ(shared.lines, alone.lines);
}

}  // namespace
}  // namespace annals
