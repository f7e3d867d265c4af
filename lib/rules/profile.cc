// Profiles stand in this room because TOML is read here only.
#include "annals/profile.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "calendar/civil.h"

namespace annals {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPlaceTypes[] = {"country",   "region",   "city",   "district",
                                            "continent", "facility", "natural"};

class Reader {
 public:
  Reader(const std::string& path, Profile& profile) : path_(path), profile_(profile) {}

  Result<void> run(const std::string& text) {
    try {
      const toml::table root = toml::parse(text, path_);
      for (const auto& [key, node] : root)
        if (Result<void> done = section(key, node); !done) return done;
    } catch (const toml::parse_error& caught) {
      return error(caught.source(), std::string(caught.description()) + "; the file is TOML 1.0");
    }
    if (rows_ > 0) profile_.tables.push_back({path_, std::move(table_)});
    return {};
  }

 private:
  Error error(const toml::source_region& source, std::string message) const {
    Error out;
    out.message = std::move(message);
    out.file = path_;
    out.line = source.begin.line;
    out.column = source.begin.column;
    return out;
  }

  Result<void> section(const toml::key& key_, const toml::node& node) {
    const std::string_view key = key_.str();
    if (key == "owner") return text(node, key, profile_.owner);
    if (key == "document-date") return date(node);
    if (key == "order") return order(node);
    if (key == "aliases") return texts(node, key, profile_.aliases);
    if (key == "rules") return files(node, key, profile_.rules);
    if (key == "gazetteers") return files(node, key, profile_.gazetteers);
    if (key == "switches") return switches(node);
    if (key == "organization" || key == "person" || key == "place") return known(node, key);
    return error(key_.source(), "unknown key '" + std::string(key) +
                                    "'; there are owner, aliases, document-date, order, rules, "
                                    "gazetteers, switches, organization, person and place");
  }

  Result<void> text(const toml::node& node, std::string_view key, std::string& out) const {
    if (!node.is_string())
      return error(node.source(), "'" + std::string(key) + "' is a text; write it in quotes");
    if (node.as_string()->get().empty())
      return error(node.source(),
                   "'" + std::string(key) + "' is empty; fill it in or leave it out");
    out = node.as_string()->get();
    for (const char c : out)
      if (static_cast<unsigned char>(c) < 0x20)
        return error(node.source(), "'" + std::string(key) +
                                        "' holds a line end or a tab; "
                                        "take it out");
    return {};
  }

  Result<void> texts(const toml::node& node, std::string_view key,
                     std::vector<std::string>& out) const {
    if (!node.is_array())
      return error(node.source(), "'" + std::string(key) + "' is a list of texts: [\"…\"]");
    for (const toml::node& item : *node.as_array()) {
      std::string one;
      if (Result<void> done = text(item, key, one); !done) return done;
      out.push_back(std::move(one));
    }
    return {};
  }

  Result<void> files(const toml::node& node, std::string_view key,
                     std::vector<std::string>& out) const {
    std::vector<std::string> names;
    if (Result<void> done = texts(node, key, names); !done) return done;
    for (const std::string& name : names)
      out.push_back((fs::path(path_).parent_path() / name).lexically_normal().string());
    return {};
  }

  Result<void> date(const toml::node& node) {
    if (const auto* day = node.as_date())
      return write_day(day->get().year, day->get().month, day->get().day, profile_.document_date);
    return error(node.source(), "'document-date' is a day: 2024-01-31, without quotes");
  }

  Result<void> order(const toml::node& node) {
    const std::optional<std::string> value = node.value<std::string>();
    if (value == "oldest-first")
      profile_.order = Order::oldest_first;
    else if (value == "newest-first")
      profile_.order = Order::newest_first;
    else
      return error(node.source(), "'order' is \"oldest-first\" or \"newest-first\"");
    return {};
  }

  Result<void> switches(const toml::node& node) {
    if (!node.is_table()) return error(node.source(), "'switches' is a table: [switches]");
    for (const auto& [key, value] : *node.as_table()) {
      if (!value.is_boolean())
        return error(value.source(), "'" + std::string(key.str()) + "' is true or false");
      if (key == "explain")
        profile_.explain = value.as_boolean()->get();
      else if (key == "text")
        profile_.with_text = value.as_boolean()->get();
      else
        return error(key.source(),
                     "unknown switch '" + std::string(key.str()) + "'; there are explain and text");
    }
    return {};
  }

  Result<void> known(const toml::node& node, std::string_view sort) {
    if (!node.is_array())
      return error(node.source(), "write [[" + std::string(sort) + "]] before each one");
    for (const toml::node& item : *node.as_array()) {
      if (!item.is_table())
        return error(item.source(), "write [[" + std::string(sort) + "]] before each one");
      if (Result<void> done = entry(*item.as_table(), sort); !done) return done;
    }
    return {};
  }

  Result<void> entry(const toml::table& table, std::string_view sort) {
    std::string name, id, country, type(sort == "place" ? "city" : sort);
    std::vector<std::string> aliases;
    std::vector<Service> services;
    std::vector<std::string> acronyms;
    std::vector<std::string> former;
    for (const auto& [key_, value] : table) {
      const std::string_view key = key_.str();
      const bool place = sort == "place";
      const bool person = sort == "person";
      Result<void> done;
      if (key == "name") {
        done = text(value, key, name);
      } else if (key == "aliases") {
        done = texts(value, key, aliases);
      } else if (key == "role" && person) {
        done = roles(value, services);
      } else if (key == "former" && !person) {
        done = texts(value, key, former);
      } else if (key == "acronyms" && sort == "organization") {
        done = texts(value, key, acronyms);
      } else if (key == "id" && !person) {
        done = text(value, key, id);
      } else if (key == "country" && !person) {
        done = text(value, key, country);
        if (done && (country.size() != 2 || country[0] < 'A' || country[0] > 'Z' ||
                     country[1] < 'A' || country[1] > 'Z'))
          done = error(value.source(), "'country' is an ISO 3166-1 code of two capitals, as in FR");
      } else if (key == "type" && place) {
        done = text(value, key, type);
        if (done && std::find(std::begin(kPlaceTypes), std::end(kPlaceTypes), type) ==
                        std::end(kPlaceTypes))
          done = error(value.source(),
                       "'type' is country, region, city, district, continent, "
                       "facility or natural");
      } else {
        done = error(key_.source(), "unknown key '" + std::string(key) + "' of " +
                                        std::string(sort) + "; there are name, aliases" +
                                        (person ? " and role" : ", former, id, country") +
                                        (place    ? ", type"
                                         : person ? ""
                                                  : ", acronyms"));
      }
      if (!done) return done;
    }
    if (name.empty())
      return error(table.source(), "this " + std::string(sort) + " has no name; give one");
    if (sort == "person") {
      add_person(name);
      for (const std::string& one : aliases) add_person(one);
      profile_.people.push_back({std::move(name), std::move(aliases), std::move(services)});
      return {};
    }
    std::string forms;
    const auto add = [&](const std::vector<std::string>& list, const char* tag) {
      for (const std::string& one : list) forms += (forms.empty() ? "" : "|") + (tag + one);
    };
    add(aliases, "");
    add(acronyms, "acronym:");
    add(former, "former:");
    add_row(id, name, type, forms, country);
    return {};
  }

  // [[person.role]]: what somebody was, and when.
  Result<void> roles(const toml::node& node, std::vector<Service>& services) const {
    if (!node.is_array_of_tables())
      return error(node.source(), "write [[person.role]] before each one, under its [[person]]");
    for (const toml::node& item : *node.as_array()) {
      Service& service = services.emplace_back();
      for (const auto& [key_, value] : *item.as_table()) {
        const std::string_view key = key_.str();
        Result<void> done;
        if (key == "title")
          done = text(value, key, service.title);
        else if (key == "organization")
          done = text(value, key, service.organization);
        else if (key == "from")
          done = bound(value, key, false, service.from);
        else if (key == "to")
          done = bound(value, key, true, service.to);
        else
          done = error(key_.source(), "unknown key '" + std::string(key) +
                                          "' of a role; there are title, organization, from and "
                                          "to");
        if (!done) return done;
      }
      if (!service.from.empty() && !service.to.empty() && service.to < service.from)
        return error(item.source(), "this role ends (" + service.to + ") before it begins (" +
                                        service.from + "); mend 'from' or 'to'");
    }
    return {};
  }

  // A day, a month in quotes or a year: its first day, or its last.
  Result<void> bound(const toml::node& node, std::string_view key, bool last,
                     std::string& out) const {
    const auto fail = [&] {
      return error(node.source(), "'" + std::string(key) +
                                      "' is a day, a month in quotes or a year: 2012-05-01, "
                                      "\"2012-05\", 2012");
    };
    int64_t year = 0;
    unsigned month = 0;
    if (const auto* day = node.as_date()) {
      return write_day(day->get().year, day->get().month, day->get().day, out);
    } else if (const auto* number = node.as_integer()) {
      year = number->get();
      month = last ? 12 : 1;
    } else if (const auto* quoted = node.as_string();
               quoted == nullptr || quoted->get().size() != 7 ||
               std::sscanf(quoted->get().c_str(), "%4" SCNd64 "-%2u", &year, &month) != 2) {
      return fail();
    }
    if (year < 1 || year > 9999 || month < 1 || month > 12) return fail();
    const auto whole = static_cast<int32_t>(year);
    const auto of_year = static_cast<uint8_t>(month);
    return write_day(whole, month, last ? calendar::days_in_month(whole, of_year) : 1u, out);
  }

  static Result<void> write_day(int year, unsigned month, unsigned day, std::string& out) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", year, month, day);
    out = buffer;
    return {};
  }

  // The names of a person, so that each is told for what it is.
  void add_person(std::string_view name) {
    const size_t space = name.rfind(' ');
    if (space == name.npos) return add_row("", std::string(name), "surname", "", "");
    add_row("", std::string(name.substr(space + 1)), "surname", "", "");
    while (!name.empty()) {
      const size_t end = std::min(name.find(' '), name.size());
      if (end == name.size()) return;
      if (end > 2) add_row("", std::string(name.substr(0, end)), "given", "", "");
      name.remove_prefix(end + 1);
    }
  }

  void add_row(const std::string& id, const std::string& name, const std::string& type,
               const std::string& aliases, const std::string& country) {
    if (rows_++ == 0) table_ = "id\tname\ttype\taliases\tcountry\n";
    table_ += id + '\t' + name + '\t' + type + '\t' + aliases + '\t' + country + '\n';
  }

  const std::string& path_;
  Profile& profile_;
  std::string table_;
  size_t rows_ = 0;
};

template <typename T>
void append(const std::vector<T>& from, std::vector<T>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

Result<Profile> Profile::parse(const std::string& text, const std::string& path) {
  Profile profile;
  if (Result<void> done = Reader(path, profile).run(text); !done) return done.error();
  return profile;
}

Result<Profile> Profile::read(const std::string& path) {
  const auto fault = [&](const std::string& problem) {
    Error error;
    error.message = problem;
    error.file = path;
    return error;
  };
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return fault("is a folder; name a file");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return fault(std::string("cannot be opened: ") + std::strerror(errno));
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return parse(text, path);
}

void Profile::apply(Options& options, Document& document) const {
  if (!owner.empty()) {
    document.owner = owner;
    document.aliases = aliases;
  } else {
    append(aliases, document.aliases);
  }
  if (!document_date.empty()) document.date = document_date;
  append(rules, options.rules);
  append(gazetteers, options.gazetteers);
  append(tables, options.tables);
  append(people, options.people);
  if (order) document.order = *order;
  if (explain) options.explain = *explain;
  if (with_text) document.with_text = *with_text;
}

}  // namespace annals
