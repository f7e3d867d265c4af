#include "support/record_spec.h"

#include <algorithm>

namespace annals::test {
namespace {

constexpr std::string_view kKeys[] = {"when",    "where",    "mode",      "kind",
                                      "title",   "basis",    "organizer", "speaker",
                                      "warning", "headings", "attendance"};

std::string_view trim(std::string_view s) {
  const size_t first = s.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r\n") - first + 1);
}

class Parser {
 public:
  Parser(std::string_view content, std::string_view file) : content_(content), file_(file) {}

  Result<std::vector<RecordCase>> parse() {
    while (!content_.empty() && error_.message.empty()) {
      const size_t end = content_.find('\n');
      const std::string_view line = content_.substr(0, end);
      content_.remove_prefix(end == std::string_view::npos ? content_.size() : end + 1);
      ++line_;
      if (line.starts_with("#! ")) continue;  // a comment
      if (line.starts_with("=== "))
        begin(trim(line.substr(4)));
      else if (!cases_.empty())
        take(line);
      else if (!trim(line).empty())
        fail("text before the first case");
    }
    finish();
    if (!error_.message.empty()) return error_;
    return std::move(cases_);
  }

 private:
  void fail(std::string message) {
    if (!error_.message.empty()) return;
    error_.file = file_;
    error_.line = line_;
    error_.message = std::move(message);
  }

  void begin(std::string_view name) {
    finish();
    RecordCase& spec = cases_.emplace_back();
    spec.file = file_;
    spec.line = line_;
    spec.name = name;
    in_headers_ = true;
  }

  void take(std::string_view line) {
    RecordCase& spec = cases_.back();
    if (in_headers_ && line.starts_with("document-date: ")) {
      spec.document_date = trim(line.substr(15));
      return;
    }
    if (in_headers_ && line.starts_with("owner: ")) {
      spec.owner = trim(line.substr(7));
      return;
    }
    if (in_headers_ && line == "input: markdown") {
      spec.markdown = true;
      return;
    }
    if (in_headers_ && trim(line).empty()) return;
    in_headers_ = false;
    const bool only_mark = line.starts_with("{{") && line.find("}}") + 2 == line.size();
    while (true) {
      const size_t open = line.find("{{");
      spec.text += line.substr(0, open);
      if (open == std::string_view::npos) break;
      const size_t close = line.find("}}", open);
      if (close == std::string_view::npos) return fail("{{ without }}");
      mark(spec, line.substr(open + 2, close - open - 2));
      line.remove_prefix(close + 2);
    }
    if (!only_mark) spec.text += '\n';
  }

  void mark(RecordCase& spec, std::string_view fields) {
    end_record(spec);
    fields = trim(fields);
    if (fields.empty()) return;
    open_ = true;
    ExpectedRecord& record = spec.expected.emplace_back();
    record.span.begin = spec.text.size();
    while (!fields.empty()) {
      const size_t equals = fields.find('=');
      const std::string key(fields.substr(0, equals));
      if (equals == std::string_view::npos ||
          std::find(std::begin(kKeys), std::end(kKeys), key) == std::end(kKeys))
        return fail("unknown key \"" + key + "\"");
      fields.remove_prefix(equals + 1);
      const bool quoted = fields.starts_with('"');
      if (quoted) fields.remove_prefix(1);
      const size_t end = std::min(fields.find(quoted ? '"' : ' '), fields.size());
      record.fields[key] = fields.substr(0, end);
      fields.remove_prefix(std::min(end + 1, fields.size()));
      fields = trim(fields);
    }
  }

  void end_record(RecordCase& spec) {
    if (!open_) return;
    open_ = false;
    Span& span = spec.expected.back().span;
    while (span.begin < spec.text.size() && spec.text[span.begin] == '\n') ++span.begin;
    const size_t last = spec.text.find_last_not_of(" \t\n");
    span.end = last == std::string::npos ? 0 : last + 1;
    if (span.end <= span.begin) fail("the record is empty");
  }

  void finish() {
    if (cases_.empty()) return;
    end_record(cases_.back());
    if (trim(cases_.back().text).empty()) fail("the case has no text");
  }

  std::string_view content_;
  std::string file_;
  uint64_t line_ = 0;
  bool in_headers_ = false;
  bool open_ = false;
  std::vector<RecordCase> cases_;
  Error error_;
};

std::string join(std::string list, const std::string& item) {
  return list.empty() ? item : list + ';' + item;
}

std::string or_none(std::string value) { return value.empty() ? "-" : value; }

bool ends_month(const std::string& day) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int year = std::stoi(day.substr(0, 4));
  const int month = std::stoi(day.substr(5, 2));
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return std::stoi(day.substr(8)) == kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

// "1998-03" stands for its first and last day.
std::string short_interval(const std::string& start, const std::string& end) {
  const auto ends_with = [](const std::string& s, std::string_view tail) {
    return s.size() > tail.size() && s.ends_with(tail);
  };
  if (start == end) return start;
  if (start.substr(0, 4) == end.substr(0, 4) && ends_with(start, "-01-01") &&
      ends_with(end, "-12-31"))
    return start.substr(0, 4);
  if (start.substr(0, 7) == end.substr(0, 7) && ends_with(start, "-01") && ends_month(end))
    return start.substr(0, 7);
  return start + "/" + end;
}

std::string line_of(const std::string& text, Span span) {
  std::string out = text.substr(span.begin, std::min<size_t>(span.end - span.begin, 60));
  std::replace(out.begin(), out.end(), '\n', '/');
  return out;
}

std::string show(const std::string& text, const std::vector<Span>& spans) {
  std::string out;
  size_t done = 0;
  for (const Span& span : spans) {
    out += text.substr(done, span.begin - done) + "⟦" +
           text.substr(span.begin, span.end - span.begin) + "⟧";
    done = span.end;
  }
  return out + text.substr(done);
}

}  // namespace

Result<std::vector<RecordCase>> parse_record_spec(std::string_view content, std::string_view file) {
  return Parser(content, file).parse();
}

std::map<std::string, std::string> describe(const Event& event) {
  std::map<std::string, std::string> fields;
  fields["when"] = event.when ? short_interval(event.when->start, event.when->end) : "-";
  fields["basis"] = event.when ? event.when->basis : "-";
  std::string where;
  for (const Where& place : event.where)
    where = join(where, place.name + "/" + or_none(place.country));
  fields["where"] = or_none(where);
  fields["mode"] = or_none(event.mode);
  fields["kind"] = event.kind;
  fields["title"] = event.title ? event.title->text : "-";
  std::string organizers;
  for (const Organization& one : event.organizations)
    if (one.role == "organizer") organizers = join(organizers, one.name);
  fields["organizer"] = or_none(organizers);
  std::string speakers;
  for (const Person& one : event.people)
    if (one.role == "speaker") speakers = join(speakers, one.name);
  fields["speaker"] = or_none(speakers);
  std::string warnings;
  for (const Warning& warning : event.warnings) warnings = join(warnings, warning.code);
  fields["warning"] = or_none(warnings);
  std::string headings;
  for (const Heading& heading : event.headings) headings = join(headings, heading.text);
  fields["headings"] = or_none(headings);
  std::string attendance;
  for (const Attendance& one : event.attendance)
    attendance = join(attendance, (one.qualifier.empty() ? "" : one.qualifier + " ") +
                                      std::to_string(one.count) + " " + one.unit);
  fields["attendance"] = or_none(attendance);
  return fields;
}

std::string judge(const RecordCase& spec, const std::vector<Event>& found) {
  std::string problems;
  std::vector<Span> expected_spans;
  std::vector<Span> found_spans;
  for (const ExpectedRecord& record : spec.expected) expected_spans.push_back(record.span);
  for (const Event& event : found) found_spans.push_back(event.span);
  for (const ExpectedRecord& record : spec.expected) {
    const auto match = std::find_if(found.begin(), found.end(),
                                    [&](const Event& event) { return event.span == record.span; });
    if (match == found.end()) {
      problems += "  missing: " + line_of(spec.text, record.span) + "\n";
      continue;
    }
    const std::map<std::string, std::string> fields = describe(*match);
    for (const auto& [key, value] : record.fields)
      if (fields.at(key) != value)
        problems += "  " + key + " is " + fields.at(key) + ", not " + value + ": " +
                    line_of(spec.text, record.span) + "\n";
  }
  for (const Span& span : found_spans)
    if (std::find(expected_spans.begin(), expected_spans.end(), span) == expected_spans.end())
      problems += "  unexpected: " + line_of(spec.text, span) + "\n";
  if (problems.empty()) return {};
  return problems + "expected:\n" + show(spec.text, expected_spans) + "\nfound:\n" +
         show(spec.text, found_spans) + "\n";
}

}  // namespace annals::test
