// Writes a PlainText, for the readers of markup.
#ifndef ANNALS_LIB_TEXT_PLAIN_BUILDER_H_
#define ANNALS_LIB_TEXT_PLAIN_BUILDER_H_

#include <string>
#include <string_view>
#include <vector>

#include "text/markup.h"

namespace annals::text {

class PlainBuilder {
 public:
  // What follows stands on a new line: 1, or after a blank one: 2. Between two pieces of text the
  // greatest counts; before the first, none.
  void break_lines(unsigned count);
  // A line end of its own, as <br>: two of them leave a blank line.
  void line_end();
  // The edge of an element that pages show apart: "launch</a><span>17 August". White space is due
  // where a small letter meets a capital or a digit, a digit a capital, and between two elements a
  // digit another one.
  void part_words() { ++edges_; }
  // What follows is another cell of the row; begin_row opens one. A row of header cells is no text
  // of the archive's (kRule), unless it is a single one: that heads the rows below it.
  void begin_row();
  void cell(bool header);
  void end_row();

  // Lines that begin from now on are headings of this level; 0: no longer.
  void set_heading(uint8_t level) { heading_ = level; }
  // The lines from now on are of one article (kArticle), the first of them begins it; until the
  // end.
  void begin_article() { article_ = kArticle | kArticleStart; }
  void end_article() { article_ = 0; }
  // The next line is a list item: kBullet or kNumbered.
  void begin_item(uint32_t flag) { item_ = flag; }
  // How many lists hold the one in which lines begin from now on.
  void set_depth(unsigned lists) { depth_ = static_cast<uint8_t>(lists < 8 ? lists : 8); }
  void set_bold(bool bold) { bold_ += bold ? 1 : -1; }
  // White space is kept as it stands, line ends are line ends.
  void set_verbatim(bool verbatim) { verbatim_ += verbatim ? 1 : -1; }

  // Text that stands in the source at `source`, byte for byte.
  void copy(std::string_view text, uint64_t source);
  // Text that stands for the source's [source, source_end).
  void replace(std::string_view text, uint64_t source, uint64_t source_end);

  // The words in between are linked. Targets within the page and scripts are left out.
  void open_link(std::string url, Span source);
  void close_link();

  PlainText finish();

 private:
  void make_ready();
  void end_line();
  void white_space(uint64_t source, uint64_t source_end);

  PlainText out_;
  uint64_t source_ = 0;  // where the source has been read to
  unsigned breaks_ = 0;
  unsigned line_ends_ = 0;
  bool cell_ = false;    // a cell begins
  bool in_row_ = false;  // the row has text
  unsigned cells_ = 0;   // of the row
  bool space_ = false;   // white space is due
  unsigned edges_ = 0;   // of pieces, since the last text
  uint64_t space_begin_ = 0, space_end_ = 0;
  int bold_ = 0;
  int verbatim_ = 0;
  uint8_t heading_ = 0;
  uint8_t depth_ = 0;
  uint32_t item_ = 0;
  uint32_t article_ = 0;
  // The line being written.
  bool open_ = false;
  bool all_bold_ = true;
  unsigned headers_ = 0;
  LineMark line_;
  std::vector<LinkTarget> open_links_;
};

// What an HTML page or a part of one shows; `base` is where it begins in the source.
void append_html(std::string_view bytes, uint64_t base, PlainBuilder& out);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_PLAIN_BUILDER_H_
