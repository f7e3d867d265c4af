#include "text/html_nesting.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

namespace annals::text {
namespace {

constexpr size_t kLongestTag = 16 << 10;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

// The first eight letters of a tag's name: enough to tell HTML's names apart.
using Name = uint64_t;
constexpr Name name(std::string_view text) {
  Name out = 0;
  for (size_t i = 0; i < text.size() && i < 8; ++i) {
    const char c = text[i];
    out |= static_cast<Name>(static_cast<uint8_t>(c >= 'A' && c <= 'Z' ? c + 32 : c)) << (8 * i);
  }
  return out;
}

template <size_t N>
bool is_in(const Name (&names)[N], Name one) {
  return std::find(std::begin(names), std::end(names), one) != std::end(names);
}

// Elements that hold nothing, or that the next of their sort closes.
constexpr Name kFlat[] = {
    name("area"), name("base"),  name("br"),   name("col"),   name("embed"),    name("hr"),
    name("img"),  name("input"), name("link"), name("meta"),  name("param"),    name("source"),
    name("wbr"),  name("track"), name("p"),    name("li"),    name("dt"),       name("dd"),
    name("tr"),   name("td"),    name("th"),   name("tbody"), name("thead"),    name("tfoot"),
    name("html"), name("head"),  name("body"), name("image"), name("colgroup"), name("frame")};
// Elements that an end tag of another does not close.
constexpr Name kWalls[] = {name("table"),    name("object"), name("applet"), name("marquee"),
                           name("button"),   name("svg"),    name("math"),   name("caption"),
                           name("template"), name("select")};
// Elements that are closed by themselves, whatever is open within them.
constexpr Name kFormats[] = {name("a"),  name("b"),    name("big"), name("code"),  name("em"),
                             name("i"),  name("font"), name("s"),   name("small"), name("strike"),
                             name("tt"), name("nobr"), name("u"),   name("strong")};
// Elements whose content is no markup.
constexpr Name kRaw[] = {name("script"), name("style"),   name("textarea"), name("title"),
                         name("xmp"),    name("noembed"), name("noframes"), name("iframe")};

class Guard {
 public:
  Guard(std::string_view html, std::string& buffer) : html_(html), buffer_(buffer) {}

  std::string_view run() {
    for (size_t at = html_.find('<'); at < html_.size(); at = html_.find('<', at)) at = tag(at);
    return changed_ ? std::string_view(buffer_) : html_;
  }

 private:
  // Gives where to go on.
  size_t tag(size_t at) {
    const std::string_view rest = html_.substr(at, 4);
    if (rest == "<!--") return past("-->", at + 4);
    const bool closes = rest.size() > 1 && rest[1] == '/';
    const size_t first = at + 1 + closes;
    if (first >= html_.size() || !is_letter(html_[first])) return at + 1;
    size_t end = first;
    while (end < html_.size() &&
           (is_letter(html_[end]) || (html_[end] >= '0' && html_[end] <= '9')))
      ++end;
    const Name one = name(html_.substr(first, end - first));
    const size_t name_end = end;
    end = tag_end(end);
    if (closes) {
      close(one);
      return end;
    }
    if (end - at > kLongestTag) {
      blank(at, end);
      return end;
    }
    if (is_in(kRaw, one)) return past_raw(html_.substr(first, name_end - first), end);
    const bool empty = html_.substr(end - 2, 2) == "/>" && has_wall();  // in SVG or MathML
    if (is_in(kFlat, one) || empty) return end;
    if (open_.size() < kDeepestHtml)
      open_.push_back(one);
    else
      blank(at, end);
    return end;
  }

  bool has_wall() const {
    return std::find(open_.begin(), open_.end(), name("svg")) != open_.end() ||
           std::find(open_.begin(), open_.end(), name("math")) != open_.end();
  }

  size_t past(std::string_view what, size_t at) const {
    const size_t found = html_.find(what, at);
    return found == html_.npos ? html_.size() : found + what.size();
  }

  // Past the ">"; quotation marks count after an equals sign only.
  size_t tag_end(size_t at) const {
    bool value = false;
    while (at < html_.size() && html_[at] != '>') {
      const char c = html_[at];
      if (value && (c == '"' || c == '\'')) {
        const size_t end = html_.find(c, at + 1);
        if (end == html_.npos) return html_.size();
        at = end;
      }
      if (c == '=')
        value = true;
      else if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
        value = false;
      ++at;
    }
    return std::min(at + 1, html_.size());
  }

  // Before the end tag of the element whose content begins at `at`.
  size_t past_raw(std::string_view element, size_t at) const {
    for (size_t end = html_.find("</", at); end != html_.npos; end = html_.find("</", end + 2)) {
      const std::string_view found = html_.substr(end + 2, element.size());
      if (std::equal(found.begin(), found.end(), element.begin(), element.end(),
                     [](char a, char b) { return lower(a) == lower(b); }))
        return end;
    }
    return html_.size();
  }

  void close(Name one) {
    for (size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1] == one) {
        const auto place = open_.begin() + static_cast<std::ptrdiff_t>(i - 1);
        open_.erase(place, is_in(kFormats, one) ? place + 1 : open_.end());
        return;
      }
      if (is_in(kWalls, open_[i - 1])) return;
    }
  }

  void blank(size_t begin, size_t end) {
    if (!changed_) buffer_ = html_;
    changed_ = true;
    std::memset(buffer_.data() + begin, ' ', end - begin);
  }

  std::string_view html_;
  std::string& buffer_;
  bool changed_ = false;
  std::vector<Name> open_;
};

}  // namespace

std::string_view limit_nesting(std::string_view html, std::string& buffer) {
  return Guard(html, buffer).run();
}

}  // namespace annals::text
