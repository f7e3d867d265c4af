#include "data/data.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>

#include "annals/version.h"
#include "data/container.h"
#include "data/find.h"
#include "data/mapping.h"
#include "lexicon/builder.h"

namespace annals::data {
namespace {

namespace fs = std::filesystem;

// The files of a folder with this ending, by name; none when there is no such folder.
std::vector<std::string> files(const fs::path& folder, std::string_view ending) {
  std::vector<std::string> paths;
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
    if (entry.path().extension() == ending) paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<std::string> read(const std::string& path) {
  Result<std::shared_ptr<const Mapping>> file = Mapping::open(path);
  if (!file) return file.error();
  return std::string((*file)->text());
}

Result<std::vector<rules::Source>> read_sources(const std::vector<std::string>& paths) {
  std::vector<rules::Source> sources;
  for (const std::string& path : paths) {
    Result<std::string> text = read(path);
    if (!text) return text.error();
    sources.push_back({path, std::move(*text)});
  }
  return sources;
}

Result<std::vector<lexicon::Table>> read_tables(const std::vector<std::string>& paths) {
  std::vector<lexicon::Table> tables;
  for (const std::string& path : paths) {
    Result<std::string> text = read(path);
    if (!text) return text.error();
    tables.push_back({path, std::move(*text)});
  }
  return tables;
}

// The program's version and a hash of all that went in: the same data, the same version.
class VersionHash {
 public:
  void add(std::string_view s) {
    for (const char c : s) hash_ = (hash_ ^ static_cast<uint8_t>(c)) * 0x100000001B3u;
  }
  std::string text() const {
    char hex[9];
    std::snprintf(hex, sizeof hex, "%08x", static_cast<unsigned>(hash_ ^ (hash_ >> 32)));
    return std::string(ANNALS_VERSION) + "+" + hex;
  }

 private:
  uint64_t hash_ = 0xCBF29CE484222325u;
};

Result<void> add_layer(std::span<const std::byte> image, const std::string& name, Data& data) {
  Result<lexicon::Gazetteer> layer = lexicon::Gazetteer::map(image);
  if (!layer) {
    Error error = layer.error();
    error.file = name;
    return error;
  }
  data.gazetteer.add_layer(std::move(*layer));
  return {};
}

Result<void> add_table(const lexicon::Table& table, Data& data) {
  Result<std::vector<std::byte>> built = lexicon::build(std::span(&table, 1), &data.gazetteer);
  if (!built) return built.error();
  auto owned = std::make_shared<const std::vector<std::byte>>(std::move(*built));
  data.memory.push_back(owned);
  return add_layer(*owned, table.name, data);
}

// Adds a user's list: a TSV, which is compiled, or an image.
Result<void> add_gazetteer(const std::string& path, Data& data) {
  Result<std::shared_ptr<const Mapping>> file = Mapping::open(path);
  if (!file) return file.error();
  if (!is_container((*file)->bytes())) return add_table({path, std::string((*file)->text())}, data);
  Result<Container> container = read_container((*file)->bytes());
  if (!container) {
    Error error = container.error();
    error.file = path;
    return error;
  }
  data.memory.push_back(*file);
  return add_layer(container->section(SectionKind::gazetteer), path, data);
}

Result<std::vector<std::byte>> build_gazetteers(const std::string& folder, VersionHash& version) {
  Result<std::vector<lexicon::Table>> tables = read_tables(files(folder, ".tsv"));
  if (!tables) return tables.error();
  for (const lexicon::Table& table : *tables) version.add(table.text);
  return lexicon::build(*tables);
}

// Those of an image.
Result<std::vector<std::byte>> read_gazetteers(const std::string& image, VersionHash& version) {
  Result<std::shared_ptr<const Mapping>> file = Mapping::open(image);
  if (!file) return file.error();
  Result<Container> container = read_container((*file)->bytes());
  if (!container) {
    Error error = container.error();
    error.file = image;
    return error;
  }
  version.add(container->version);
  const std::span<const std::byte> bytes = container->section(SectionKind::gazetteer);
  return std::vector<std::byte>(bytes.begin(), bytes.end());
}

}  // namespace

PackAbbreviations::PackAbbreviations(const rules::Pack& pack)
    : pack_(pack),
      list_(pack.list("abbreviation")),
      weekday_(pack.list("abbreviation-weekday")),
      month_(pack.list("month")) {}

bool PackAbbreviations::is_abbreviation(text::TokenSpan tokens, uint32_t index) const {
  const text::Token& token = tokens[index];
  if (list_ != rules::kNoList && pack_.contains(list_, token.word)) return true;
  // "Sat. May 12", "Sun. 3 June"; not "There she sat. May came in."
  if (weekday_ == rules::kNoList || !token.is_capitalised() || index + 2 >= tokens.size())
    return false;
  if (!pack_.contains(weekday_, token.word)) return false;
  const text::Token& next = tokens[index + 2];
  return next.kind == text::TokenKind::number || next.kind == text::TokenKind::mixed ||
         (month_ != rules::kNoList && pack_.contains(month_, next.word));
}

Result<Data> load(const Options& options) {
  Result<std::string> folder = find_folder(options.data);
  if (!folder) return folder.error();
  const std::string path = *folder + "/" + kImageName;
  Result<std::shared_ptr<const Mapping>> file = Mapping::open(path);
  if (!file) return file.error();
  const auto named = [&](Error error) {
    if (error.file.empty()) error.file = path;
    return error;
  };
  Result<Container> container = read_container((*file)->bytes());
  if (!container) return named(container.error());

  Data data;
  data.folder = *folder;
  data.version = container->version;
  data.memory.push_back(*file);
  Result<lexicon::Gazetteer> gazetteer =
      lexicon::Gazetteer::map(container->section(SectionKind::gazetteer));
  if (!gazetteer) return named(gazetteer.error());
  data.gazetteer = std::move(*gazetteer);

  if (options.rules.empty()) {
    Result<rules::Pack> pack = rules::Pack::map(container->section(SectionKind::rules));
    if (!pack) return named(pack.error());
    data.pack = std::move(*pack);
  } else {
    std::vector<rules::Source> sources = unpack_sources(container->section(SectionKind::sources));
    Result<std::vector<rules::Source>> own = read_sources(options.rules);
    if (!own) return own.error();
    for (rules::Source& source : *own) sources.push_back(std::move(source));
    Result<rules::Pack> pack = rules::Pack::compile(sources);
    if (!pack) return pack.error();
    data.pack = std::move(*pack);
  }
  for (const std::string& list : options.gazetteers)
    if (Result<void> added = add_gazetteer(list, data); !added) return added.error();
  for (const NameTable& table : options.tables)
    if (Result<void> added = add_table({table.name, table.text}, data); !added)
      return added.error();
  return data;
}

Result<void> build_image(const std::string& folder, const std::string& output,
                         const std::string& gazetteers_of) {
  Result<std::vector<rules::Source>> sources = read_sources(files(folder + "/rules", ".toml"));
  if (!sources) return sources.error();
  Result<rules::Pack> pack = rules::Pack::compile(*sources);
  if (!pack) return pack.error();
  VersionHash version;
  Result<std::vector<std::byte>> gazetteer = gazetteers_of.empty()
                                                 ? build_gazetteers(folder + "/gazetteers", version)
                                                 : read_gazetteers(gazetteers_of, version);
  if (!gazetteer) return gazetteer.error();

  for (rules::Source& source : *sources) {
    source.name = fs::path(source.name).filename().string();  // no path of the building machine
    version.add(source.text);
  }
  pack = rules::Pack::compile(*sources);  // again: rules name their files
  if (!pack) return pack.error();
  const std::vector<std::byte> rules = pack->serialise();
  const std::vector<std::byte> texts = pack_sources(*sources);
  const Section sections[] = {{SectionKind::rules, rules},
                              {SectionKind::gazetteer, *gazetteer},
                              {SectionKind::sources, texts}};
  return write_container(output, version.text(), sections);
}

Result<void> build_gazetteer(const std::vector<std::string>& lists, const Data& base,
                             const std::string& output) {
  Result<std::vector<lexicon::Table>> tables = read_tables(lists);
  if (!tables) return tables.error();
  return build_gazetteer(*tables, base, output);
}

Result<void> build_gazetteer(std::span<const lexicon::Table> tables, const Data& base,
                             const std::string& output) {
  Result<std::vector<std::byte>> gazetteer = lexicon::build(tables, &base.gazetteer);
  if (!gazetteer) return gazetteer.error();
  const Section sections[] = {{SectionKind::gazetteer, *gazetteer}};
  return write_container(output, base.version, sections);
}

}  // namespace annals::data
