// GeoNames' dump: https://download.geonames.org/export/dump/readme.txt
#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "import.h"

namespace annals::tool {
namespace {

enum Field {
  kId,
  kName,
  kAscii,
  kAlternates,
  kLatitude,
  kLongitude,
  kClass,
  kCode,
  kCountry,
  kCountries,
  kAdmin1,
  kAdmin2,
  kAdmin3,
  kAdmin4,
  kPopulation,
  kElevation,
  kModel,
  kZone,
  kChanged,
  kFields
};

// What a feature class and code are in a table; empty: not wanted.
std::string_view type_of(std::string_view feature, std::string_view code) {
  if (feature.size() != 1) return {};
  switch (feature[0]) {
    case 'A':
      return code.starts_with("PCL") ? "country" : "subdivision";
    case 'P':
      return code == "PPLC" ? "capital" : code == "PPLX" ? "district" : "city";
    case 'L':
      return code == "CONT" ? "continent" : code.starts_with("RGN") ? "region" : "facility";
    case 'H':
    case 'T':
    case 'V':
      return "natural";
    case 'R':
    case 'S':
      return "facility";
    default:
      return {};
  }
}

bool is_former(std::string_view code) {
  return code == "PCLH" || code == "PPLH" || code == "PPLQ" || code == "PPLW" || code == "PPLCH" ||
         (code.starts_with("ADM") && code.ends_with("H"));
}

// Airport codes and the like stand among the names: "PAR", "JFK".
bool is_code(std::string_view name) {
  return name.size() <= 4 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

using Fields = std::array<std::string_view, kFields>;

size_t split(std::string_view line, Fields& fields) {
  size_t count = 0;
  for (size_t begin = 0;; ++count) {
    const size_t tab = std::min(line.find('\t', begin), line.size());
    if (count < kFields) fields[count] = line.substr(begin, tab - begin);
    if (tab == line.size()) return count + 1;
    begin = tab + 1;
  }
}

void write(const Fields& fields, std::string_view type, std::string& table) {
  TableLine line;
  line.add("gn:" + std::string(fields[kId])).add(fields[kName]).add(type);
  line.begin_aliases();
  std::vector<std::string_view> seen = {fields[kName]};
  const auto add = [&](std::string_view name) {
    if (std::find(seen.begin(), seen.end(), name) != seen.end() || is_code(name)) return;
    seen.push_back(name);
    line.alias(name);
  };
  for (std::string_view rest = fields[kAlternates]; !rest.empty();) {
    const size_t comma = std::min(rest.find(','), rest.size());
    add(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  line.add(fields[kCountry]);
  const bool has_admin = !fields[kAdmin1].empty() && fields[kAdmin1] != "00";
  line.add(has_admin ? std::string(fields[kCountry]) + "." + std::string(fields[kAdmin1]) : "");
  line.add(fields[kLatitude]).add(fields[kLongitude]);
  line.add(fields[kPopulation] == "0" ? "" : fields[kPopulation]);
  line.add(is_former(fields[kCode]) ? "former" : "");
  line.end(table);
}

}  // namespace

Result<lexicon::Table> import_geonames(const std::string& file, std::string_view text,
                                       uint32_t least_rank) {
  lexicon::Table table{file, std::string(TableLine::kHeader)};
  uint64_t number = 0;
  while (!text.empty()) {
    ++number;
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    Fields fields;
    if (const size_t count = split(line, fields); count != kFields)
      return Error{.message = std::to_string(count) +
                              " fields, not the 19 of GeoNames' dumps; "
                              "give allCountries.txt, cities500.txt or a country's file",
                   .file = file,
                   .line = number,
                   .column = 1};
    uint64_t population = 0;
    const std::string_view people = fields[kPopulation];
    const auto [stop, error] =
        std::from_chars(people.data(), people.data() + people.size(), population);
    if (!people.empty() && (error != std::errc() || stop != people.data() + people.size()))
      return Error{.message = "the population \"" + std::string(people) +
                              "\" is no number; is this GeoNames' dump?",
                   .file = file,
                   .line = number,
                   .column = 1};
    const std::string_view type = type_of(fields[kClass], fields[kCode]);
    const bool settled = fields[kClass] == "P";
    if (type.empty() || (settled && population < least_rank)) continue;
    write(fields, type, table.text);
  }
  return table;
}

}  // namespace annals::tool
