#include "text/plain_builder.h"

#include <algorithm>

#include "text/compose.h"

namespace annals::text {
namespace {

constexpr uint64_t kUnset = ~uint64_t{0};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool leads_outside(std::string_view url) {
  constexpr std::string_view kInside[] = {"#", "javascript:", "data:", "about:"};
  return !url.empty() &&
         std::none_of(std::begin(kInside), std::end(kInside),
                      [&](std::string_view start) { return url.substr(0, start.size()) == start; });
}

// "launch" and "17", "Lecture" and "Ann", "2019" and "Ann"; of two pieces also "2019" and "17".
bool parts_words(std::string_view before, char next, bool pieces) {
  const char last = before.empty() ? '\0' : before.back();
  const bool small = last >= 'a' && last <= 'z';
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  // … and no formula's: "H2"
  const bool digit = before.size() > 1 && is_digit(last) && is_digit(before[before.size() - 2]);
  const bool capital = next >= 'A' && next <= 'Z';
  const bool number = is_digit(next);
  return (small && (capital || number)) || (digit && (capital || (number && pieces)));
}

}  // namespace

void PlainBuilder::break_lines(unsigned count) {
  breaks_ = std::max(breaks_, count);
  space_ = cell_ = false;
}

void PlainBuilder::line_end() {
  if (line_ends_ < 2) ++line_ends_;
  space_ = false;
}

void PlainBuilder::begin_row() {
  break_lines(1);
  in_row_ = false;
  cells_ = headers_ = 0;
}

void PlainBuilder::cell(bool header) {
  cell_ = in_row_;
  space_ = false;
  ++cells_;
  headers_ += header;
}

void PlainBuilder::end_row() {
  if (open_ && headers_ > 0 && headers_ == cells_) line_.flags |= headers_ > 1 ? kRule : kBold;
  break_lines(1);
}

// Writes what is due between the text so far and the text that comes.
void PlainBuilder::make_ready() {
  const unsigned lines = std::max(breaks_, line_ends_);
  std::string& text = out_.text;
  if (!text.empty() && lines > 0) {
    end_line();
    out_.map.replace(text.size(), source_, source_);
    text.append(lines, '\n');
  } else if (cell_) {
    out_.map.replace(text.size(), source_, source_);
    text += " | ";
  } else if (space_ && open_) {
    out_.map.replace(text.size(), space_begin_, space_end_);
    text += ' ';
  }
  breaks_ = line_ends_ = 0;
  space_ = cell_ = false;
  edges_ = 0;
  in_row_ = true;
  if (!open_) {
    open_ = true;
    all_bold_ = true;
    line_ = {text.size(), 0, item_, heading_, depth_};
    if (heading_ > 0) line_.flags |= kHash;
    line_.flags |= article_;
    article_ &= ~static_cast<uint32_t>(kArticleStart);
    item_ = 0;
  }
  all_bold_ = all_bold_ && bold_ > 0;
  for (LinkTarget& link : open_links_)
    if (link.begin == kUnset) link.begin = text.size();
}

void PlainBuilder::end_line() {
  if (!open_) return;
  open_ = false;
  if (all_bold_) line_.flags |= kBold;
  line_.end = out_.text.size();
  if (line_.flags != 0 || line_.depth != 0) out_.marks.push_back(line_);
}

void PlainBuilder::white_space(uint64_t source, uint64_t source_end) {
  if (!space_) space_begin_ = source;
  space_end_ = source_end;
  space_ = true;
}

void PlainBuilder::copy(std::string_view text, uint64_t source) {
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    if (verbatim_ > 0) {
      if (text[at] == '\n' || text[at] == '\r') {
        line_end();
        at += text.substr(at, 2) == "\r\n" ? 2 : 1;
        continue;
      }
      while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
    } else {
      while (end < text.size() && is_space(text[end])) ++end;
      if (end > at) {
        white_space(source + at, source + end);
        at = end;
        continue;
      }
      // One space between two words is copied with them.
      while (end < text.size() &&
             (!is_space(text[end]) ||
              (text[end] == ' ' && end + 1 < text.size() && !is_space(text[end + 1]))))
        ++end;
    }
    if (edges_ > 0 && parts_words(out_.text, text[at], edges_ > 1))
      white_space(source + at, source + at);
    make_ready();
    append_composed(text.substr(at, end - at), source + at, out_.text, out_.map);
    source_ = source + end;
    at = end;
  }
}

void PlainBuilder::replace(std::string_view text, uint64_t source, uint64_t source_end) {
  if (text.empty()) return;
  if (verbatim_ == 0 && std::all_of(text.begin(), text.end(), is_space)) {
    white_space(source, source_end);
    return;
  }
  if (verbatim_ > 0 && (text == "\n" || text == "\r")) {
    line_end();
    return;
  }
  make_ready();
  out_.map.replace(out_.text.size(), source, source_end);
  out_.text += text;
  source_ = source_end;
}

void PlainBuilder::open_link(std::string url, Span source) {
  open_links_.push_back({kUnset, kUnset, std::move(url), source});
}

void PlainBuilder::close_link() {
  if (open_links_.empty()) return;
  LinkTarget link = std::move(open_links_.back());
  open_links_.pop_back();
  link.end = out_.text.size();
  if (link.begin == kUnset) link.begin = link.end;
  // A URL that is its own text is found there.
  const std::string_view words =
      std::string_view(out_.text).substr(link.begin, link.end - link.begin);
  if (!leads_outside(link.url) || words == link.url) return;
  if (link.source.begin == link.source.end)
    link.source = out_.map.span_of({link.begin, std::max(link.begin + 1, link.end)});
  out_.links.push_back(std::move(link));
}

PlainText PlainBuilder::finish() {
  end_line();
  std::stable_sort(out_.links.begin(), out_.links.end(),
                   [](const LinkTarget& a, const LinkTarget& b) { return a.begin < b.begin; });
  return std::move(out_);
}

}  // namespace annals::text
