// brat's standoff: https://brat.nlplab.org/standoff.html
#include <algorithm>
#include <charconv>
#include <map>

#include "annals/json.h"
#include "annals/offsets.h"
#include "gold.h"
#include "text/one_line.h"
#include "text/utf8.h"

namespace annals::tool {
namespace {

constexpr std::pair<const char*, const char*> kTypes[] = {
    {"date", "Date"},     {"place", "Place"}, {"organization", "Organization"},
    {"person", "Person"}, {"event", "Event"}, {"record", "Record"}};

std::string type_of(const std::string& label) {
  for (const auto& [own, brat] : kTypes)
    if (label == own) return brat;
  return label;
}

// Tools spell types as they please: "PERSON", "Person", "PER".
std::string label_of(std::string_view type) {
  std::string lower(type);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const auto& [own, brat] : kTypes)
    if (lower == own) return own;
  return {};
}

// Byte of each character, and one past the last.
std::vector<uint64_t> characters(std::string_view text) {
  std::vector<uint64_t> out;
  for (uint64_t i = 0; i < text.size(); ++i)
    if (!text::is_continuation(text[i])) out.push_back(i);
  out.push_back(text.size());
  return out;
}

class Reader {
 public:
  Reader(const std::string& file, std::string_view text)
      : file_(file), text_(text), bytes_(characters(text)) {}

  Result<Marked> run(std::string_view ann) {
    while (!ann.empty()) {
      ++number_;
      const size_t end = std::min(ann.find('\n'), ann.size());
      std::string_view line = ann.substr(0, end);
      ann.remove_prefix(std::min(end + 1, ann.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      Result<void> done;
      if (line[0] == 'T')
        done = span(line);
      else if (line[0] == '#')
        done = note(line);
      else
        ignore("a relation, an attribute or an event of brat");
      if (!done) return done.error();
    }
    for (auto& [id, record] : records_) {
      if (const auto found = notes_.find(id); found != notes_.end()) {
        record.event = std::move(found->second);
        record.known = true;
      }
      out_.records.push_back(std::move(record));
    }
    out_.has_records = !records_.empty();
    return std::move(out_);
  }

 private:
  Error fault(size_t column, std::string message) const {
    Error error;
    error.message = std::move(message);
    error.file = file_;
    error.line = number_;
    error.column = column + 1;
    return error;
  }

  void ignore(const std::string& what) {
    out_.ignored.push_back(file_ + ":" + std::to_string(number_) + ": " + what +
                           " has no place in a record and is left out");
  }

  Result<void> span(std::string_view line) {
    const size_t tab = line.find('\t');
    const size_t close = tab == line.npos ? tab : line.find('\t', tab + 1);
    if (close == line.npos) return fault(0, "a span is written T1, tab, Type BEGIN END, tab, text");
    const std::string_view inner = line.substr(tab + 1, close - tab - 1);
    const size_t space = inner.find(' ');
    const std::string label = label_of(inner.substr(0, space));
    if (label.empty()) {
      ignore("a span of type \"" + std::string(inner.substr(0, space)) + "\"");
      return {};
    }
    // "0 5;9 12": a span in pieces becomes one.
    uint64_t begin = 0;
    uint64_t end = 0;
    const size_t last = inner.rfind(' ');
    if (space == inner.npos || last == space || !number(inner.substr(space + 1), begin) ||
        !number(inner.substr(last + 1), end))
      return fault(tab + 1, "no offsets; a span is written Type BEGIN END");
    if (inner.find(';') != inner.npos)
      out_.ignored.push_back(file_ + ":" + std::to_string(number_) +
                             ": a span in pieces is taken from its first to its last character");
    if (begin >= end || end >= bytes_.size())
      return fault(tab + 1, "the span is not within the text; is this its text?");
    const Span bytes{bytes_[begin], bytes_[end]};
    if (label == "record")
      records_[std::string(line.substr(0, tab))].span = bytes;
    else
      out_.marks.push_back({label, bytes});
    return {};
  }

  // The record's JSON; notes of annotators are ignored.
  Result<void> note(std::string_view line) {
    const size_t tab = line.find('\t');
    const size_t close = tab == line.npos ? tab : line.find('\t', tab + 1);
    if (close == line.npos) return {};
    const std::string_view about = line.substr(tab + 1, close - tab - 1);
    const std::string_view body = line.substr(close + 1);
    const size_t space = about.find(' ');
    if (space == about.npos || !body.starts_with("{\"id\":")) {
      ignore("a note");
      return {};
    }
    Result<Event> event = parse_event(body);
    if (!event) return fault(close + 1, "the record's note: " + event.error().message);
    notes_[std::string(about.substr(space + 1))] = std::move(*event);
    return {};
  }

  static bool number(std::string_view text, uint64_t& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc();
  }

  const std::string& file_;
  std::string_view text_;
  std::vector<uint64_t> bytes_;
  uint64_t number_ = 0;
  std::map<std::string, MarkedRecord> records_;
  std::map<std::string, Event> notes_;
  Marked out_;
};

}  // namespace

std::string write_brat(const std::vector<Event>& events, std::string_view text) {
  const OffsetMap map(text, OffsetUnit::codepoint);
  std::string out;
  size_t id = 0;
  size_t notes = 0;
  const auto span = [&](const std::string& label, Span bytes) {
    out +=
        "T" + std::to_string(++id) + "\t" + type_of(label) + " " +
        std::to_string(map.from_byte(bytes.begin)) + " " +
        std::to_string(map.from_byte(bytes.end)) + "\t" +
        text::one_line(text.substr(bytes.begin, bytes.end - bytes.begin), text::kLineEndsAndTabs) +
        "\n";
  };
  for (const Event& event : events) {
    span("record", event.span);
    out += "#" + std::to_string(++notes) + "\tAnnotatorNotes T" + std::to_string(id) + "\t" +
           to_json(event).dump() + "\n";
  }
  for (const Mark& mark : marks_of(events)) span(mark.label, mark.span);
  return out;
}

Result<Marked> read_brat(const std::string& file, std::string_view ann, std::string_view text) {
  return Reader(file, text).run(ann);
}

}  // namespace annals::tool
