// The running heads, running feet and page numbers of a text that was cut into pages.
#ifndef ANNALS_LIB_TEXT_PAGES_H_
#define ANNALS_LIB_TEXT_PAGES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace annals::text {

// A line, as a range of tokens.
struct PageLine {
  uint32_t first = 0;
  uint32_t end = 0;
  bool after_feed = false;  // a form feed stands before it
};

// Where pages break: at a form feed, and at a page number between dashes. What repeats there,
// but for one number that counts the pages, belongs to the page and not to the text. Fills
// `found`, ascending, with the numbers of these lines. The first line of the text is its title.
void find_page_lines(std::string_view text, TokenSpan tokens, const std::vector<PageLine>& lines,
                     std::vector<uint32_t>& found);

// "- 12 -": a number of at most three digits between dashes.
bool is_dashed_number(std::string_view text, TokenSpan tokens, const PageLine& line);

// "[Page 12]", "[p. 12]": how a transcript tells where a page begins.
bool is_page_mark(std::string_view text, TokenSpan tokens, const PageLine& line);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_PAGES_H_
