// annals diff: what a change of rules, lists or version gains, loses and alters.
#include "evaluation/diff.h"

#include <cstdio>
#include <memory>
#include <unordered_map>

#include "annals/evaluation.h"
#include "commands.h"
#include "evaluation/gate.h"
#include "records_files.h"

namespace annals::tool {
namespace {

struct DiffOptions {
  std::string before;
  std::string after;
  std::string text;
  std::string gold;
  std::string format = "text";
  std::string output;
  bool exit_code = false;
};

// Which of the differences are for the better, by the gold.
Result<std::string> verdict(const DiffOptions& options,
                            const std::vector<evaluation::Records>& before,
                            const std::vector<evaluation::Records>& after) {
  Result<std::vector<evaluation::Records>> gold = read_records(options.gold, true);
  if (!gold) return gold.error();
  if (const Result<void> texts = read_texts(options.text, *gold); !texts) return texts.error();
  const evaluation::Report old_report = evaluation::evaluate(*gold, before);
  const evaluation::Report new_report = evaluation::evaluate(*gold, after);
  const evaluation::GateResult result =
      evaluation::check(evaluation::baseline_of(old_report), new_report, {});
  std::string out = "\nby the gold\n";
  for (const auto& gained : result.gained)
    out += "better: " + gained.document + " " + gained.key + "\n";
  for (const auto& lost : result.lost) out += "worse: " + lost.document + " " + lost.key + "\n";
  return out + std::to_string(result.gained.size()) + " better, " +
         std::to_string(result.lost.size()) + " worse\n";
}

// The document whose records count their offsets in another unit after the change; empty: none.
std::string other_unit(const std::vector<evaluation::Records>& before,
                       const std::vector<evaluation::Records>& after) {
  std::unordered_map<std::string, OffsetUnit> units;
  for (const evaluation::Records& records : before)
    if (!records.events.empty()) units.emplace(records.document, records.events.front().offsets);
  for (const evaluation::Records& records : after) {
    const auto known = units.find(records.document);
    if (known == units.end() || records.events.empty()) continue;
    if (records.events.front().offsets != known->second) return records.document;
  }
  return {};
}

int run_diff(const DiffOptions& options) {
  Result<std::vector<evaluation::Records>> before = read_records(options.before, false);
  if (!before) return report_error(before.error());
  Result<std::vector<evaluation::Records>> after = read_records(options.after, false);
  if (!after) return report_error(after.error());
  if (const std::string document = other_unit(*before, *after); !document.empty())
    return report_error({.message = "the records of " + document +
                                    " count their offsets in two units; extract both with the "
                                    "same --offsets"});
  for (auto* side : {&*before, &*after})
    if (const Result<void> texts = read_texts(options.text, *side); !texts)
      return report_error(texts.error());
  const std::vector<evaluation::Change> changes = evaluation::compare(*before, *after);
  std::string out =
      options.format == "json" ? evaluation::diff_json(changes) : evaluation::diff_text(changes);
  if (!options.gold.empty() && options.format == "text") {
    const Result<std::string> judged = verdict(options, *before, *after);
    if (!judged) return report_error(judged.error());
    out += *judged;
  }
  const int written = write_output(options.output, out);
  if (written != kDone) return written;
  return options.exit_code && !changes.empty() ? kBadInput : kDone;
}

}  // namespace

void add_diff(CLI::App& app, Run& chosen) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App& command = *app.add_subcommand("diff", "What one extraction has and another has not");
  command.add_option("before", options->before, "Records: JSON Lines, or a folder of *.jsonl")
      ->required()
      ->type_name("A");
  command.add_option("after", options->after, "The same, after the change")
      ->required()
      ->type_name("B");
  command
      .add_option("--text", options->text, "The text, or a folder with DOCUMENT.txt: for context")
      ->type_name("FILE|FOLDER");
  command.add_option("--gold", options->gold, "Say which differences are for the better")
      ->type_name("GOLD");
  command.add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command.add_option("-o,--output", options->output, "Write to this file")->type_name("FILE");
  command.add_flag("--exit-code", options->exit_code, "Exit 1 if there is a difference");
  command.footer(
      "Examples:\n"
      "  annals diff old.jsonl new.jsonl --text archive.txt\n"
      "  annals diff out-before/ out-after/ --text corpus/ --gold corpus/\n"
      "+ gained, - lost, ~ altered.\n"
      "Exit codes: 0 done; 1 an input was bad, or --exit-code and a difference; 2 usage.");
  command.callback([options, &chosen] { chosen = [options] { return run_diff(*options); }; });
}

}  // namespace annals::tool
