// Is it HTML, Markdown or neither: by what the beginning holds.
#include <algorithm>
#include <array>

#include "text/markup.h"

namespace annals::text {
namespace {

constexpr size_t kReach = 64 << 10;
constexpr unsigned kEnough = 2;  // signs of Markdown on different lines

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

bool starts_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(),
                                                   [](char a, char b) { return a == lower(b); });
}

// Elements that structure a page; prose that speaks of one tag has no pair of them.
bool is_tag(std::string_view rest) {
  constexpr std::array<std::string_view, 23> kNames = {
      "p",  "br", "div", "li",   "ul",   "ol",   "h1",     "h2", "h3",  "h4",      "table",  "tr",
      "td", "a",  "b",   "span", "body", "html", "strong", "em", "pre", "section", "article"};
  size_t end = 0;
  while (end < rest.size() && (is_letter(rest[end]) || (rest[end] >= '1' && rest[end] <= '6')))
    ++end;
  if (end == rest.size() || (rest[end] != '>' && rest[end] != ' ' && rest[end] != '/' &&
                             rest[end] != '\n' && rest[end] != '\r'))
    return false;
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) {
    return name.size() == end && starts_with(rest, name);
  });
}

// Behind a byte order mark and white space.
std::string_view trimmed(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes.substr(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
}

bool is_html(std::string_view text) {
  if (begins_page(text) || starts_with(text, "<?xml")) return true;
  unsigned opened = 0;
  unsigned closed = 0;
  for (size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const bool closes = at + 1 < text.size() && text[at + 1] == '/';
    if (!is_tag(text.substr(at + 1 + closes))) continue;
    ++(closes ? closed : opened);
  }
  return opened >= 2 && opened + closed >= 3;
}

// "# Title", "[words](target)", "| --- |", "**bold**".
unsigned markdown_signs(std::string_view line) {
  size_t hashes = 0;
  while (hashes < line.size() && line[hashes] == '#') ++hashes;
  if (hashes > 0 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ') return kEnough;
  if (line.starts_with("```")) return 1;
  if (line.find_first_not_of("|-: \t") == line.npos && line.find("--") != line.npos &&
      line.find('|') != line.npos)
    return kEnough;
  for (size_t at = line.find("]("); at != line.npos; at = line.find("](", at + 2))
    if (line.find(')', at) != line.npos && line.rfind('[', at) != line.npos) return 1;
  for (const std::string_view mark : {"**", "__"}) {
    const size_t open = line.find(mark);
    if (open == line.npos || open + 3 >= line.size() || line[open + 2] == ' ') continue;
    if (line.find(mark, open + 3) != line.npos) return 1;
  }
  return 0;
}

}  // namespace

bool begins_page(std::string_view bytes) {
  bytes = trimmed(bytes);
  return starts_with(bytes, "<!doctype html") || starts_with(bytes, "<html");
}

Markup detect_markup(std::string_view bytes) {
  bytes = trimmed(bytes).substr(0, kReach);
  // A few tags within Markdown do not make it HTML.
  unsigned signs = 0;
  for (size_t at = 0; at < bytes.size() && signs < kEnough;) {
    const size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
    signs += markdown_signs(bytes.substr(at, end - at));
    at = end + 1;
  }
  const bool starts_as_page = bytes.starts_with('<');
  if (is_html(bytes) && (starts_as_page || signs < kEnough)) return Markup::html;
  return signs >= kEnough ? Markup::markdown : Markup::none;
}

}  // namespace annals::text
