// Each stage, and end to end to JSON. Every benchmark checks what it computed.
#include <benchmark/benchmark.h>
#include <re2/re2.h>

#include <cstdlib>
#include <map>
#include <string>

#include "annals/extractor.h"
#include "annals/writer.h"
#include "data/data.h"
#include "date_pattern.h"
#include "made_text.h"
#include "resolve/dates.h"
#include "resolve/headings.h"
#include "resolve/names.h"
#include "text/tokenizer.h"

namespace annals::bench {
namespace {

constexpr size_t kBytes = 8 << 20;

const std::string& text() {
  static const std::string made =
      make_text(ANNALS_SOURCE_DIR "/corpus", ANNALS_SOURCE_DIR "/data/en", kBytes);
  return made;
}

const data::Data& loaded() {
  static const Result<data::Data> data = [] {
    Result<data::Data> loaded_data = data::load({});
    if (!loaded_data) {
      std::fprintf(stderr, "%s\n", loaded_data.error().to_string().c_str());
      std::exit(1);
    }
    return loaded_data;
  }();
  return *data;
}

// Fails the benchmark when a run computed nothing, or something else than the run before.
void check(benchmark::State& state, const char* stage, size_t count) {
  static std::map<std::string, size_t> expected;
  const auto [known, first] = expected.emplace(stage, count);
  if (count == 0 || known->second != count) state.SkipWithError("computed something else");
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text().size()));
  state.counters["found"] = static_cast<double>(count);
}

void OneRe2DatePass(benchmark::State& state) {
  const re2::RE2 pattern(kDatePattern);
  size_t count = 0;
  for (auto _ : state) count = count_matches(pattern, text());
  check(state, "OneRe2DatePass", count);
}

void Tokenize(benchmark::State& state) {
  text::Tokens tokens;
  for (auto _ : state) text::tokenize(text(), tokens);
  check(state, "Tokenize", tokens.size());
}

void Vocabulary(benchmark::State& state) {
  text::Tokens tokens;
  text::tokenize(text(), tokens);
  for (auto _ : state) loaded().pack.annotate(text(), tokens);
  size_t known = 0;
  for (const text::Token& token : tokens) known += token.word != 0;
  check(state, "Vocabulary", known);
}

void Gazetteer(benchmark::State& state) {
  text::Tokens tokens;
  text::tokenize(text(), tokens);
  std::vector<lexicon::PhraseMatch> phrases;
  for (auto _ : state) {
    phrases.clear();
    loaded().gazetteer.match(text(), tokens, phrases);
  }
  check(state, "Gazetteer", phrases.size());
}

void Layout(benchmark::State& state) {
  text::Tokens tokens;
  text::tokenize(text(), tokens);
  loaded().pack.annotate(text(), tokens);
  text::Layout layout;
  for (auto _ : state)
    text::find_layout(text(), tokens, data::PackAbbreviations(loaded().pack), layout);
  check(state, "Layout", layout.sentences.size());
}

void Rules(benchmark::State& state) {
  text::Tokens tokens;
  text::tokenize(text(), tokens);
  loaded().pack.annotate(text(), tokens);
  text::Layout layout;
  text::find_layout(text(), tokens, data::PackAbbreviations(loaded().pack), layout);
  rules::MatchBuffer matches;
  for (auto _ : state) {
    matches.clear();
    for (const text::Block& block : layout.blocks)
      loaded().pack.scan(0, text(), tokens, block.first_token, block.end_token, {}, matches);
  }
  check(state, "Rules", matches.matches.size());
}

void ExtractToJson(benchmark::State& state) {
  const Result<Extractor> extractor = Extractor::load();
  const Result<Text> input = Text::borrow(text());
  if (!extractor || !input) return state.SkipWithError("cannot load");
  Scratch scratch;
  std::string out;
  size_t records = 0;
  for (auto _ : state) {
    out.clear();
    records = 0;
    extractor->extract(*input, {.name = "made"}, scratch, [&](Event& event) {
      append_json_line(event, out);
      ++records;
      return true;
    });
  }
  check(state, "ExtractToJson", records);
  state.counters["json_bytes"] = static_cast<double>(out.size());
}

BENCHMARK(OneRe2DatePass)->Unit(benchmark::kMillisecond);
BENCHMARK(Tokenize)->Unit(benchmark::kMillisecond);
BENCHMARK(Vocabulary)->Unit(benchmark::kMillisecond);
BENCHMARK(Gazetteer)->Unit(benchmark::kMillisecond);
BENCHMARK(Layout)->Unit(benchmark::kMillisecond);
BENCHMARK(Rules)->Unit(benchmark::kMillisecond);
BENCHMARK(ExtractToJson)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace annals::bench

BENCHMARK_MAIN();
