// Markdown without its marks, by MD4C's callbacks.
#include <md4c.h>

#include <algorithm>

#include "text/markup.h"
#include "text/plain_builder.h"

namespace annals::text {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

// The last list marker that a line begins with: "- ", "12. ", "> 1) ". Empty: none.
std::string_view last_marker(std::string_view line, bool ordered) {
  std::string_view found;
  for (size_t at = 0; at < line.size();) {
    if (is_blank(line[at]) || line[at] == '>') {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < line.size() && is_digit(line[end])) ++end;
    const bool number = end > at;
    if (end == line.size()) break;
    const bool sign = number ? line[end] == '.' || line[end] == ')'
                             : line[end] == '-' || line[end] == '+' || line[end] == '*';
    ++end;
    if (!sign || end == line.size() || !is_blank(line[end])) break;
    if (number == ordered) found = line.substr(at, end - at);
    at = end;
  }
  return found;
}

// Bytes of the YAML that a page of a site generator begins with: lines between two of dashes, the
// first of which is "key:". Else 0: a line of dashes by itself is a rule.
size_t front_matter(std::string_view source) {
  const size_t mark = source.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  size_t at = mark;
  for (bool first = true;; first = false) {
    const size_t end = std::min(source.find('\n', at), source.size());
    std::string_view line = source.substr(at, end - at);
    while (!line.empty() && (is_blank(line.back()) || line.back() == '\r')) line.remove_suffix(1);
    const bool dashes = line == "---";
    if (at == mark ? !dashes : !first && (dashes || line == "..."))
      return at == mark ? 0 : std::min(end + 1, source.size());
    if (end == source.size()) return 0;
    const size_t next = end + 1;
    if (at == mark) {
      const size_t key = source.find_first_not_of(
          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", next);
      if (key == next || key == source.npos || source[key] != ':') return 0;
    }
    at = next;
  }
}

class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  PlainText run() {
    MD_PARSER parser = {};
    // Indented text is text: archives indent for looks.
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      static_cast<Reader*>(self)->enter(type, detail);
      return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
      static_cast<Reader*>(self)->leave(type);
      return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      static_cast<Reader*>(self)->enter_span(type, detail);
      return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      static_cast<Reader*>(self)->leave_span(type);
      return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      static_cast<Reader*>(self)->text(type, {text, size});
      return 0;
    };
    const size_t front = front_matter(source_);
    title(source_.substr(0, front));
    const std::string_view body = source_.substr(front);
    md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, this);
    return out_.finish();
  }

 private:
  // "title: Past talks", of the page: it stands over all of it.
  void title(std::string_view front) {
    constexpr std::string_view kKey = "\ntitle:";
    const size_t key = front.find(kKey);
    if (key == front.npos) return;
    const size_t first = front.find_first_not_of(" \t\"'", key + kKey.size());
    const size_t end = front.find_first_of("\r\n", key + kKey.size());
    if (first == front.npos || end == front.npos || first >= end) return;
    std::string_view value = front.substr(first, end - first);
    while (!value.empty() && std::string_view(" \t\"'").find(value.back()) != value.npos)
      value.remove_suffix(1);
    if (value.empty() || value.find_first_of("{}<>[]|") != value.npos) return;
    out_.set_heading(1);
    text(MD_TEXT_NORMAL, value);
    leave(MD_BLOCK_H);
  }

  void enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        out_.break_lines(lists_ > 0 ? 1 : 2);
        out_.set_depth(lists_++);
        break;
      case MD_BLOCK_LI:
        out_.break_lines(1);
        item_ = true;
        break;
      case MD_BLOCK_H:
        out_.break_lines(2);
        heading_ = true;
        out_.set_heading(
            static_cast<uint8_t>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level));
        break;
      case MD_BLOCK_CODE:
        out_.break_lines(2);
        out_.set_verbatim(true);
        break;
      case MD_BLOCK_HTML:
        html_ = {};
        in_html_ = true;
        break;
      case MD_BLOCK_TR:
        out_.begin_row();
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        out_.cell(type == MD_BLOCK_TH);
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_QUOTE:
      case MD_BLOCK_HR:
      case MD_BLOCK_TABLE:
        out_.break_lines(2);
        break;
      default:
        break;
    }
    if (type == MD_BLOCK_OL) ordered_ = true;
    if (type == MD_BLOCK_UL) ordered_ = false;
  }

  void leave(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        out_.break_lines(--lists_ > 0 ? 1 : 2);
        out_.set_depth(lists_ > 0 ? lists_ - 1 : 0);
        break;
      case MD_BLOCK_LI:
        out_.break_lines(1);
        item_ = false;
        break;
      case MD_BLOCK_H:
        out_.set_heading(0);
        heading_ = false;
        out_.break_lines(2);
        break;
      case MD_BLOCK_CODE:
        out_.set_verbatim(false);
        out_.break_lines(2);
        break;
      case MD_BLOCK_HTML:  // it came line by line
        in_html_ = false;
        out_.break_lines(1);
        append_html(html_, offset(html_.data()), out_);
        out_.break_lines(1);
        break;
      case MD_BLOCK_TR:
        out_.end_row();
        break;
      case MD_BLOCK_P:
      case MD_BLOCK_QUOTE:
      case MD_BLOCK_TABLE:
        out_.break_lines(2);
        break;
      default:
        break;
    }
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_STRONG) out_.set_bold(true);
    if (type == MD_SPAN_IMG) ++images_;
    if (type == MD_SPAN_A) link(static_cast<const MD_SPAN_A_DETAIL*>(detail)->href);
  }

  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_STRONG) out_.set_bold(false);
    if (type == MD_SPAN_IMG) --images_;
    if (type == MD_SPAN_A) out_.close_link();
  }

  void link(const MD_ATTRIBUTE& target) {
    std::string url;
    for (size_t i = 0; target.size > 0 && target.substr_offsets[i] < target.size; ++i) {
      const std::string_view part(target.text + target.substr_offsets[i],
                                  target.substr_offsets[i + 1] - target.substr_offsets[i]);
      url += target.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(part) : std::string(part);
    }
    const std::string_view written(target.text, target.size);
    Span source;
    if (is_source(written)) source = {offset(target.text), offset(target.text) + target.size};
    out_.open_link(std::move(url), source);
  }

  bool is_source(std::string_view text) const {
    return !text.empty() && !std::less<>()(text.data(), source_.data()) &&
           !std::less<>()(source_.data() + source_.size(), text.data() + text.size());
  }
  uint64_t offset(const char* at) const {
    return at == nullptr ? 0 : static_cast<uint64_t>(at - source_.data());
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    if (images_ > 0) return;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
      if (heading_)
        out_.replace(" ", last_, last_);
      else
        out_.line_end();
      return;
    }
    if (!is_source(text)) {
      if (in_html_) return;
      // a line end or a space of the parser's own
      out_.replace(type == MD_TEXT_NULLCHAR ? "\xEF\xBF\xBD" : text, last_, last_);
      return;
    }
    const uint64_t at = offset(text.data());
    if (in_html_) {
      html_ = html_.empty()
                  ? text
                  : source_.substr(offset(html_.data()), at + text.size() - offset(html_.data()));
      return;
    }
    if (item_) marker(at);
    last_ = at + text.size();
    if (type == MD_TEXT_HTML)
      inline_html(text);
    else if (type == MD_TEXT_ENTITY)
      out_.replace(decode_entity(text), at, last_);
    else
      out_.copy(text, at);
  }

  void inline_html(std::string_view tag) {
    std::string name(tag.substr(0, 3));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (name == "<br") out_.line_end();
  }

  // The item's own marker, which MD4C does not tell of: on the line before its first text.
  void marker(uint64_t at) {
    item_ = false;
    constexpr uint64_t kReach = 200;
    const uint64_t from = at > kReach ? at - kReach : 0;
    std::string_view line = source_.substr(from, at - from);
    const size_t line_end = line.find_last_of("\r\n");
    if (line_end != line.npos) line.remove_prefix(line_end + 1);
    const std::string_view found = last_marker(line, ordered_);
    if (found.empty()) {
      out_.begin_item(ordered_ ? kNumbered : kBullet);
      return;
    }
    out_.copy(found, offset(found.data()));
    out_.copy(" ", offset(found.data()) + found.size());
  }

  std::string_view source_;
  PlainBuilder out_;
  std::string_view html_;
  bool in_html_ = false;
  bool item_ = false;     // an item has begun, its text not
  bool ordered_ = false;  // the list that was opened last
  bool heading_ = false;
  unsigned lists_ = 0;
  unsigned images_ = 0;
  uint64_t last_ = 0;  // where the last text ended
};

}  // namespace

PlainText read_markdown(std::string_view bytes) { return Reader(bytes).run(); }

}  // namespace annals::text
