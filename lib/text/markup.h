// Text without its markup: what a reader of the rendered page sees, line by line, with a map back.
//
// Blocks (paragraphs, headings, lists, tables) are parted by blank lines; list items, rows and
// forced line breaks by line ends; the cells of a row by " | ". What the markup alone tells, which
// line is a heading, an item or bold, goes to the layout beside the text, as marks.
// Gumbo (HTML) and MD4C (Markdown) are used here only.
#ifndef ANNALS_LIB_TEXT_MARKUP_H_
#define ANNALS_LIB_TEXT_MARKUP_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"
#include "annals/text.h"
#include "text/layout.h"
#include "text/source_map.h"

namespace annals::text {

// A link whose target stands in the markup.
struct LinkTarget {
  uint64_t begin = 0;  // of the words that are linked, in the text
  uint64_t end = 0;
  std::string url;
  Span source;  // the target as the source writes it; else the linked words
};

struct PlainText {
  std::string text;
  SourceMap map;
  std::vector<LineMark> marks;    // ascending
  std::vector<LinkTarget> links;  // ascending by begin
};

// Whether a whole HTML page begins there, behind white space: "<!doctype html", "<html".
bool begins_page(std::string_view bytes);

// What the first 64 KiB look like. HTML: a doctype, or tags that HTML has; Markdown: headings with
// hashes, links in brackets, rows of a table; else none. Never Markup::detect.
Markup detect_markup(std::string_view bytes);

// Total: any bytes give a text. Linear, but for nesting, which is looked at 512 levels deep; deeper
// tags are read as white space. Memory of HTML: about 20 bytes for each of its bytes while it
// works. At most kMostMarkup bytes.
inline constexpr uint64_t kMostMarkup = 64u << 20;
PlainText read_html(std::string_view bytes);
// CommonMark with tables; line ends within a paragraph stay, since the layout can tell wrapped
// lines from the lines of an entry; HTML in it is read as HTML; YAML before it is left out.
PlainText read_markdown(std::string_view bytes);

// The encoding that a page's first 1,024 bytes name in a <meta>; empty: none.
std::string html_charset(std::string_view bytes);

// What "&eacute;", "&#233;" or "&#xE9;" stands for, as the HTML parser has it; itself if nothing.
std::string decode_entity(std::string_view entity);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_MARKUP_H_
