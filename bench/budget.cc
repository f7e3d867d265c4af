// annals-budget [MEGABYTES]: where the time of an extraction goes, stage by stage, in one run.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "annals/writer.h"
#include "data/data.h"
#include "made_text.h"
#include "mentions/events.h"
#include "mentions/name_scan.h"
#include "mentions/organizations.h"
#include "mentions/people.h"
#include "mentions/places.h"
#include "records/records.h"
#include "resolve/arbiter.h"
#include "resolve/dates.h"
#include "resolve/dates_grammar.h"
#include "resolve/headings.h"
#include "resolve/names.h"
#include "resolve/organizations.h"
#include "resolve/people.h"
#include "resolve/places.h"
#include "text/tokenizer.h"
#include "workspace.h"

namespace annals::bench {
namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Stage {
  const char* name;
  double best = 1e9;  // seconds, of the rounds
};

class Budget {
 public:
  template <typename Run>
  void time(const char* name, const Run& run) {
    const double start = cpu_seconds();
    run();
    const double seconds = cpu_seconds() - start;
    Stage& stage = find(name);
    stage.best = std::min(stage.best, seconds);
  }

  void print(size_t bytes) {
    find("json").best = find("records+json").best - find("records").best;
    std::erase_if(stages_,
                  [](const Stage& s) { return s.name == std::string_view("records+json"); });
    double sum = 0;
    for (const Stage& stage : stages_)
      if (stage.name[0] != ' ') sum += stage.best;
    std::printf("%zu bytes\n%-28s %9s %8s %6s\n", bytes, "stage", "ns/byte", "MB/s", "share");
    for (const Stage& stage : stages_) row(stage.name, stage.best, bytes, sum);
    row("all", sum, bytes, sum);
  }

 private:
  Stage& find(const char* name) {
    for (Stage& stage : stages_)
      if (std::string_view(stage.name) == name) return stage;
    return stages_.emplace_back(Stage{name});
  }

  static void row(const char* name, double seconds, size_t bytes, double sum) {
    const auto size = static_cast<double>(bytes);
    std::printf("%-28s %9.3f %8.1f %5.1f%%\n", name, seconds * 1e9 / size, size / seconds / 1e6,
                100 * seconds / sum);
  }

  std::vector<Stage> stages_;
};

// The steps of resolve_names (resolve/names.cc), each by itself.
void time_names(const mentions::Input& input, const resolve::Resolved& before, Budget& budget) {
  using namespace resolve;
  Resolved out = before;
  mentions::Candidates candidates;
  const NameGrammar grammar(input.pack);
  const mentions::NameWords& words = grammar.words;
  mentions::NameScan scan;
  mentions::NameFields fields;
  OrganizationLedger ledger;
  OrganizationLinks links;
  mentions::PlaceScratch place_scratch;
  PlaceLinks place_links;
  ArbiterScratch arbiter;
  PeopleScratch ledger_of_people;
  mentions::Candidates standing;
  budget.time("  scan", [&] { mentions::scan_names(input, words, scan); });
  budget.time("  events", [&] {
    out.columns.find(input, words.table_column);
    mentions::propose_events(input, words, scan, out.columns, {out.titles_over_text, {}},
                             candidates);
  });
  budget.time("  organizations",
              [&] { mentions::propose_organizations(input, words, scan, candidates); });
  mentions::PersonScan person_scan;
  mentions::PersonEvidence people(input, grammar.person_words, person_scan);
  budget.time("  people", [&] {
    mentions::scan_people(input, grammar.person_words, person_scan);
    mentions::propose_people(input, people, candidates);
  });
  budget.time("  places", [&] {
    fields.find(input, out.columns, words.table_column, {});
    mentions::propose_places(input, grammar.places.words, scan.capitals, fields, place_scratch,
                             candidates);
  });
  size_t settled = 0;
  const auto beside_dates = [&] {
    respect_dates(input.pack, before.dates, candidates, settled, arbiter);
    settled = candidates.size();
  };
  budget.time("  dates before names", beside_dates);
  budget.time("  ledger of organizations",
              [&] { extend_organizations(input, words, scan, candidates, ledger); });
  budget.time("  arbiter", [&] {
    beside_dates();
    standing_people(input.pack, candidates, standing, arbiter);
  });
  budget.time("  ledger of people",
              [&] { extend_people(input, people, standing, candidates, ledger_of_people); });
  budget.time("  arbiter, at last", [&] {
    beside_dates();
    arbitrate(input.pack, candidates, arbiter);
  });
  for (const mentions::Candidate& candidate : candidates) {
    if (candidate.label == mentions::Label::event) continue;
    Name name;
    name.first = candidate.first;
    name.end = candidate.end;
    name.label = candidate.label;
    name.entity = kNone;
    name.score = candidate.score;
    name.rule = candidate.rule;
    name.phrase = candidate.phrase;
    out.names.push_back(name);
  }
  budget.time("  link places", [&] { link_places(input, grammar.places, place_links, out); });
  budget.time("  link organizations",
              [&] { link_organizations(input, words, ledger, links, out); });
  budget.time("  link people", [&] { link_people(input, people, ledger_of_people, out); });
}

int run(size_t megabytes, int rounds) {
  const std::string text =
      make_text(ANNALS_SOURCE_DIR "/corpus", ANNALS_SOURCE_DIR "/data/en", megabytes << 20);
  const Result<data::Data> loaded = data::load({});
  if (!loaded) {
    std::fprintf(stderr, "%s\n", loaded.error().to_string().c_str());
    return 1;
  }
  const data::Data& data = *loaded;
  const Document document{.name = "made"};
  Scratch::Impl work;
  const records::Words words(data.pack);
  constexpr size_t kBlock = 256 << 10;  // what the command writes at once
  std::string out;
  Budget budget;
  for (int round = 0; round < rounds; ++round) {
    budget.time("tokens", [&] { text::tokenize(text, work.tokens); });
    budget.time("vocabulary", [&] { data.pack.annotate(text, work.tokens); });
    budget.time("layout", [&] {
      text::find_layout(text, work.tokens, data::PackAbbreviations(data.pack), work.layout);
    });
    work.phrases.clear();
    budget.time("gazetteer", [&] { data.gazetteer.match(text, work.tokens, work.phrases); });
    work.matches.clear();
    budget.time("rules", [&] {
      for (const text::Block& block : work.layout.blocks)
        data.pack.scan(0, text, work.tokens, block.first_token, block.end_token, {}, work.matches);
    });
    work.phrase_index.build(work.tokens.size(), work.phrases.size(),
                            [&](size_t k) { return work.phrases[k].first_token; });
    const mentions::Input input{text,         work.tokens,       work.layout,
                                work.phrases, work.phrase_index, work.matches,
                                data.pack,    data.gazetteer,    document};
    work.resolved.clear();
    const resolve::DateGrammar grammar(data.pack);
    const resolve::NameGrammar names(data.pack);
    std::vector<resolve::Reading> readings;
    budget.time("dates: evaluate",
                [&] { readings = resolve::evaluate_dates(input, grammar, work.resolved); });
    budget.time("headings", [&] { resolve::find_headings(input, work.resolved); });
    budget.time("dates: anchor",
                [&] { resolve::anchor_dates(input, grammar, std::move(readings), work.resolved); });
    time_names(input, work.resolved, budget);
    budget.time("names, all of the above",
                [&] { resolve::resolve_names(input, names, work.names, work.resolved); });
    // A record is written while it is in the cache, as the command does it: its JSON costs what
    // records with it take longer than records alone.
    size_t count = 0;
    budget.time("records", [&] {
      records::Records records(input, work.resolved, words, work.records);
      while (records.next() != nullptr) ++count;
    });
    budget.time("records+json", [&] {
      records::Records records(input, work.resolved, words, work.records);
      while (const Event* event = records.next()) {
        if (out.size() > kBlock) out.clear();
        append_json_line(*event, out);
      }
    });
    if (count == 0 || out.empty()) {
      std::fprintf(stderr, "computed nothing\n");
      return 1;
    }
  }
  budget.print(text.size());
  return 0;
}

}  // namespace
}  // namespace annals::bench

int main(int argc, char** argv) {
  const int megabytes = argc > 1 ? std::atoi(argv[1]) : 4;
  if (megabytes < 1) {
    std::fprintf(stderr, "usage: annals-budget [MEGABYTES]\n");
    return 2;
  }
  return annals::bench::run(static_cast<size_t>(megabytes), 3);
}
