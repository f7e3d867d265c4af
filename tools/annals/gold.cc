// annals gold: gold by hand: a draft, and the ways to annotation tools and back.
#include "gold.h"

#include <cstdio>
#include <filesystem>
#include <memory>

#include "annals/text.h"
#include "annals/writer.h"
#include "commands.h"
#include "document.h"
#include "records_files.h"

namespace annals::tool {
namespace {

struct GoldOptions {
  DocumentOptions document;
  std::string records;  // export: to be written; import: to be merged into
  std::string file;     // import: the tool's
  std::string text;
  std::string format;
  std::string output;
};

std::string lines_of(const std::vector<Event>& events) {
  std::string out;
  for (const Event& event : events) append_json_line(event, out);
  return out;
}

int make_draft(GoldOptions& options) {
  const Result<Prepared> prepared = read_document(options.document);
  if (!prepared) return report_error(prepared.error());
  const Result<Extractor> extractor = load_extractor(options.document);
  if (!extractor) return report_error(extractor.error());
  std::vector<Event> events = extractor->extract(prepared->text, prepared->document);
  for (Event& event : events) event.encoding = prepared->encoding;
  return write_output(options.output, lines_of(events));
}

// By the file's ending, where it is not said.
std::string format_of(const std::string& said, const std::string& file) {
  if (!said.empty()) return said;
  if (file.ends_with(".ann")) return "brat";
  if (file.ends_with(".conll") || file.ends_with(".bio") || file.ends_with(".iob")) return "conll";
  return {};
}

int no_format() {
  std::fprintf(stderr,
               "annals: say --format brat or --format conll, or end the file's name in "
               ".ann or .conll\n");
  return kUsage;
}

// The text whose bytes the records count.
Result<std::string> read_text(const std::string& path) {
  Result<std::string> bytes = read_file(path);
  if (!bytes) return bytes;
  const Result<Text> text = Text::borrow(*bytes);
  if (text) return bytes;
  Error error = text.error();
  error.file = path;
  error.message += "; records of another encoding count the bytes of the UTF-8 form: convert it";
  return error;
}

// The records of the one document.
Result<std::vector<Event>> read_gold(const std::string& path, std::string_view text) {
  Result<std::vector<evaluation::Records>> documents = read_records(path, true);
  if (!documents) return documents.error();
  if (documents->size() != 1)
    return Error{.message = "has " + std::to_string(documents->size()) +
                            " documents; give the records of one",
                 .file = path};
  std::vector<Event> events = std::move(documents->front().events);
  if (Result<void> done = to_bytes(text, events); !done) {
    Error error = done.error();
    error.file = path;
    return error;
  }
  return events;
}

int write_tool_file(const GoldOptions& options) {
  const std::string format = format_of(options.format, options.output);
  if (format.empty()) return no_format();
  const Result<std::string> text = read_text(options.text);
  if (!text) return report_error(text.error());
  const Result<std::vector<Event>> events = read_gold(options.records, *text);
  if (!events) return report_error(events.error());
  return write_output(options.output,
                      format == "brat" ? write_brat(*events, *text) : write_conll(*events, *text));
}

int read_tool_file(const GoldOptions& options) {
  const std::string format = format_of(options.format, options.file);
  if (format.empty()) return no_format();
  const Result<std::string> bytes = read_file(options.file);
  if (!bytes) return report_error(bytes.error());
  const Result<std::string> text = read_text(options.text);
  if (!text) return report_error(text.error());
  Result<Marked> marked = format == "brat" ? read_brat(options.file, *bytes, *text)
                                           : read_conll(options.file, *bytes, *text);
  if (!marked) return report_error(marked.error());
  std::string document = std::filesystem::path(options.text).stem().string();
  if (!options.records.empty()) {
    const Result<std::vector<Event>> events = read_gold(options.records, *text);
    if (!events) return report_error(events.error());
    if (!events->empty()) document = events->front().document;
    if (!marked->has_records)
      for (const Event& event : *events) marked->records.push_back({event.span, true, event});
  }
  if (marked->records.empty() && !marked->marks.empty())
    return report_error({.message = "has marks but no records; mark records too, or name the "
                                    "records that they belong to with --into",
                         .file = options.file});
  const Result<std::vector<Event>> events = merge(*marked, *text, document);
  if (!events) return report_error(events.error());
  for (const std::string& message : marked->ignored)
    std::fprintf(stderr, "annals: %s\n", message.c_str());
  return write_output(options.output, lines_of(*events));
}

void add_format(CLI::App& command, GoldOptions& options) {
  command.add_option("--format", options.format, "brat or conll; default: by the file's ending")
      ->capture_default_str()
      ->check(CLI::IsMember({"brat", "conll"}))
      ->type_name("FORMAT");
}

void add_output(CLI::App& command, GoldOptions& options) {
  command.add_option("-o,--output", options.output, "Write to this file")->type_name("FILE");
}

}  // namespace

void add_gold(CLI::App& app, Run& chosen) {
  CLI::App& group = *app.add_subcommand("gold", "Gold by hand: drafts, brat and CoNLL");
  group.require_subcommand(1);
  group.footer(
      "Examples:\n"
      "  annals gold new archive.txt -o archive.gold.jsonl\n"
      "  annals gold export archive.gold.jsonl --text archive.txt -o archive.ann\n"
      "  annals gold import archive.ann --text archive.txt -o archive.gold.jsonl\n"
      "Exit codes: 0 done; 1 an input was bad; 2 usage.");

  auto draft = std::make_shared<GoldOptions>();
  CLI::App& new_command = *group.add_subcommand("new", "A draft of gold, by the extractor");
  add_document_options(new_command, draft->document);
  add_markup_option(new_command, draft->document);
  add_output(new_command, *draft);
  new_command.footer(
      "Example:\n"
      "  annals gold new archive.txt -o archive.gold.jsonl\n"
      "Exit codes: 0 done; 1 an input was bad; 2 usage.");
  new_command.callback([draft, &chosen] { chosen = [draft] { return make_draft(*draft); }; });

  auto out = std::make_shared<GoldOptions>();
  CLI::App& export_command = *group.add_subcommand("export", "Records for an annotation tool");
  export_command.add_option("records", out->records, "Records of one document")
      ->required()
      ->type_name("RECORDS");
  export_command.add_option("--text", out->text, "Its text")->required()->type_name("FILE");
  add_format(export_command, *out);
  add_output(export_command, *out);
  export_command.footer(
      "Examples:\n"
      "  annals gold export archive.gold.jsonl --text archive.txt -o archive.ann\n"
      "  annals gold export archive.gold.jsonl --text archive.txt --format conll\n"
      "Exit codes: 0 done; 1 an input was bad; 2 usage.");
  export_command.callback([out, &chosen] { chosen = [out] { return write_tool_file(*out); }; });

  auto in = std::make_shared<GoldOptions>();
  CLI::App& import_command = *group.add_subcommand("import", "Records from an annotation tool");
  import_command.add_option("file", in->file, "brat's .ann, or CoNLL columns")
      ->required()
      ->type_name("FILE");
  import_command.add_option("--text", in->text, "Its text")->required()->type_name("FILE");
  import_command
      .add_option("--into", in->records, "The records as they were, where the tool lost them")
      ->type_name("RECORDS");
  add_format(import_command, *in);
  add_output(import_command, *in);
  import_command.footer(
      "Examples:\n"
      "  annals gold import archive.ann --text archive.txt -o archive.gold.jsonl\n"
      "  annals gold import tagged.conll --text archive.txt --into archive.gold.jsonl\n"
      "Exit codes: 0 done; 1 an input was bad; 2 usage.");
  import_command.callback([in, &chosen] { chosen = [in] { return read_tool_file(*in); }; });
}

}  // namespace annals::tool
