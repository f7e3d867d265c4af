#include "lexicon/table.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "text/unicode.h"
#include "text/utf8.h"

namespace annals::lexicon {
namespace {

enum Column { kId, kName, kType, kAliases, kCountry, kAdmin, kLat, kLon, kRank, kFlags, kColumns };

constexpr std::array<std::string_view, kColumns> kColumnNames = {
    "id", "name", "type", "aliases", "country", "admin", "lat", "lon", "rank", "flags"};

constexpr std::pair<std::string_view, EntryKind> kTypes[] = {
    {"country", EntryKind::country},      {"region", EntryKind::region},
    {"subdivision", EntryKind::region},   {"city", EntryKind::city},
    {"capital", EntryKind::city},         {"district", EntryKind::district},
    {"continent", EntryKind::continent},  {"natural", EntryKind::natural},
    {"facility", EntryKind::facility},    {"organization", EntryKind::organization},
    {"education", EntryKind::university}, {"university", EntryKind::university},
    {"demonym", EntryKind::demonym},      {"given", EntryKind::given_name},
    {"surname", EntryKind::surname},      {"word", EntryKind::word},
};

class Reader {
 public:
  // With `faults`, goes on after a row with a fault and collects them.
  Reader(const Table& table, std::vector<Row>& rows, std::vector<Error>* faults = nullptr)
      : table_(table), rows_(rows), faults_(faults) {}

  Result<void> run() {
    std::string_view text = table_.text;
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    bool has_header = false;
    while (!text.empty()) {
      ++line_number_;
      const size_t end = std::min(text.find('\n'), text.size());
      line_ = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
      if (line_.empty() || line_.front() == '#') continue;
      split();
      Result<void> done = encoding();
      if (done) done = has_header ? row() : header();
      if (!done) {
        if (faults_ == nullptr || !has_header) return done;
        faults_->push_back(done.error());
      }
      has_header = true;
    }
    if (!has_header) {
      line_number_ = 1;
      line_ = {};
      return fault(0, "the table is empty; begin it with a line that names the columns");
    }
    return {};
  }

 private:
  // An error at byte `at` of the current line.
  Error fault(size_t at, std::string message) const {
    uint64_t column = 1;
    for (size_t i = 0; i < std::min(at, line_.size()); ++i)
      column += !text::is_continuation(line_[i]);
    Error error;
    error.message = std::move(message);
    error.file = table_.name;
    error.line = line_number_;
    error.column = column;
    return error;
  }
  Error fault(std::string_view field, std::string message) const {
    return fault(static_cast<size_t>(field.data() - line_.data()), std::move(message));
  }

  void split() {
    fields_.clear();
    size_t begin = 0;
    while (true) {
      const size_t tab = line_.find('\t', begin);
      fields_.push_back(line_.substr(begin, tab == line_.npos ? tab : tab - begin));
      if (tab == line_.npos) break;
      begin = tab + 1;
    }
  }

  Result<void> encoding() const {
    for (size_t at = 0; at < line_.size();) {
      const text::Decoded c = text::decode(line_, at);
      if (c.code_point == text::kInvalid)
        return fault(at, "invalid UTF-8; save the table as UTF-8");
      if (c.code_point == 0) return fault(at, "a zero byte; is this a table, saved as UTF-8?");
      at += c.length;
    }
    return {};
  }

  Result<void> header() {
    where_.fill(-1);
    for (size_t i = 0; i < fields_.size(); ++i) {
      const auto found = std::find(kColumnNames.begin(), kColumnNames.end(), fields_[i]);
      if (found == kColumnNames.end())
        return fault(fields_[i], "unknown column \"" + std::string(fields_[i]) +
                                     "\"; the columns are id, name, type, aliases, country, "
                                     "admin, lat, lon, rank, flags, parted by tabs");
      auto& where = where_[static_cast<size_t>(found - kColumnNames.begin())];
      if (where >= 0)
        return fault(fields_[i],
                     "column \"" + std::string(fields_[i]) + "\" stands twice; remove one");
      where = static_cast<int>(i);
    }
    for (const Column needed : {kName, kType})
      if (where_[needed] < 0)
        return fault(size_t{0}, "no column \"" + std::string(kColumnNames[needed]) +
                                    "\"; every table needs it");
    return {};
  }

  std::string_view field(Column column) const {
    const int where = where_[column];
    if (where < 0 || static_cast<size_t>(where) >= fields_.size()) return {};
    return fields_[static_cast<size_t>(where)];
  }

  Result<void> row() {
    size_t used = fields_.size();
    while (used > 0 && fields_[used - 1].empty()) --used;
    const size_t known = static_cast<size_t>(*std::max_element(where_.begin(), where_.end())) + 1;
    if (used > known)
      return fault(fields_[known], "more fields than columns; is there a tab within a field?");

    Row row;
    row.line = line_number_;
    row.id = field(kId);
    row.name = field(kName);
    row.aliases = field(kAliases);
    row.admin = field(kAdmin);
    if (row.name.empty()) return fault(row.name.data() ? row.name : line_, "no name; give one");

    const std::string_view type = field(kType);
    const auto* found =
        std::find_if(std::begin(kTypes), std::end(kTypes),
                     [&](const auto& known_type) { return known_type.first == type; });
    if (found == std::end(kTypes))
      return fault(type.data() ? type : line_,
                   "unknown type \"" + std::string(type) +
                       "\"; the types are country, region, subdivision, city, capital, district, "
                       "continent, natural, facility, organization, education, university, "
                       "demonym, given, surname, word");
    row.kind = found->second;
    if (type == "capital") row.flags |= kCapital;

    const std::string_view country = field(kCountry);
    if (!country.empty()) {
      const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
      if (country.size() != 2 || !is_upper(country[0]) || !is_upper(country[1]))
        return fault(country, "country \"" + std::string(country) +
                                  "\" is no ISO 3166-1 code; write two capitals, as in FR");
      row.country[0] = country[0];
      row.country[1] = country[1];
    }
    if (Result<void> done = number(kRank, 0, 4294967295.0, row.rank); !done) return done;
    if (Result<void> done = number(kLat, -90, 90, row.latitude); !done) return done;
    if (Result<void> done = number(kLon, -180, 180, row.longitude); !done) return done;
    if (Result<void> done = flags(row); !done) return done;
    rows_.push_back(row);
    return {};
  }

  template <typename T>
  Result<void> number(Column column, double least, double most, T& out) const {
    const std::string_view s = field(column);
    if (s.empty()) return {};
    double value = 0;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
    if (error != std::errc() || end != s.data() + s.size())
      return fault(s, std::string(kColumnNames[column]) + " \"" + std::string(s) +
                          "\" is no number; correct it or leave it empty");
    if (value < least || value > most)
      return fault(s, std::string(kColumnNames[column]) + " " + std::string(s) +
                          " is out of range; correct it or leave it empty");
    out = static_cast<T>(value);
    return {};
  }

  Result<void> flags(Row& row) const {
    std::string_view rest = field(kFlags);
    while (!rest.empty()) {
      const size_t end = std::min(rest.find(','), rest.size());
      const std::string_view flag = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (flag == "capital") {
        row.flags |= kCapital;
      } else if (flag == "former") {
        row.flags |= kFormer;
      } else if (flag == "male" || flag == "m") {
        row.flags |= kMale;
      } else if (flag == "female" || flag == "f") {
        row.flags |= kFemale;
      } else if (flag == "acronym") {
        row.flags |= kAcronym;
        row.case_mode = CaseMode::exact;
        row.has_case_mode = true;
      } else if (flag == "exact") {
        row.case_mode = CaseMode::exact;
        row.has_case_mode = true;
      } else if (flag == "any") {
        row.case_mode = CaseMode::any;
        row.has_case_mode = true;
      } else {
        return fault(flag, "unknown flag \"" + std::string(flag) +
                               "\"; the flags are capital, former, acronym, exact, any, male, "
                               "female, parted by commas");
      }
    }
    return {};
  }

  const Table& table_;
  std::vector<Row>& rows_;
  std::vector<Error>* faults_;
  std::string_view line_;
  uint32_t line_number_ = 0;
  std::vector<std::string_view> fields_;
  std::array<int, kColumns> where_{};
};

// "fr", "pt-BR", "ascii", "former": what may stand before an alias's colon.
bool is_tag(std::string_view tag) {
  if (tag.empty() || tag.size() > 8) return false;
  return std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}

// The colon of "Chess: the Club" is the name's.
size_t colon_of_tags(std::string_view alias) {
  const size_t colon = alias.find(':');
  return colon != alias.npos && alias.substr(colon + 1).starts_with(' ') ? alias.npos : colon;
}

}  // namespace

Result<void> read_table(const Table& table, std::vector<Row>& rows) {
  return Reader(table, rows).run();
}

void read_table(const Table& table, std::vector<Row>& rows, std::vector<Error>& faults) {
  if (Result<void> read = Reader(table, rows, &faults).run(); !read) faults.push_back(read.error());
}

std::string_view unknown_tag(std::string_view alias) {
  const size_t colon = colon_of_tags(alias);
  if (colon == alias.npos) return {};
  constexpr std::string_view kTags[] = {"acronym", "any", "ascii", "exact", "former"};
  const auto is_language = [](std::string_view tag) {
    const size_t letters = std::min(tag.find('-'), tag.size());
    return letters == 2 || letters == 3;
  };
  std::string_view unknown;
  for (std::string_view tags = alias.substr(0, colon); !tags.empty();) {
    const std::string_view tag = tags.substr(0, tags.find(','));
    tags.remove_prefix(std::min(tag.size() + 1, tags.size()));
    if (!is_tag(tag)) return {};  // no tags: the colon is the name's
    const bool known =
        is_language(tag) || std::find(std::begin(kTags), std::end(kTags), tag) != std::end(kTags);
    if (!known && unknown.empty()) unknown = tag;
  }
  return unknown;
}

void split_aliases(std::string_view aliases, std::vector<Alias>& out) {
  while (!aliases.empty()) {
    const size_t end = std::min(aliases.find('|'), aliases.size());
    Alias alias;
    alias.text = aliases.substr(0, end);
    aliases.remove_prefix(std::min(end + 1, aliases.size()));

    const size_t colon = colon_of_tags(alias.text);
    if (colon != alias.text.npos) {
      std::string_view tags = alias.text.substr(0, colon);
      bool all_tags = true;
      Alias tagged = alias;
      while (all_tags && !tags.empty()) {
        const size_t comma = std::min(tags.find(','), tags.size());
        const std::string_view tag = tags.substr(0, comma);
        tags.remove_prefix(std::min(comma + 1, tags.size()));
        all_tags = is_tag(tag);
        if (tag == "en") tagged.english = true;
        if (tag == "former") tagged.former = true;
        if (tag == "acronym") tagged.acronym = true;
        if (tag == "ascii") tagged.text = {};  // the builder leaves out diacritics where it may
        if (tag == "exact" || tag == "acronym") {
          tagged.has_case_mode = true;
          tagged.case_mode = CaseMode::exact;
        }
        if (tag == "any") {
          tagged.has_case_mode = true;
          tagged.case_mode = CaseMode::any;
        }
      }
      if (all_tags) {
        const std::string_view text = alias.text.substr(colon + 1);
        const bool dropped = tagged.text.data() == nullptr;
        alias = tagged;
        alias.text = dropped ? std::string_view() : text;
      }
    }
    if (!alias.text.empty()) out.push_back(alias);
  }
}

}  // namespace annals::lexicon
