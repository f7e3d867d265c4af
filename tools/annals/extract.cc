// annals extract, annals annotate: documents in, one JSON line a record or a document out.
#include <cstdio>
#include <memory>

#include "annals/json.h"
#include "annals/offsets.h"
#include "annals/writer.h"
#include "commands.h"
#include "mention_lines.h"
#include "pipeline.h"
#include "profile.h"

namespace annals::tool {
namespace {

struct ExtractOptions {
  InputOptions inputs;
  OutputOptions outputs;
  Options extractor;
  std::string offsets = "byte";
  std::vector<std::string> profiles;
  bool no_text = false;
  uint64_t window = 0;  // --window; 0: not given
};

void add_common_options(CLI::App& command, ExtractOptions& options) {
  add_input_options(command, options.inputs);
  command
      .add_option("-o,--output", options.outputs.file,
                  "Write to this file, which appears whole or not at all")
      ->type_name("FILE");
  command
      .add_option("--format", options.outputs.format,
                  "jsonl: one object a line; json: one object with a header "
                  "of versions")
      ->capture_default_str()
      ->check(CLI::IsMember({"jsonl", "json"}))
      ->type_name("FORMAT");
  command.add_option("--offsets", options.offsets, "Unit of all spans")
      ->check(CLI::IsMember({"byte", "codepoint", "utf16"}))
      ->type_name("UNIT")
      ->capture_default_str();
  command
      .add_option("--data", options.extractor.data,
                  "Folder of annals.image; default: ANNALS_DATA, else the installed one")
      ->type_name("FOLDER");
  command.add_option("--rules", options.extractor.rules, "Rule packs of your own; later ones win")
      ->allow_extra_args(false)
      ->type_name("FILE.toml");
  command.add_option("--gazetteer", options.extractor.gazetteers, "Lists of your own names")
      ->allow_extra_args(false)
      ->type_name("FILE.tsv|.image");
  command
      .add_option("--profile", options.profiles,
                  "What is known of the archive (docs/profiles.md); later ones win")
      ->allow_extra_args(false)
      ->type_name("FILE.toml");
  command.add_flag("--explain", options.extractor.explain, "Name the rule of each mention");
  command
      .add_option("-j,--jobs", options.outputs.jobs,
                  "Threads; the output is the same for any number")
      ->capture_default_str()
      ->check(CLI::Range(1u, 1024u))
      ->type_name("N");
}

// Loads the extractor, then runs `make_process` over the inputs.
template <typename MakeProcess>
int run(ExtractOptions& options, const MakeProcess& make_process) {
  if (const Result<void> done =
          apply_profiles(options.profiles, options.extractor, options.inputs, &options.no_text);
      !done) {
    std::fprintf(stderr, "annals: %s\n", done.error().to_string().c_str());
    return kBadInput;
  }
  if (const Result<void> checked = check_inputs(options.inputs); !checked) {
    std::fprintf(stderr, "annals: %s\n", checked.error().to_string().c_str());
    return kUsage;
  }
  const Result<Extractor> extractor = Extractor::load(options.extractor);
  if (!extractor) {
    std::fprintf(stderr, "annals: %s\n", extractor.error().to_string().c_str());
    return kBadInput;
  }
  options.outputs.data_version = extractor->data_version();
  return run_pipeline(options.inputs, options.outputs, make_process(*extractor));
}

// A text that is too long for one window.
Result<void> extract_stream(const Extractor& extractor, const ExtractOptions& options,
                            Prepared& prepared, Scratch& scratch, Lines& lines) {
  Stream& stream = *prepared.stream;
  const StreamOptions streamed{
      .whole = 0,
      .window = options.window > 0 ? options.window : StreamOptions{}.window,
      .lossy = options.inputs.lossy,
      .offsets = unit_of(options.offsets),
      .total = stream.total(),
      .threads = options.outputs.jobs};
  Control control;
  control.progress = [&](uint64_t bytes, uint64_t) { lines.progressed(bytes); };
  const Result<Streamed> done =
      extractor.extract([&](char* to, size_t size) { return stream.read(to, size); },
                        prepared.document, streamed, scratch,
                        [&](Event& event) {
                          append_json_line(event, lines.text);
                          return lines.end_line();
                        },
                        control);
  if (!done) return done.error();
  if (stream.failed()) return Error{.message = "cannot be read to its end"};
  if (done->invalid > 0)
    prepared.notes.push_back(warn_of_invalid(prepared.file, done->invalid, done->first_invalid));
  return {};
}

Process extract_process(const Extractor& extractor, const ExtractOptions& options) {
  return
      [&extractor, &options](Prepared& prepared, Scratch& scratch, Lines& lines) -> Result<void> {
        prepared.document.with_text = !options.no_text;
        const OffsetUnit unit = unit_of(options.offsets);
        if (prepared.stream) return extract_stream(extractor, options, prepared, scratch, lines);
        const OffsetMap map(prepared.text.bytes(), unit);
        extractor.extract(prepared.text, prepared.document, scratch, [&](Event& event) {
          if (unit != OffsetUnit::byte) map.convert(event);
          if (!prepared.encoding.empty()) event.encoding = prepared.encoding;
          append_json_line(event, lines.text);
          return lines.end_line();
        });
        return {};
      };
}

Process annotate_process(const Extractor& extractor, const ExtractOptions& options) {
  return
      [&extractor, &options](Prepared& prepared, Scratch& scratch, Lines& lines) -> Result<void> {
        append_mentions(prepared, unit_of(options.offsets), lines, [&](const AnnotationSink& sink) {
          extractor.annotate(prepared.text, prepared.document, scratch, sink);
        });
        return {};
      };
}

}  // namespace

void add_extract(CLI::App& app, Run& chosen) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App& command = *app.add_subcommand("extract", "Event records of archives, one a line");
  add_common_options(command, *options);
  command.add_flag("--no-text", options->no_text, "Leave the records' own text out");
  constexpr uint64_t kLeast = 16 << 10;
  constexpr uint64_t kMost = uint64_t{1} << 31;
  options->inputs.whole = StreamOptions{}.whole;
  command
      .add_option("--window", options->window,
                  "Resolve plain text that is longer by windows of so many bytes; default: text of "
                  "more than 4 MiB, by 1 MiB (docs/input.md)")
      ->check(CLI::Range(kLeast, kMost))
      ->type_name("BYTES");
  command.footer(
      "Examples:\n"
      "  annals extract archive.txt > records.jsonl\n"
      "  annals extract -o records.json --format json --owner \"Chess Club;CC\" a.txt b.txt\n"
      "  zcat pages.jsonl.gz | annals extract --input jsonl -j 8 --offsets codepoint\n"
      "Exit codes: 0 done; 1 an input was bad (the others are done); 2 usage.");
  command.callback([options, &chosen] {
    if (options->window > 0) options->inputs.whole = options->window;
    chosen = [options] {
      return run(*options,
                 [&](const Extractor& extractor) { return extract_process(extractor, *options); });
    };
  });
}

void add_annotate(CLI::App& app, Run& chosen) {
  auto options = std::make_shared<ExtractOptions>();
  CLI::App& command =
      *app.add_subcommand("annotate", "All mentions of any text, one line a document");
  add_common_options(command, *options);
  options->outputs.json_key = "documents";
  command.footer(
      "Examples:\n"
      "  annals annotate letter.txt\n"
      "  annals annotate --input jsonl --offsets utf16 news.jsonl > mentions.jsonl\n"
      "Exit codes: 0 done; 1 an input was bad (the others are done); 2 usage.");
  command.callback([options, &chosen] {
    chosen = [options] {
      return run(*options,
                 [&](const Extractor& extractor) { return annotate_process(extractor, *options); });
    };
  });
}

}  // namespace annals::tool
