#include "lexicon/check.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "lexicon/surface.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace annals::lexicon {
namespace {

constexpr uint32_t kReplacement = 0xFFFD;

bool is_control(uint32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
bool is_piece(uint32_t c) { return c >= 0x300 && c < 0x370; }

// "Ã©" for "é": UTF-8 read as Latin-1 and encoded again.
bool is_mojibake(uint32_t first, uint32_t second) {
  return (first == 0xC2 || first == 0xC3 || first == 0xE2) &&
         ((second >= 0x80 && second <= 0xBF) || second == 0x20AC);
}

class Checker {
 public:
  Checker(std::span<const Table> tables, const Gazetteer* base) : tables_(tables), base_(base) {}

  std::vector<TableProblem> run() {
    for (file_ = 0; file_ < tables_.size(); ++file_) {
      std::vector<Error> faults;
      rows_.clear();
      read_table(tables_[file_], rows_, faults);
      for (Error& fault : faults) {
        const bool encoding = fault.message.starts_with("invalid UTF-8");
        problems_.push_back({encoding ? "encoding" : "fault", false, std::move(fault)});
      }
      for (const Row& row : rows_) check(row);
    }
    std::stable_sort(problems_.begin(), problems_.end(), [&](const auto& a, const auto& b) {
      if (a.error.file != b.error.file) return order(a.error.file) < order(b.error.file);
      return a.error.line < b.error.line;
    });
    return std::move(problems_);
  }

 private:
  struct Place {
    size_t file = 0;
    uint32_t line = 0;
    std::string name;
    std::string country;
    std::string id;
    EntryKind kind = EntryKind::none;
  };

  size_t order(const std::string& file) const {
    for (size_t i = 0; i < tables_.size(); ++i)
      if (tables_[i].name == file) return i;
    return tables_.size();
  }

  std::string place_of(const Place& place) const {
    return place.file == file_ ? "line " + std::to_string(place.line)
                               : tables_[place.file].name + ":" + std::to_string(place.line);
  }

  // `at` is a view into the table's text.
  void report(const Row& row, std::string_view at, const char* code, bool warning,
              std::string message) {
    const std::string_view text = tables_[file_].text;
    size_t begin = static_cast<size_t>(at.data() - text.data());
    begin = std::min(begin, text.size());
    const size_t newline = begin == 0 ? text.npos : text.rfind('\n', begin - 1);
    uint64_t column = 1;
    for (size_t i = newline == text.npos ? 0 : newline + 1; i < begin; ++i)
      column += !text::is_continuation(text[i]);
    Error error;
    error.message = std::move(message);
    error.file = tables_[file_].name;
    error.line = row.line;
    error.column = column;
    problems_.push_back({code, warning, std::move(error)});
  }

  void check(const Row& row) {
    Place place{file_,
                row.line,
                std::string(row.name),
                std::string(row.country, row.country[0] ? 2 : 0),
                std::string(row.id),
                row.kind};
    if (!row.id.empty()) {
      const auto [known, is_new] = ids_.emplace(place.id, place);
      if (!is_new)
        report(row, row.id, "duplicate", false,
               "id \"" + place.id + "\" was given to \"" + known->second.name + "\" at " +
                   place_of(known->second) + "; give each thing one row");
    }
    characters(row, row.name);
    characters(row, row.aliases);
    tags(row);
    aliases_.clear();
    split_aliases(row.aliases, aliases_);
    own_.clear();
    form(row, place, row.name, row.case_mode, true);
    for (const Alias& alias : aliases_)
      form(row, place, alias.text, alias.has_case_mode ? alias.case_mode : row.case_mode, false);
  }

  void characters(const Row& row, std::string_view field) {
    uint32_t before = 0;
    for (size_t at = 0; at < field.size();) {
      const text::Decoded c = text::decode(field, at);
      const char* what = nullptr;
      if (c.code_point == kReplacement)
        what = "a replacement character: the text was damaged before; write the letter again";
      else if (is_mojibake(before, c.code_point))
        what = "two signs that were one letter: the file was encoded twice; decode it once";
      else if (is_control(c.code_point))
        what = "a control character; remove it";
      else if (is_piece(c.code_point))
        what = "a letter with its accent apart; save the table as NFC";
      if (what != nullptr) {
        report(row, field.substr(at), "encoding", true, what);
        return;
      }
      before = c.code_point;
      at += c.length;
    }
  }

  void tags(const Row& row) {
    for (std::string_view rest = row.aliases; !rest.empty();) {
      const std::string_view alias = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(alias.size() + 1, rest.size()));
      const std::string_view tag = unknown_tag(alias);
      if (!tag.empty())
        report(row, tag, "unknown-tag", true,
               "\"" + std::string(tag) +
                   "\" is no language's code and none of acronym, any, exact, former; mend it, or "
                   "write the name without a colon");
    }
  }

  void form(const Row& row, const Place& place, std::string_view text, CaseMode mode, bool name) {
    const auto blank = [](char c) { return c == ' '; };
    if (text.empty() || blank(text.front()) || blank(text.back()) || text.find("  ") != text.npos)
      report(row, text, "spaces", true,
             "\"" + std::string(text) + "\" has a space too many; remove it");
    if (!read_surface(text, tokens_, surface_)) {
      report(row, text, "unreachable", !name,
             "\"" + std::string(text) +
                 "\" begins with no letter or digit, so no text matches it; take that sign off");
      return;
    }
    std::string key = mode == CaseMode::exact ? "=" + surface_.exact : surface_.phrase;
    if (std::find(own_.begin(), own_.end(), key) != own_.end()) {
      report(row, text, "duplicate", true,
             "\"" + std::string(text) + "\" is a form of this row already; remove it");
      return;
    }
    own_.push_back(key);
    key += static_cast<char>(row.kind);
    const auto [known, is_new] = forms_.emplace(std::move(key), place);
    if (!is_new) {
      namesakes(row, place, text, known->second);
      return;
    }
    if (base_ != nullptr && mode != CaseMode::exact) everyday(row, text, name);
  }

  void namesakes(const Row& row, const Place& place, std::string_view text, const Place& known) {
    if (!place.id.empty() && place.id == known.id) return;  // reported with the id
    const bool same_name = place.name == known.name;
    if (same_name && place.country == known.country && (place.id.empty() || known.id.empty()))
      report(row, text, "duplicate", false,
             "\"" + std::string(text) + "\" stands at " + place_of(known) +
                 " already; remove one, or tell them apart by id or country");
    else if (row.kind != EntryKind::given_name && row.kind != EntryKind::surname &&
             row.kind != EntryKind::word)
      report(row, text, "ambiguous", true,
             "\"" + std::string(text) + "\" may also be \"" + known.name + "\"" +
                 (known.country.empty() ? "" : " (" + known.country + ")") + " of " +
                 place_of(known) + "; where nothing decides, no id is given");
  }

  void everyday(const Row& row, std::string_view text, bool name) {
    if (row.kind == EntryKind::given_name || row.kind == EntryKind::surname ||
        row.kind == EntryKind::word || surface_.hashes.size() > 1)
      return;
    for (const Entry& entry : base_->entries(base_->find(surface_.phrase))) {
      if ((entry.flags & kVeryCommon) == 0 && entry.kind != EntryKind::word) continue;
      if (entry.kind == EntryKind::word && entry.rank < kVeryCommonRank) continue;
      report(row, text, "common", true,
             "\"" + std::string(text) + "\" is an everyday word, and is believed only where " +
                 "something speaks for it; " +
                 (name ? "give the full name, and this as an alias"
                       : "tag it exact if it is always written so"));
      return;
    }
  }

  static constexpr uint32_t kVeryCommonRank = 80;

  std::span<const Table> tables_;
  const Gazetteer* base_;
  size_t file_ = 0;
  std::vector<Row> rows_;
  std::vector<Alias> aliases_;
  std::vector<std::string> own_;
  text::Tokens tokens_;
  Surface surface_;
  std::unordered_map<std::string, Place> ids_;
  std::unordered_map<std::string, Place> forms_;
  std::vector<TableProblem> problems_;
};

}  // namespace

std::vector<TableProblem> check_tables(std::span<const Table> tables, const Gazetteer* base) {
  return Checker(tables, base).run();
}

}  // namespace annals::lexicon
