// annals dates: a date tagger for any text.
#include <cstdio>
#include <memory>

#include "commands.h"
#include "mention_lines.h"
#include "pipeline.h"

namespace annals::tool {
namespace {

struct DatesOptions {
  InputOptions inputs;
  OutputOptions outputs;
  Options extractor;
  std::string offsets = "byte";
};

Process dates_process(const Extractor& extractor, const DatesOptions& options) {
  return
      [&extractor, &options](Prepared& prepared, Scratch& scratch, Lines& lines) -> Result<void> {
        if (options.outputs.format == "timeml") {
          extractor.append_timeml(prepared.text, prepared.document, scratch, lines.text);
          lines.end_line();
          return {};
        }
        append_mentions(prepared, unit_of(options.offsets), lines, [&](const AnnotationSink& sink) {
          extractor.annotate_dates(prepared.text, prepared.document, scratch, sink);
        });
        return {};
      };
}

int run(DatesOptions& options) {
  Result<void> checked = check_inputs(options.inputs);
  const bool many = options.inputs.files.size() > 1 || options.inputs.format == "jsonl";
  if (checked && options.outputs.format == "timeml" && many) {
    checked = Error{.message = "TimeML holds one document; give one file, or take --format jsonl"};
  }
  if (!checked) {
    std::fprintf(stderr, "annals: %s\n", checked.error().to_string().c_str());
    return kUsage;
  }
  const Result<Extractor> extractor = Extractor::load(options.extractor);
  if (!extractor) {
    std::fprintf(stderr, "annals: %s\n", extractor.error().to_string().c_str());
    return kBadInput;
  }
  options.outputs.data_version = extractor->data_version();
  return run_pipeline(options.inputs, options.outputs, dates_process(*extractor, options));
}

}  // namespace

void add_dates(CLI::App& app, Run& chosen) {
  auto options = std::make_shared<DatesOptions>();
  CLI::App& command = *app.add_subcommand("dates", "Dates, times, durations and sets of any text");
  add_input_options(command, options->inputs);
  command
      .add_option("-o,--output", options->outputs.file,
                  "Write to this file, which appears whole or not at all")
      ->type_name("FILE");
  command
      .add_option("--format", options->outputs.format,
                  "jsonl: one line a document; json: with a header; timeml: "
                  "TIMEX3 in the text")
      ->capture_default_str()
      ->check(CLI::IsMember({"jsonl", "json", "timeml"}))
      ->type_name("FORMAT");
  command.add_option("--offsets", options->offsets, "Unit of all spans")
      ->check(CLI::IsMember({"byte", "codepoint", "utf16"}))
      ->type_name("UNIT")
      ->capture_default_str();
  command
      .add_option("--data", options->extractor.data,
                  "Folder of annals.image; default: ANNALS_DATA, else the installed one")
      ->type_name("FOLDER");
  command.add_option("--rules", options->extractor.rules, "Rule packs of your own; later ones win")
      ->allow_extra_args(false)
      ->type_name("FILE.toml");
  command.add_flag("--explain", options->extractor.explain, "Name the rule of each date");
  options->outputs.json_key = "documents";
  command.footer(
      "Examples:\n"
      "  annals dates letter.txt\n"
      "  annals dates --document-date 2020-05-01 --format timeml news.txt > news.tml\n"
      "Exit codes: 0 done; 1 an input was bad (the others are done); 2 usage.");
  command.callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace annals::tool
