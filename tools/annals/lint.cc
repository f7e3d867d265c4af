// annals lint: rule packs and gazetteers of one's own, before they are used.
#include "rules/lint.h"

#include <cstdio>
#include <memory>

#include "commands.h"
#include "data/container.h"
#include "data/data.h"
#include "data/mapping.h"
#include "lexicon/check.h"
#include "problems.h"
#include "records_files.h"

namespace annals::tool {
namespace {

struct LintOptions {
  std::vector<std::string> files;
  Options extractor;
  std::string format = "text";
  bool errors_only = false;
};

// The packs that the data image was made of.
Result<std::vector<rules::Source>> base_sources(const std::string& folder) {
  Result<std::shared_ptr<const data::Mapping>> file = data::Mapping::open(folder + "/annals.image");
  if (!file) return file.error();
  const Result<data::Container> container = data::read_container((*file)->bytes());
  if (!container) return container.error();
  return data::unpack_sources(container->section(data::SectionKind::sources));
}

int lint(const LintOptions& options) {
  std::vector<rules::Source> packs;
  std::vector<lexicon::Table> tables;
  for (const std::string& name : options.files) {
    const bool pack = name.ends_with(".toml");
    if (!pack && !name.ends_with(".tsv")) {
      std::fprintf(stderr, "annals: %s: lint reads rule packs (*.toml) and lists (*.tsv)\n",
                   name.c_str());
      return kUsage;
    }
    Result<std::string> text = read_file(name);
    if (!text) return report_error(text.error());
    if (pack)
      packs.push_back({name, std::move(*text)});
    else
      tables.push_back({name, std::move(*text)});
  }
  const Result<data::Data> base = data::load(options.extractor);
  if (!base) return report_error(base.error());

  std::vector<Problem> problems;
  const auto add = [&](auto& found) {
    for (auto& problem : found)
      if (!problem.warning || !options.errors_only)
        problems.push_back({std::move(problem.code), problem.warning, std::move(problem.error)});
  };
  if (!packs.empty()) {
    const Result<std::vector<rules::Source>> sources = base_sources(base->folder);
    if (!sources) return report_error(sources.error());
    std::vector<rules::LintProblem> found = rules::lint(*sources, packs);
    add(found);
  }
  if (!tables.empty()) {
    std::vector<lexicon::TableProblem> found = lexicon::check_tables(tables, &base->gazetteer);
    add(found);
  }
  const int written = write_output("", problems_text(problems, options.format));
  if (written != kDone) return written;
  return problems.empty() ? kDone : kBadInput;
}

}  // namespace

void add_lint(CLI::App& app, Run& chosen) {
  auto options = std::make_shared<LintOptions>();
  CLI::App& command = *app.add_subcommand("lint", "Problems of rule packs and lists of your own");
  command.add_option("files", options->files, "Rule packs (*.toml), lists of names (*.tsv)")
      ->required()
      ->type_name("FILE");
  command.add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
  command.add_flag("--errors-only", options->errors_only, "Leave warnings out");
  command
      .add_option("--data", options->extractor.data,
                  "Folder of annals.image; default: ANNALS_DATA, else the installed one")
      ->type_name("FOLDER");
  command.footer(
      "Examples:\n"
      "  annals lint club.toml members.tsv\n"
      "  annals lint --format json club.toml\n"
      "Packs are judged together with the base's rules, in the order given.\n"
      "Exit codes: 0 nothing to report; 1 problems, or a file cannot be read; 2 usage.");
  command.callback([options, &chosen] { chosen = [options] { return lint(*options); }; });
}

}  // namespace annals::tool
