// annals gazetteer: lists of names of one's own: compiled, checked, looked into.
#include <cstdio>
#include <memory>

#include "annals/json.h"
#include "commands.h"
#include "data/data.h"
#include "import.h"
#include "lexicon/check.h"
#include "lexicon/kind_name.h"
#include "problems.h"
#include "records_files.h"

namespace annals::tool {
namespace {

struct GazetteerOptions {
  std::vector<std::string> files;  // lookup: names
  Options extractor;
  std::string from = "auto";
  std::string output;
  std::string format = "text";
  uint32_t least_rank = 0;
};

Result<std::vector<lexicon::Table>> import_all(const GazetteerOptions& options) {
  std::vector<lexicon::Table> tables;
  for (const std::string& file : options.files) {
    Result<lexicon::Table> table = import_table(file, options.from, options.least_rank);
    if (!table) return table.error();
    tables.push_back(std::move(*table));
  }
  return tables;
}

// --- build ---

// One table of several, for people: the columns of the first, so all must have the same.
Result<std::string> join(const std::vector<lexicon::Table>& tables) {
  std::string out;
  std::string_view header;
  for (const lexicon::Table& table : tables) {
    const size_t end = table.text.find('\n');
    const std::string_view own = std::string_view(table.text).substr(0, end);
    if (header.empty()) {
      header = own;
      out = table.text;
    } else if (own != header) {
      return Error{
          .message = "has other columns than " + tables.front().name + "; write them to two tables",
          .file = table.name,
          .line = 1,
          .column = 1};
    } else if (end != std::string::npos) {
      out += table.text.substr(end + 1);
    }
    if (!out.ends_with('\n')) out += '\n';
  }
  return out;
}

int build(const GazetteerOptions& options) {
  const Result<std::vector<lexicon::Table>> tables = import_all(options);
  if (!tables) return report_error(tables.error());
  std::vector<lexicon::Row> rows;
  for (const lexicon::Table& table : *tables)
    if (const Result<void> read = lexicon::read_table(table, rows); !read)
      return report_error(read.error());
  if (options.output.ends_with(".tsv")) {
    const Result<std::string> text = join(*tables);
    if (!text) return report_error(text.error());
    if (const int code = write_output(options.output, *text); code != kDone) return code;
  } else {
    const Result<data::Data> base = data::load(options.extractor);
    if (!base) return report_error(base.error());
    const Result<void> built = data::build_gazetteer(*tables, *base, options.output);
    if (!built) return report_error(built.error());
  }
  std::fprintf(stderr, "%zu rows in %s\n", rows.size(), options.output.c_str());
  return kDone;
}

// --- check ---

int check(const GazetteerOptions& options) {
  const Result<data::Data> base = data::load(options.extractor);
  if (!base) return report_error(base.error());
  const Result<std::vector<lexicon::Table>> tables = import_all(options);
  if (!tables) return report_error(tables.error());
  std::vector<Problem> problems;
  size_t errors = 0;
  for (lexicon::TableProblem& problem : lexicon::check_tables(*tables, &base->gazetteer)) {
    errors += !problem.warning;
    problems.push_back({std::move(problem.code), problem.warning, std::move(problem.error)});
  }
  const int written = write_output("", problems_text(problems, options.format));
  if (written != kDone) return written;
  if (options.format == "text")
    std::fprintf(stderr, "%zu errors, %zu warnings\n", errors, problems.size() - errors);
  return errors == 0 ? kDone : kBadInput;
}

// --- lookup ---

std::vector<std::string> flag_names(uint16_t flags) {
  constexpr const char* kNames[] = {"common-word", "very-common", "given-name-too",
                                    "surname-too", "demonym-too", "capital",
                                    "alias",       "former",      "acronym",
                                    "male",        "female",      "namesake-of-region"};
  std::vector<std::string> out;
  for (size_t i = 0; i < std::size(kNames); ++i)
    if ((flags >> i & 1) != 0) out.emplace_back(kNames[i]);
  return out;
}

std::string layer_name(const GazetteerOptions& options, uint16_t layer) {
  return layer == 0 ? "base" : options.extractor.gazetteers[layer - 1u];
}

nlohmann::ordered_json entry_json(const GazetteerOptions& options, const lexicon::Gazetteer& all,
                                  const std::string& asked, uint32_t phrase,
                                  const lexicon::Entry& entry) {
  nlohmann::ordered_json json = {{"asked", asked},
                                 {"phrase", all.phrase_text(phrase)},
                                 {"kind", lexicon::kind_name(entry.kind)},
                                 {"name", all.name(entry)},
                                 {"id", all.id(entry)},
                                 {"country", entry.country_code()},
                                 {"admin", all.admin(entry)},
                                 {"rank", entry.rank},
                                 {"flags", flag_names(entry.flags)},
                                 {"layer", layer_name(options, entry.layer)}};
  if (entry.latitude != 0 || entry.longitude != 0) {
    json["latitude"] = entry.latitude;
    json["longitude"] = entry.longitude;
  }
  return json;
}

std::string entry_text(const nlohmann::ordered_json& json) {
  const auto text = [&](const char* key) { return json[key].get<std::string>(); };
  std::string out = "  " + text("kind") + "  " + text("name");
  if (!text("country").empty()) out += " (" + text("country") + ")";
  if (!text("id").empty()) out += "  " + text("id");
  if (!text("admin").empty()) out += "  in " + text("admin");
  if (json["rank"] != 0) out += "  rank " + json["rank"].dump();
  std::string flags;
  for (const auto& flag : json["flags"])
    flags += (flags.empty() ? "" : ",") + flag.get<std::string>();
  if (!flags.empty()) out += "  " + flags;
  return out + "  [" + text("layer") + "]\n";
}

int lookup(const GazetteerOptions& options) {
  const Result<data::Data> loaded = data::load(options.extractor);
  if (!loaded) return report_error(loaded.error());
  const lexicon::Gazetteer& all = loaded->gazetteer;
  auto entries = nlohmann::ordered_json::array();
  std::string out;
  bool missed = false;
  for (const std::string& name : options.files) {
    const uint32_t phrase = all.find(name);
    out += name + (phrase == 0 ? ": no entry\n" : ":\n");
    missed |= phrase == 0;
    if (phrase == 0) continue;
    for (const lexicon::Entry& entry : all.entries(phrase)) {
      entries.push_back(entry_json(options, all, name, phrase, entry));
      out += entry_text(entries.back());
    }
  }
  const int written = write_output("", options.format == "json" ? entries.dump(1) + "\n" : out);
  return written != kDone ? written : missed ? kBadInput : kDone;
}

// --- options ---

void add_data(CLI::App& command, GazetteerOptions& options) {
  command
      .add_option("--data", options.extractor.data,
                  "Folder of annals.image; default: ANNALS_DATA, else the installed one")
      ->type_name("FOLDER");
}

void add_from(CLI::App& command, GazetteerOptions& options) {
  command
      .add_option("--from", options.from,
                  "What the files are: tsv, geonames, ror; auto looks at "
                  "their first bytes")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "tsv", "geonames", "ror"}))
      ->type_name("FORMAT");
  command
      .add_option("--least-population", options.least_rank,
                  "GeoNames: leave out towns of fewer people")
      ->type_name("N");
}

void add_format(CLI::App& command, GazetteerOptions& options) {
  command.add_option("--format", options.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
}

}  // namespace

void add_gazetteer(CLI::App& app, Run& chosen) {
  CLI::App& group = *app.add_subcommand("gazetteer", "Lists of names: build, check, look up");
  group.require_subcommand(1);
  group.footer(
      "Examples:\n"
      "  annals gazetteer check members.tsv\n"
      "  annals gazetteer build cities500.txt -o cities.image\n"
      "  annals gazetteer lookup Paris \"San José\" WHO\n"
      "Exit codes: 0 done; 1 an input was bad; 2 usage.");

  auto building = std::make_shared<GazetteerOptions>();
  CLI::App& build_command =
      *group.add_subcommand("build", "Compile lists and dumps into an image, or into one table");
  build_command.add_option("files", building->files, "Tables (TSV), GeoNames or ROR dumps")
      ->required()
      ->type_name("FILE");
  build_command
      .add_option("-o,--output", building->output, "FILE.image; FILE.tsv writes the table instead")
      ->required()
      ->type_name("FILE");
  add_from(build_command, *building);
  add_data(build_command, *building);
  build_command.footer(
      "Examples:\n"
      "  annals gazetteer build members.tsv -o members.image\n"
      "  annals gazetteer build --from geonames --least-population 500 FR.txt -o france.image\n"
      "  annals gazetteer build --from ror v1.50-ror-data.json -o ror.tsv\n"
      "  annals extract --gazetteer members.image archive.txt\n"
      "Exit codes: 0 done; 1 an input was bad; 2 usage.");
  build_command.callback([building, &chosen] { chosen = [building] { return build(*building); }; });

  auto checking = std::make_shared<GazetteerOptions>();
  CLI::App& check_command = *group.add_subcommand("check", "Faults and doubts of lists");
  check_command.add_option("files", checking->files, "Tables (TSV), GeoNames or ROR dumps")
      ->required()
      ->type_name("FILE");
  add_from(check_command, *checking);
  add_format(check_command, *checking);
  add_data(check_command, *checking);
  check_command.footer(
      "Example:\n"
      "  annals gazetteer check members.tsv\n"
      "Several files are checked as one list.\n"
      "Exit codes: 0 no error (there may be warnings); 1 an error; 2 usage.");
  check_command.callback([checking, &chosen] { chosen = [checking] { return check(*checking); }; });

  auto looking = std::make_shared<GazetteerOptions>();
  CLI::App& lookup_command = *group.add_subcommand("lookup", "What a name may denote");
  lookup_command.add_option("names", looking->files, "Names, as a text would write them")
      ->required()
      ->type_name("NAME");
  lookup_command.add_option("--gazetteer", looking->extractor.gazetteers, "Lists of your own")
      ->allow_extra_args(false)
      ->type_name("FILE.tsv|.image");
  add_format(lookup_command, *looking);
  add_data(lookup_command, *looking);
  lookup_command.footer(
      "Examples:\n"
      "  annals gazetteer lookup Paris Nice\n"
      "  annals gazetteer lookup --gazetteer members.tsv \"Northfield Chess Club\"\n"
      "Best entries first: the last list's before the base's.\n"
      "Exit codes: 0 done; 1 a name has no entry, or a list was bad; 2 usage.");
  lookup_command.callback([looking, &chosen] { chosen = [looking] { return lookup(*looking); }; });
}

}  // namespace annals::tool
