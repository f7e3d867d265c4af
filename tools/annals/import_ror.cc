// The dump of the Research Organization Registry: https://ror.readme.io/docs/data-dump
#include <algorithm>
#include <nlohmann/json.hpp>

#include "import.h"
#include "text/utf8.h"

namespace annals::tool {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& array_of(const Json& object, const char* key) {
  static const Json none = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : none;
}

bool holds(const Json& array, std::string_view word) {
  return std::any_of(array.begin(), array.end(), [&](const Json& item) {
    return item.is_string() && item.get_ref<const std::string&>() == word;
  });
}

std::string number_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->dump() : std::string();
}

struct Body {
  std::string name, country, admin, latitude, longitude;
  std::vector<std::pair<std::string, std::string>> aliases;  // text, tag
};

// Layout 1: name, aliases, acronyms, labels, country, addresses.
void read_first_layout(const Json& item, Body& body) {
  body.name = text_of(item, "name");
  for (const Json& alias : array_of(item, "aliases"))
    if (alias.is_string()) body.aliases.emplace_back(alias.get<std::string>(), "");
  for (const Json& acronym : array_of(item, "acronyms"))
    if (acronym.is_string()) body.aliases.emplace_back(acronym.get<std::string>(), "acronym");
  for (const Json& label : array_of(item, "labels"))
    body.aliases.emplace_back(text_of(label, "label"), text_of(label, "iso639"));
  if (const auto country = item.find("country"); country != item.end() && country->is_object())
    body.country = text_of(*country, "country_code");
  for (const Json& address : array_of(item, "addresses")) {
    body.latitude = number_of(address, "lat");
    body.longitude = number_of(address, "lng");
    break;
  }
}

// Layout 2: names with types and languages, locations with GeoNames' details.
void read_second_layout(const Json& item, Body& body) {
  for (const Json& name : array_of(item, "names")) {
    const std::string value = text_of(name, "value");
    const Json& types = array_of(name, "types");
    if (holds(types, "ror_display") && body.name.empty())
      body.name = value;
    else
      body.aliases.emplace_back(value, holds(types, "acronym") ? "acronym" : text_of(name, "lang"));
  }
  for (const Json& location : array_of(item, "locations")) {
    const auto details = location.find("geonames_details");
    if (details == location.end() || !details->is_object()) continue;
    body.country = text_of(*details, "country_code");
    body.latitude = number_of(*details, "lat");
    body.longitude = number_of(*details, "lng");
    const std::string part = text_of(*details, "country_subdivision_code");
    if (!part.empty() && !body.country.empty()) body.admin = body.country + "-" + part;
    break;
  }
}

bool is_education(const Json& item) {
  const Json& types = array_of(item, "types");
  return holds(types, "Education") || holds(types, "education");
}

// Empty: done, or left out.
std::string add(const Json& item, std::string& table) {
  if (text_of(item, "status") == "withdrawn") return {};
  std::string id = text_of(item, "id");
  Body body;
  if (item.contains("names"))
    read_second_layout(item, body);
  else
    read_first_layout(item, body);
  if (id.empty() || body.name.empty())
    return "an organization without " + std::string(id.empty() ? "id" : "name") +
           "; is this ROR's dump?";
  if (const size_t slash = id.rfind('/'); slash != id.npos) id.erase(0, slash + 1);
  TableLine line;
  line.add("ror:" + id).add(body.name).add(is_education(item) ? "university" : "organization");
  line.begin_aliases();
  for (const auto& [alias, tag] : body.aliases)
    if (alias != body.name) line.alias(alias, tag == "en" ? "" : tag);
  line.add(body.country).add(body.admin).add(body.latitude).add(body.longitude);
  line.end(table);
  return {};
}

}  // namespace

Result<lexicon::Table> import_ror(const std::string& file, std::string_view text) {
  lexicon::Table table{file, std::string(TableLine::kHeader)};
  std::string fault;
  size_t count = 0;
  // Each organization is read and dropped, so that memory holds one of them.
  const auto take = [&](int depth, Json::parse_event_t event, Json& parsed) {
    if (depth != 1 || event != Json::parse_event_t::object_end) return true;
    ++count;
    if (fault.empty()) {
      fault = add(parsed, table.text);
      if (!fault.empty()) fault = "organization " + std::to_string(count) + ": " + fault;
    }
    return false;
  };
  try {
    const Json whole = Json::parse(text, take);
    if (!whole.is_array()) fault = "no array of organizations; give the .json of ROR's dump";
  } catch (const Json::parse_error& caught) {
    Error error{.message = "invalid JSON; give the .json of ROR's dump", .file = file};
    error.offset = caught.byte == 0 ? 0 : caught.byte - 1;
    error.has_offset = true;
    const std::string_view read = text.substr(0, static_cast<size_t>(error.offset));
    error.line = 1 + static_cast<uint64_t>(std::count(read.begin(), read.end(), '\n'));
    const size_t newline = read.rfind('\n');
    error.column = 1;
    for (size_t i = newline == read.npos ? 0 : newline + 1; i < read.size(); ++i)
      error.column += !text::is_continuation(read[i]);
    return error;
  } catch (const std::exception& caught) {
    return Error{.message = std::string("invalid JSON: ") + caught.what(), .file = file};
  }
  if (!fault.empty()) return Error{.message = fault, .file = file};
  return table;
}

}  // namespace annals::tool
