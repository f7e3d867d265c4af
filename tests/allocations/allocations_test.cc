// Counts what a second extraction with the same memory allocates. A binary of its own, since it
// replaces the global operator new.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <string>

#include "annals/extractor.h"
#include "annals/writer.h"
#include "engine.h"
#include "records/records.h"
#include "workspace.h"

namespace {

std::atomic<size_t> allocations = 0;

void* allocate(size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

void* allocate(size_t size, std::align_val_t alignment) {
  ++allocations;
  const auto step = static_cast<size_t>(alignment);
  if (void* memory = std::aligned_alloc(step, (size + step - 1) / step * step)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(size_t size) { return allocate(size); }
void* operator new[](size_t size) { return allocate(size); }
void* operator new(size_t size, std::align_val_t alignment) { return allocate(size, alignment); }
void* operator new[](size_t size, std::align_val_t alignment) { return allocate(size, alignment); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, size_t, std::align_val_t) noexcept { std::free(memory); }

namespace annals {
namespace {

const Extractor& extractor() {
  static const Result<Extractor> loaded = Extractor::load();
  return *loaded;
}

std::string archive(const std::string& name) {
  std::ifstream stream(ANNALS_SOURCE_DIR "/corpus/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// The archives of the corpus, one after the other, some times.
std::string archives(int times) {
  std::string text;
  for (int i = 0; i < times; ++i)
    for (const char* name : {"icpc-archive.txt", "orchestra-news.txt", "harbour-board.txt",
                             "museum-history.txt", "alpine-club.txt", "union-chronicle.txt"})
      text += archive(name) + "\n\n";
  return text;
}

// Allocations of `run`.
template <typename Run>
size_t count(const Run& run) {
  const size_t before = allocations;
  run();
  return allocations - before;
}

// From resolved mentions to lines.
TEST(Allocations, RecordsAndLinesTakeNoneInTheSteadyState) {
  const std::string bytes = archives(2);
  const Extractor::Impl& impl = extractor().impl();
  Scratch scratch;
  Scratch::Impl& work = scratch.impl();
  const Document document{.name = "an-archive-of-some-length"};
  const Result<Text> text = Text::borrow(bytes);
  const mentions::Input input = impl.analyse(Reading(*text), document, false, work);
  std::string lines;
  size_t records = 0;
  const auto run = [&] {
    records = 0;
    lines.clear();
    records::Records all(input, work.resolved, *impl.words, work.records);
    while (const Event* event = all.next()) {
      append_json_line(*event, lines);
      ++records;
    }
  };
  EXPECT_GT(count(run), 100u);  // the counting works
  // Strings change their places from one run to the next, until each can hold the longest.
  for (int i = 0; i < 8; ++i) run();
  EXPECT_EQ(count(run), 0u);
  EXPECT_GT(records, 100u);
  EXPECT_GT(lines.size(), bytes.size());
}

// The whole flow with a used scratch: a few for each text, and few of its dates and event names.
size_t count_whole(const std::string& bytes, bool annotate) {
  const Result<Text> text = Text::borrow(bytes);
  Scratch scratch;
  std::string lines;
  const auto run = [&] {
    lines.clear();
    if (annotate) {
      MentionsLine line("a", OffsetUnit::byte, lines);
      extractor().annotate(*text, {}, scratch, [&](Annotation& annotation) {
        line.add(annotation);
        return true;
      });
      line.end();
    } else {
      extractor().extract(*text, {}, scratch, [&](Event& event) {
        append_json_line(event, lines);
        return true;
      });
    }
  };
  for (int i = 0; i < 8; ++i) run();
  return count(run);
}

TEST(Allocations, TheWholeFlowTakesFew) {
  constexpr size_t kForEachText = 128;
  constexpr size_t kBytesForEachMore = 1024;
  for (const bool annotate : {false, true}) {
    for (const int times : {1, 8}) {
      const std::string bytes = archives(times);
      EXPECT_LE(count_whole(bytes, annotate), kForEachText + bytes.size() / kBytesForEachMore)
          << (annotate ? "annotate " : "extract ") << bytes.size();
    }
  }
}

// A sink that keeps the records takes their memory with them: the event grows again.
TEST(Allocations, ASinkMayMoveTheRecordAway) {
  const std::string bytes = archives(1);
  const Result<Text> text = Text::borrow(bytes);
  Scratch scratch;
  std::string kept;
  std::string moved;
  const auto run = [&](std::string& lines, bool take) {
    extractor().extract(*text, {.name = "a"}, scratch, [&](Event& event) {
      if (take) {
        const Event mine = std::move(event);
        append_json_line(mine, lines);
      } else {
        append_json_line(event, lines);
      }
      return true;
    });
  };
  run(kept, false);
  run(moved, true);
  EXPECT_EQ(kept, moved);
  kept.clear();
  run(kept, false);
  EXPECT_EQ(kept, moved);
}

// Other texts in between leave nothing behind.
TEST(Allocations, AUsedScratchGivesTheSameRecords) {
  Scratch used;
  for (const char* name : {"icpc-archive.txt", "orchestra-news.txt", "alpine-club.txt",
                           "museum-history.txt", "icpc-archive.txt"}) {
    const std::string bytes = archive(name);
    const Result<Text> text = Text::borrow(bytes);
    const std::vector<Event> fresh = extractor().extract(*text, {.name = name});
    size_t next = 0;
    extractor().extract(*text, {.name = name}, used, [&](Event& event) {
      EXPECT_LT(next, fresh.size());
      EXPECT_EQ(event, fresh[next]) << name << " record " << next;
      ++next;
      return true;
    });
    EXPECT_EQ(next, fresh.size());
  }
}

}  // namespace
}  // namespace annals
