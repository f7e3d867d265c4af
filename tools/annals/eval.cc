// annals eval: predicted records against gold ones.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

#include "annals/evaluation.h"
#include "commands.h"
#include "evaluation/gate.h"
#include "evaluation/report.h"
#include "records_files.h"

namespace annals::tool {
namespace {

struct EvalOptions {
  std::string gold;
  std::string predicted;
  std::string text;
  std::string format = "text";
  std::string output;
  std::string errors = "20";
  std::string measure;
  bool semeval = false;
  std::string gate;
  std::string allow;
  bool update = false;
  evaluation::Options judge{.resamples = 1000};
};

std::string measure_error(const std::string& name) {
  if (evaluation::measure_index(name) < evaluation::measures().size()) return {};
  std::string message = "no such measure; there are:";
  for (const evaluation::Measure& measure : evaluation::measures())
    message += " " + std::string(measure.name);
  return message;
}

std::string count_error(const std::string& value) {
  const bool digits = value.find_first_not_of("0123456789") == std::string::npos;
  return value == "all" || (digits && value.size() < 10) ? "" : "must be a number or \"all\"";
}

// Where the gate's baseline is not there yet, --update-baseline makes it.
Result<std::optional<evaluation::GateResult>> run_gate(const EvalOptions& options,
                                                       const evaluation::Report& report) {
  std::optional<evaluation::GateResult> none;
  if (options.gate.empty()) return none;
  std::error_code ignored;
  if (!std::filesystem::exists(options.gate, ignored)) {
    if (options.update) return none;
    return Error{.message = "there is no baseline yet; write one with --update-baseline",
                 .file = options.gate};
  }
  const Result<std::string> json = read_file(options.gate);
  if (!json) return json.error();
  const Result<evaluation::Baseline> baseline = evaluation::read_baseline(*json);
  if (!baseline) return Error{.message = baseline.error().message, .file = options.gate};
  std::set<std::string> allowed;
  if (!options.allow.empty()) {
    const Result<std::string> lines = read_file(options.allow);
    if (!lines) return lines.error();
    allowed = evaluation::read_allowed(*lines);
  }
  return std::optional(evaluation::check(*baseline, report, allowed));
}

// Documents go together by name: where one has no other, all its figures are zero.
void note_missing(const std::vector<evaluation::Records>& gold,
                  const std::vector<evaluation::Records>& predicted) {
  std::string names;
  for (const evaluation::Records& one : predicted) names += " \"" + one.document + '"';
  for (const evaluation::Records& one : gold) {
    const auto is_it = [&](const evaluation::Records& other) {
      return other.document == one.document;
    };
    if (one.events.empty() || std::any_of(predicted.begin(), predicted.end(), is_it)) continue;
    std::fprintf(stderr,
                 "annals: no record is of the gold's document \"%s\"; they are of:%s (extract "
                 "--document names it)\n",
                 one.document.c_str(), names.empty() ? " none" : names.c_str());
  }
}

int run_eval(const EvalOptions& options) {
  Result<std::vector<evaluation::Records>> gold = read_records(options.gold, true);
  if (!gold) return report_error(gold.error());
  const Result<std::vector<evaluation::Records>> predicted = read_records(options.predicted, false);
  if (!predicted) return report_error(predicted.error());
  if (const Result<void> texts = read_texts(options.text, *gold); !texts)
    return report_error(texts.error());
  for (const std::string& name : options.judge.not_in_mean) {
    const auto is_it = [&](const evaluation::Records& records) { return records.document == name; };
    if (std::any_of(gold->begin(), gold->end(), is_it)) continue;
    report_error({.message = "--not-in-mean: the gold has no document '" + name + "'"});
    return kUsage;
  }

  note_missing(*gold, *predicted);
  const evaluation::Report report = evaluation::evaluate(*gold, *predicted, options.judge);
  const Result<std::optional<evaluation::GateResult>> gate = run_gate(options, report);
  if (!gate) return report_error(gate.error());

  evaluation::ReportOptions shown;
  shown.errors = options.errors == "all" ? SIZE_MAX : std::stoul(options.errors);
  if (!options.measure.empty()) shown.measure = evaluation::measure_index(options.measure);
  shown.semeval = options.semeval;
  const int written =
      write_output(options.output, options.format == "json" ? evaluation::report_json(report, shown)
                                   : options.format == "junit"
                                       ? evaluation::report_junit(report, *gate ? &**gate : nullptr)
                                       : evaluation::report_text(report, shown));
  if (written != kDone) return written;
  if (*gate) std::fputs(evaluation::gate_text(**gate, shown.errors).c_str(), stderr);
  if (!report.other_unit.empty())
    return report_error({.message = "offsets of another unit than the gold's in " +
                                    report.other_unit.front() + "; extract with --offsets"});
  if (options.update)
    return write_output(options.gate, evaluation::write_baseline(evaluation::baseline_of(report)));
  return *gate && !(*gate)->passed() ? kBadInput : kDone;
}

}  // namespace

void add_eval(CLI::App& app, Run& chosen) {
  auto options = std::make_shared<EvalOptions>();
  CLI::App& command = *app.add_subcommand("eval", "Predicted records against gold ones");
  command
      .add_option("gold", options->gold, "Gold records: JSON Lines, or a folder of *.gold.jsonl")
      ->required()
      ->type_name("GOLD");
  command.add_option("predicted", options->predicted, "Records to judge: JSON Lines, or a folder")
      ->required()
      ->type_name("PRED");
  command
      .add_option("--text", options->text, "The text, or a folder with DOCUMENT.txt: for context")
      ->type_name("FILE|FOLDER");
  command.add_option("--format", options->format, "text, json or junit")
      ->check(CLI::IsMember({"text", "json", "junit"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command.add_option("-o,--output", options->output, "Write to this file")->type_name("FILE");
  command.add_option("--errors", options->errors, "Errors shown of each list: a number or all")
      ->check(count_error)
      ->type_name("N")
      ->capture_default_str();
  command.add_option("--measure", options->measure, "Errors of this measure only")
      ->check(measure_error)
      ->type_name("NAME");
  command.add_flag("--semeval", options->semeval, "Show the SemEval schemes of each type");
  command
      .add_option("--resamples", options->judge.resamples,
                  "Bootstrap samples for the intervals of the mean; 0: none")
      ->capture_default_str()
      ->type_name("N");
  command.add_option("--seed", options->judge.seed, "Seed of the samples")
      ->type_name("N")
      ->capture_default_str();
  command.add_flag("--count-outside", options->judge.count_outside,
                   "Mentions outside every gold record are errors");
  command
      .add_option("--not-in-mean", options->judge.not_in_mean,
                  "A document that the mean leaves out; repeatable")
      ->allow_extra_args(false)
      ->type_name("DOCUMENT");
  CLI::Option* gate =
      command.add_option("--gate", options->gate, "Exit 1 on a lost item or a lower figure")
          ->type_name("BASELINE.json");
  command.add_option("--allow", options->allow, "Items and figures that may be lost, one a line")
      ->needs(gate)
      ->type_name("FILE");
  command.add_flag("--update-baseline", options->update, "Write the baseline anew")->needs(gate);
  command.footer(
      "Examples:\n"
      "  annals extract archive.txt > records.jsonl\n"
      "  annals eval archive.gold.jsonl records.jsonl --text archive.txt\n"
      "  annals eval corpus/ out/ --text corpus/ --measure person --errors all\n"
      "  annals eval corpus/ out/ --gate baseline.json --format junit -o report.xml\n"
      "How it is counted: docs/evaluation.md.\n"
      "Exit codes: 0 done; 1 an input was bad, or the gate failed; 2 usage.");
  command.callback([options, &chosen] { chosen = [options] { return run_eval(*options); }; });
}

}  // namespace annals::tool
