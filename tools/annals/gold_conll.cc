// CoNLL columns with BIO tags.
#include <algorithm>
#include <charconv>

#include "annals/json.h"
#include "gold.h"
#include "text/tokenizer.h"

namespace annals::tool {
namespace {

constexpr std::pair<const char*, const char*> kTags[] = {{"date", "DATE"},
                                                         {"place", "LOC"},
                                                         {"organization", "ORG"},
                                                         {"person", "PER"},
                                                         {"event", "EVENT"}};

// What the tag sets of others call the same.
constexpr std::pair<const char*, const char*> kOthers[] = {{"place", "GPE"},
                                                           {"place", "PLACE"},
                                                           {"place", "LOCATION"},
                                                           {"person", "PERSON"},
                                                           {"organization", "ORGANIZATION"}};

std::string label_of(std::string_view tag) {
  for (const auto& [label, own] : kTags)
    if (tag == own) return label;
  for (const auto& [label, other] : kOthers)
    if (tag == other) return label;
  return {};
}

struct Piece {
  Span span;
  bool sentence = false;  // a sentence begins
};

// Tokens, cut where a mark begins or ends inside one.
std::vector<Piece> pieces_of(std::string_view text, const std::vector<Mark>& marks) {
  text::Tokens tokens;
  text::tokenize(text, tokens);
  std::vector<uint64_t> cuts;
  for (const Mark& mark : marks) {
    cuts.push_back(mark.span.begin);
    cuts.push_back(mark.span.end);
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<Piece> out;
  bool stop = false;
  for (const text::Token& token : tokens) {
    bool sentence = (token.gap & text::kBlankLine) != 0 || stop;
    uint64_t begin = token.begin;
    for (auto cut = std::upper_bound(cuts.begin(), cuts.end(), begin);
         cut != cuts.end() && *cut < token.end; ++cut) {
      if (*cut == begin) continue;
      out.push_back({{begin, *cut}, sentence});
      sentence = false;
      begin = *cut;
    }
    out.push_back({{begin, token.end}, sentence});
    const std::string_view word = text::slice(text, token);
    stop = word == "." || word == "!" || word == "?";
  }
  return out;
}

bool contains(Span outer, Span inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end && outer != inner;
}

class Reader {
 public:
  Reader(const std::string& file, std::string_view text) : file_(file), text_(text) {}

  Result<Marked> run(std::string_view conll) {
    while (!conll.empty()) {
      ++number_;
      const size_t end = std::min(conll.find('\n'), conll.size());
      std::string_view line = conll.substr(0, end);
      conll.remove_prefix(std::min(end + 1, conll.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      Result<void> done;
      if (line.find_first_not_of(" \t") == line.npos || line.starts_with("-DOCSTART-"))
        close();
      else if (line.starts_with("# record "))
        done = record(line.substr(9));
      else if (!(line.starts_with("# ") && line.find('\t') == line.npos))
        done = token(line);
      if (!done) return done.error();
    }
    close();
    keep_inner();
    return std::move(out_);
  }

 private:
  Error fault(std::string message) const {
    Error error;
    error.message = std::move(message);
    error.file = file_;
    error.line = number_;
    error.column = 1;
    return error;
  }

  Result<void> record(std::string_view json) {
    Result<Event> event = parse_event(json);
    if (!event) return fault("the record's comment: " + event.error().message);
    out_.has_records = true;
    out_.records.push_back({event->span, true, std::move(*event)});
    return {};
  }

  Result<void> token(std::string_view line) {
    std::vector<std::string_view> columns;
    const char* separators = line.find('\t') == line.npos ? " " : "\t";
    for (size_t begin = 0; begin <= line.size();) {
      const size_t end = std::min(line.find_first_of(separators, begin), line.size());
      columns.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
    if (columns.size() < 2) return fault("a line is a token and its tag, parted by a tab");
    const std::string_view word = columns.front();
    const std::string_view tag = columns.back();
    Span span;
    if (columns.size() == 4 && number(columns[1], span.begin) && number(columns[2], span.end)) {
      if (span.end > text_.size() || span.begin > span.end ||
          text_.substr(span.begin, span.end - span.begin) != word)
        return fault("\"" + std::string(word) + "\" does not stand there; is this its text?");
    } else {
      span.begin = text_.find(word, at_);
      if (span.begin == text_.npos || word.empty())
        return fault("\"" + std::string(word) +
                     "\" does not follow in the text; is this its text?");
      span.end = span.begin + word.size();
    }
    at_ = span.end;
    if (tag == "O") {
      close();
      return {};
    }
    const bool bio = tag.size() > 2 && tag[1] == '-' &&
                     std::string_view("BIESLU").find(tag[0]) != std::string_view::npos;
    if (!bio) return fault("the tag \"" + std::string(tag) + "\" is none of O, B-TYPE, I-TYPE");
    const std::string label = label_of(tag.substr(2));
    const bool begins = tag[0] == 'B' || tag[0] == 'S' || tag[0] == 'U';
    if (begins || !open_ || label_ != tag.substr(2)) {
      close();
      if (label.empty())
        out_.ignored.push_back(file_ + ":" + std::to_string(number_) + ": a mark of type \"" +
                               std::string(tag.substr(2)) +
                               "\" has no place in a record and is left out");
      open_ = true;
      label_ = tag.substr(2);
      span_ = span;
    }
    span_.end = span.end;
    return {};
  }

  void close() {
    const std::string label = open_ ? label_of(label_) : "";
    if (!label.empty()) out_.marks.push_back({label, span_});
    open_ = false;
  }

  // One column has no room for a mark within another: it stays if the other is as it was.
  void keep_inner() {
    std::vector<Event> events;
    for (const MarkedRecord& record : out_.records) events.push_back(record.event);
    std::vector<Mark> kept;
    for (const Mark& mark : marks_of(events))
      for (const Mark& outer : out_.marks)
        if (contains(outer.span, mark.span) ||
            (outer.span == mark.span && outer.label != mark.label))
          kept.push_back(mark);
    out_.marks.insert(out_.marks.end(), kept.begin(), kept.end());
  }

  static bool number(std::string_view text, uint64_t& out) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
  }

  const std::string& file_;
  std::string_view text_;
  uint64_t number_ = 0;
  size_t at_ = 0;
  bool open_ = false;
  std::string label_;
  Span span_;
  Marked out_;
};

}  // namespace

std::string write_conll(const std::vector<Event>& events, std::string_view text) {
  std::vector<Mark> outer;  // ascending, none within another
  for (const Mark& mark : marks_of(events))
    if (outer.empty() || mark.span.begin >= outer.back().span.end) outer.push_back(mark);
  std::string out;
  size_t next = 0;
  size_t record = 0;
  for (const Piece& piece : pieces_of(text, outer)) {
    while (next < outer.size() && outer[next].span.end <= piece.span.begin) ++next;
    // "T. B. Hollis": no sentence ends within a mark.
    const bool inside = next < outer.size() && outer[next].span.begin < piece.span.begin;
    if (piece.sentence && !inside && !out.empty()) out += "\n";
    for (; record < events.size() && events[record].span.begin <= piece.span.begin; ++record)
      out += "# record " + to_json(events[record]).dump() + "\n";
    std::string tag = "O";
    if (next < outer.size() && outer[next].span.begin <= piece.span.begin)
      for (const auto& [label, own] : kTags)
        if (outer[next].label == label)
          tag = (outer[next].span.begin == piece.span.begin ? "B-" : "I-") + std::string(own);
    out += std::string(text.substr(piece.span.begin, piece.span.end - piece.span.begin)) + "\t" +
           std::to_string(piece.span.begin) + "\t" + std::to_string(piece.span.end) + "\t" + tag +
           "\n";
  }
  return out;
}

Result<Marked> read_conll(const std::string& file, std::string_view conll, std::string_view text) {
  return Reader(file, text).run(conll);
}

}  // namespace annals::tool
