// annals explain: why a span, a field or a boundary came out as it did.
#include "annals/explain.h"

#include <charconv>
#include <cstdio>
#include <memory>

#include "annals/json.h"
#include "commands.h"
#include "document.h"
#include "records_files.h"

namespace annals::tool {
namespace {

// Of what no UTF-8 is: in a text that was read --lossy.
constexpr auto kReplace = nlohmann::ordered_json::error_handler_t::replace;

struct ExplainOptions {
  DocumentOptions document;
  std::string span;
  std::string find;
  size_t record = 0;
  std::string field;
  std::string boundary;
  std::string format = "text";
};

bool read_number(std::string_view text, uint64_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

int usage(const char* message) {
  std::fprintf(stderr, "annals: %s\n", message);
  return kUsage;
}

// One of the four ways to ask; false after a message.
Result<Question> question_of(const ExplainOptions& options, std::string_view text) {
  if (!options.span.empty()) {
    const size_t colon = options.span.find(':');
    Span span;
    read_number(options.span.substr(0, colon), span.begin);
    read_number(options.span.substr(colon + 1), span.end);
    return Question::span(span);
  }
  if (!options.find.empty()) {
    const size_t at = text.find(options.find);
    if (at == text.npos)
      return Error{.message = "the text does not hold \"" + options.find +
                              "\"; give words as it writes them",
                   .file = options.document.file};
    return Question::span({at, at + options.find.size()});
  }
  if (options.record != 0) return Question::of_field(options.record, options.field);
  uint64_t offset = 0;
  read_number(options.boundary, offset);
  return Question::boundary(offset);
}

int explain_document(ExplainOptions& options) {
  const int ways = !options.span.empty() + !options.find.empty() + (options.record != 0) +
                   !options.boundary.empty();
  if (ways != 1)
    return usage("ask one thing: --span B:E, --find TEXT, --record N --field F, or --boundary B");
  if ((options.record != 0) == options.field.empty())
    return usage("--record and --field go together");
  const Result<Prepared> prepared = read_document(options.document);
  if (!prepared) return report_error(prepared.error());
  const Result<Extractor> extractor = load_extractor(options.document);
  if (!extractor) return report_error(extractor.error());
  const Result<Question> question = question_of(options, prepared->text.bytes());
  if (!question) return report_error(question.error());
  const Result<Explanation> why =
      explain(*extractor, prepared->text, prepared->document, *question);
  if (!why) {
    Error error = why.error();
    error.file = options.document.file;
    return report_error(error);
  }
  return write_output("", options.format == "json"
                              ? to_json(*why).dump(1, ' ', false, kReplace) + "\n"
                              : to_text(*why, prepared->text, options.document.file));
}

std::string span_error(const std::string& value) {
  const size_t colon = value.find(':');
  uint64_t number = 0;
  const bool good = colon != value.npos &&
                    read_number(std::string_view(value).substr(0, colon), number) &&
                    read_number(std::string_view(value).substr(colon + 1), number);
  return good ? "" : "must be two byte offsets, as in 120:132";
}

std::string record_error(const std::string& value) {
  uint64_t number = 0;
  return read_number(value, number) && number > 0 ? "" : "must be a number from 1";
}

std::string offset_error(const std::string& value) {
  uint64_t number = 0;
  return read_number(value, number) ? "" : "must be a byte offset";
}

}  // namespace

void add_explain(CLI::App& app, Run& chosen) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App& command =
      *app.add_subcommand("explain", "Why a mention, a field or a boundary is as it is");
  add_document_options(command, options->document);
  add_markup_option(command, options->document);
  command.add_option("--span", options->span, "Bytes of the text, found or missed")
      ->check(span_error)
      ->type_name("BEGIN:END");
  command.add_option("--find", options->find, "The same: where these words first stand")
      ->type_name("TEXT");
  command.add_option("--record", options->record, "A record's number in the document, from 1")
      ->check(record_error)
      ->type_name("N");
  command.add_option("--field", options->field, "when, where, title, kind, mode or organizer")
      ->check(CLI::IsMember({"when", "where", "title", "kind", "mode", "organizer"}))
      ->type_name("FIELD");
  command
      .add_option("--boundary", options->boundary,
                  "A byte: why a record begins, or does not, at the nearest place")
      ->check(offset_error)
      ->type_name("BYTE");
  command.add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command.footer(
      "Examples:\n"
      "  annals explain archive.txt --span 120:132\n"
      "  annals explain archive.txt --find \"Mary Lee\"\n"
      "  annals explain archive.txt --record 3 --field when --format json\n"
      "  annals explain archive.txt --boundary 2048\n"
      "stands: it is in the result; lost: a candidate that gave way, and to what; matched: a rule\n"
      "that fired; tried: a rule that began to match, and what failed; entry: what the lists "
      "hold.\n"
      "Exit codes: 0 done; 1 an input was bad, or the text has no such place; 2 usage.");
  command.callback(
      [options, &chosen] { chosen = [options] { return explain_document(*options); }; });
}

}  // namespace annals::tool
