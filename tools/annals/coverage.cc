// annals coverage: what of a text no field used, ranked: recall without gold.
#include "coverage.h"

#include <cstdio>
#include <memory>

#include "annals/json.h"
#include "commands.h"
#include "document.h"
#include "records_files.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace annals::tool {
namespace {

struct CoverageOptions {
  DocumentOptions document;
  std::vector<std::string> files;
  std::string format = "text";
  size_t most = 40;
};

std::string excerpt(std::string_view text, Span span) {
  const auto boundary = [&](size_t at) {
    return at >= text.size() || !text::is_continuation(text[at]);
  };
  size_t begin = span.begin > 30 ? span.begin - 30 : 0;
  size_t end = std::min<size_t>(text.size(), span.end + 30);
  while (!boundary(begin)) ++begin;
  while (!boundary(end)) --end;
  std::string out(text.substr(begin, span.begin - begin));
  out += "[" + std::string(text.substr(span.begin, span.end - span.begin)) + "]";
  out += text.substr(span.end, end - span.end);
  return text::printable(out);
}

std::string as_text(const std::string& file, std::string_view text, const Coverage& coverage,
                    size_t most) {
  char line[160];
  std::snprintf(line, sizeof line,
                ": %.1f %% of the capitalised runs, %.1f %% of the numbers that may be dates, "
                "%.1f %% of the blocks are used\n",
                coverage.names.percent(), coverage.dates.percent(), coverage.blocks.percent());
  std::string out = file + line;
  size_t count = 0;
  for (const Unused& unused : coverage.unused) {
    if (count++ == most) {
      out += "  … " + std::to_string(coverage.unused.size() - most) + " more (--most)\n";
      break;
    }
    out += "  " + file + ":" + std::to_string(unused.line) + ":" + std::to_string(unused.column) +
           ": " + unused.kind +
           (unused.spans.size() > 1 ? " ×" + std::to_string(unused.spans.size()) : "") + " " +
           std::to_string(unused.spans[0].begin) + ":" + std::to_string(unused.spans[0].end) + " " +
           (unused.kind == "block" ? unused.text : excerpt(text, unused.spans[0])) + "\n";
  }
  return out;
}

nlohmann::ordered_json as_json(const std::string& file, const Coverage& coverage, size_t most) {
  const auto share = [](const Coverage::Share& one) {
    return nlohmann::ordered_json{{"used", one.used}, {"all", one.all}};
  };
  nlohmann::ordered_json out = {{"file", file},
                                {"names", share(coverage.names)},
                                {"dates", share(coverage.dates)},
                                {"blocks", share(coverage.blocks)}};
  out["unused"] = nlohmann::ordered_json::array();
  for (const Unused& unused : coverage.unused) {
    if (out["unused"].size() == most) break;
    auto spans = nlohmann::ordered_json::array();
    for (const Span& span : unused.spans) spans.push_back({span.begin, span.end});
    out["unused"].push_back({{"kind", unused.kind},
                             {"text", unused.text},
                             {"line", unused.line},
                             {"column", unused.column},
                             {"score", unused.score},
                             {"spans", spans}});
  }
  return out;
}

int run_coverage(CoverageOptions& options) {
  std::string out;
  auto json = nlohmann::ordered_json::array();
  std::unique_ptr<Extractor> extractor;
  const DocumentOptions common = options.document;
  bool failed = false;
  for (const std::string& file : options.files) {
    DocumentOptions one = common;
    one.file = file;
    const Result<Prepared> prepared = read_document(one);
    if (!prepared) {
      failed = true;
      report_error(prepared.error());
      continue;
    }
    if (extractor == nullptr) {
      Result<Extractor> loaded = load_extractor(one);
      if (!loaded) return report_error(loaded.error());
      extractor = std::make_unique<Extractor>(std::move(*loaded));
    }
    const std::vector<Event> events = extractor->extract(prepared->text, prepared->document);
    const std::vector<Annotation> mentions =
        extractor->annotate(prepared->text, prepared->document);
    const Coverage coverage = measure_coverage(prepared->text.bytes(), events, mentions);
    if (options.format == "json")
      json.push_back(as_json(file, coverage, options.most));
    else
      out += as_text(file, prepared->text.bytes(), coverage, options.most);
  }
  const int written = write_output("", options.format == "json" ? json.dump(1) + "\n" : out);
  return written == kDone && failed ? kBadInput : written;
}

}  // namespace

void add_coverage(CLI::App& app, Run& chosen) {
  auto options = std::make_shared<CoverageOptions>();
  CLI::App& command = *app.add_subcommand("coverage", "What of a text no field used, ranked");
  add_document_options(command, options->document, false);
  command.add_option("files", options->files, "The documents")->required()->type_name("FILE");
  command.add_option("--most", options->most, "Items shown of each document")
      ->type_name("N")
      ->capture_default_str();
  command.add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command.footer(
      "Examples:\n"
      "  annals coverage archive.txt\n"
      "  annals coverage --format json --most 200 a.txt b.txt\n"
      "name: a run of capitalised words in no mention; date: a number that may be a year or a day\n"
      "in no date; block: a paragraph in no record and no heading. What is oftenest comes first;\n"
      "annals explain FILE --span B:E says why an item was missed.\n"
      "Exit codes: 0 done; 1 an input was bad (the others are done); 2 usage.");
  command.callback([options, &chosen] { chosen = [options] { return run_coverage(*options); }; });
}

}  // namespace annals::tool
