#include <algorithm>
#include <array>
#include <charconv>

#include "support/spec.h"

namespace annals::test {
namespace {

constexpr std::array<std::string_view, 8> kLabels = {"date",  "time",         "duration", "set",
                                                     "place", "organization", "person",   "event"};
constexpr std::array<std::string_view, 20> kKeys = {
    "date",  "place",     "organization", "person",   "event",     "type",    "timex",
    "edtf",  "precision", "name",         "kind",     "country",   "acronym", "edition",
    "theme", "rule",      "subdivision",  "geonames", "honorific", "implied"};

template <typename List>
bool has(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r'))
    s.remove_suffix(1);
  return s;
}

std::vector<std::string> split(std::string_view s, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const size_t end = s.find(separator);
    const std::string_view part = trim(s.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    if (end == std::string_view::npos) return parts;
    s.remove_prefix(end + 1);
  }
}

int last_day(int64_t year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[static_cast<size_t>(month - 1)];
}

// "2018", "2018-07" or "2018-07-04": its first or last day. Empty: not a date.
std::string bound(std::string_view s, bool last) {
  const size_t dash = s.find('-', 1);
  const std::string_view year_text = s.substr(0, dash);
  int64_t year = 0;
  const auto read = std::from_chars(year_text.data(), year_text.data() + year_text.size(), year);
  if (read.ptr != year_text.data() + year_text.size() || year_text.size() < 4) return {};
  std::string out(s);
  if (dash == std::string_view::npos) return out + (last ? "-12-31" : "-01-01");
  if (s.size() == dash + 6) return out;
  if (s.size() != dash + 3) return {};
  const int month = (s[dash + 1] - '0') * 10 + s[dash + 2] - '0';
  if (month < 1 || month > 12) return {};
  return out + (last ? "-" + std::to_string(last_day(year, month)) : "-01");
}

class Parser {
 public:
  Parser(std::string_view content, std::string_view file) : content_(content), file_(file) {}

  Result<std::vector<SpecCase>> parse() {
    while (!content_.empty()) {
      next_line();
      if (line_.starts_with("# ") || line_ == "#") continue;
      const bool ok = line_.starts_with("===") ? begin_case() : take_line();
      if (!ok) return error_;
    }
    if (!cases_.empty() && !end_case()) return error_;
    if (cases_.empty()) {
      fail("no case: a case begins with \"=== name\"");
      return error_;
    }
    return std::move(cases_);
  }

 private:
  void next_line() {
    const size_t end = content_.find('\n');
    line_ = content_.substr(0, end);
    if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
    content_.remove_prefix(end == std::string_view::npos ? content_.size() : end + 1);
    ++number_;
  }

  bool fail(std::string message, uint64_t line = 0) {
    error_.file = file_;
    error_.line = line == 0 ? number_ : line;
    error_.message = std::move(message);
    return false;
  }

  bool begin_case() {
    if (!cases_.empty() && !end_case()) return false;
    SpecCase& spec = cases_.emplace_back();
    spec.file = file_;
    spec.line = number_;
    spec.name = trim(line_.substr(3));
    spec.only = only_;
    marked_.clear();
    in_headers_ = true;
    return !spec.name.empty() || fail("the case has no name: \"=== name\"");
  }

  bool take_line() {
    if (cases_.empty() && line_.starts_with("only: ")) {
      only_ = split(line_.substr(6), ' ');
      for (const std::string& label : only_)
        if (!has(kLabels, label)) return fail("only: unknown label \"" + label + "\"");
      return true;
    }
    if (cases_.empty())
      return trim(line_).empty() || fail("text before the first case; begin it with \"=== name\"");
    if (in_headers_ && trim(line_).empty()) return true;
    if (in_headers_ && take_header()) return error_.message.empty();
    if (in_headers_) first_line_ = number_;
    in_headers_ = false;
    marked_ += line_;
    marked_ += '\n';
    return true;
  }

  // False when the line is no header.
  bool take_header() {
    SpecCase& spec = cases_.back();
    const size_t colon = line_.find(": ");
    const std::string_view key = line_.substr(0, colon);
    if (colon == std::string_view::npos) return false;
    const std::string_view value = trim(line_.substr(colon + 1));
    if (key == "heading") {
      spec.text += value;
      spec.text += "\n\n";
    } else if (key == "document-date") {
      spec.document_date = value;
    } else if (key == "owner") {
      spec.aliases = split(value, ';');
      if (spec.aliases.empty()) {
        fail("owner: has no name");
        return true;
      }
      spec.owner = spec.aliases.front();
      spec.aliases.erase(spec.aliases.begin());
    } else if (key == "only") {
      spec.only = split(value, ' ');
      for (const std::string& label : spec.only)
        if (!has(kLabels, label)) fail("only: unknown label \"" + label + "\"");
    } else {
      return false;
    }
    return true;
  }

  // Turns the marked text into text and expectations.
  bool end_case() {
    SpecCase& spec = cases_.back();
    spec.body = spec.text.size();
    const size_t end = marked_.find_last_not_of(" \t\n");
    marked_.erase(end == std::string::npos ? 0 : end + 1);
    if (marked_.empty()) return fail("the case has no text", spec.line);
    uint64_t line = first_line_;
    size_t open = std::string::npos;
    for (size_t at = 0; at < marked_.size(); ++at) {
      const char c = marked_[at];
      if (c == '\n') ++line;
      if (c == '\\' && at + 1 < marked_.size() &&
          std::string_view("[]\\#").find(marked_[at + 1]) != std::string_view::npos) {
        spec.text += marked_[++at];
      } else if (c == '[') {
        if (open != std::string::npos) return fail("marks do not nest; write \\[ for [", line);
        open = spec.text.size();
      } else if (c == ']') {
        const size_t close = marked_.find('}', at);
        if (open == std::string::npos) return fail("] without [; write \\] for ]", line);
        if (at + 1 >= marked_.size() || marked_[at + 1] != '{' || close == std::string::npos)
          return fail("a mark must follow: [text]{label}; write \\[ and \\] for brackets", line);
        const std::string_view mark = std::string_view(marked_).substr(at + 2, close - at - 2);
        if (!add_mark(spec, {open, spec.text.size()}, mark, line)) return false;
        open = std::string::npos;
        at = close;
      } else {
        spec.text += c;
      }
    }
    return open == std::string::npos || fail("[ without ]; write \\[ for [", line);
  }

  bool add_mark(SpecCase& spec, Span span, std::string_view mark, uint64_t line) {
    if (span.begin == span.end) return fail("the mark is empty", line);
    SpecMention mention;
    mention.span = span;
    std::string* value = nullptr;  // where the words of a value go
    for (const std::string& word : split(mark, ' ')) {
      const size_t equals = word.find('=');
      const std::string key = word.substr(0, equals);
      if (!has(kKeys, key) || (equals == std::string::npos && value != nullptr)) {
        if (value == nullptr) return fail("unknown key \"" + key + "\" in the mark", line);
        *value += ' ' + word;
        continue;
      }
      if (mention.label.empty()) {
        mention.label = key == "type" ? word.substr(std::min(equals, word.size() - 1) + 1) : key;
        if (!has(kLabels, mention.label))
          return fail("a mark begins with its label or type=…, not \"" + word + "\"", line);
        if (equals == std::string::npos || key == "type") continue;
      } else if (equals == std::string::npos) {
        return fail("\"" + word + "\" has no value", line);
      }
      const bool is_label = key == mention.label;
      value = &mention.fields[!is_label        ? key
                              : key == "place" ? "country"
                              : key == "date"  ? "date"
                                               : "name"];
      *value = word.substr(equals + 1);
    }
    if (mention.label.empty()) return fail("the mark names no label", line);
    const auto date = mention.fields.find("date");
    if (date != mention.fields.end()) {
      const std::string text = date->second;
      mention.fields.erase(date);
      const size_t slash = text.find('/');
      const std::string start = bound(text.substr(0, slash), false);
      const std::string end =
          bound(slash == std::string::npos ? text : text.substr(slash + 1), true);
      if (start.empty() || end.empty())
        return fail("\"" + text + "\" is no day, month, year or START/END", line);
      mention.fields["start"] = start;
      mention.fields["end"] = end;
    }
    spec.expected.push_back(std::move(mention));
    return true;
  }

  std::string_view content_;
  std::string file_;
  std::string_view line_;
  uint64_t number_ = 0;
  uint64_t first_line_ = 0;  // of the text
  bool in_headers_ = false;
  std::string marked_;
  std::vector<std::string> only_;  // of every case: "only:" before the first one
  std::vector<SpecCase> cases_;
  Error error_;
};

}  // namespace

bool SpecCase::is_judged(std::string_view label) const {
  if (!only.empty()) return has(only, label);
  if (label != "time" && label != "duration" && label != "set") return true;
  return std::any_of(expected.begin(), expected.end(),
                     [&](const SpecMention& m) { return m.label == label; });
}

Result<std::vector<SpecCase>> parse_spec(std::string_view content, std::string_view file) {
  return Parser(content, file).parse();
}

}  // namespace annals::test
