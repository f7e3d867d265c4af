// What a line shows by itself: headings' signs, bullets, numbers, cells, labels.
#ifndef ANNALS_LIB_TEXT_LINE_MARKS_H_
#define ANNALS_LIB_TEXT_LINE_MARKS_H_

#include <cstdint>
#include <string_view>

#include "text/token_marks.h"
#include "text/token_text.h"

namespace annals::text {

// A line of the source, as token range [first, end).
struct Line {
  uint32_t first = 0;
  uint32_t end = 0;
  uint32_t width = 0;       // characters, without indent
  uint32_t first_word = 0;  // characters of its first word, as a wrapper sees it
  uint16_t indent = 0;
  bool blank_before = false;
  bool blank_after = false;
  bool after_feed = false;  // a form feed before it
  uint32_t flags = 0;
  uint32_t content_first = 0;
  uint32_t content_end = 0;
  uint8_t level = 0;
};

// "-", "–" and their like.
bool is_dash(std::string_view mark);

// Fills the flags (BlockFlag), the level and the content of a line.
class LineMarks : public TokenText {
 public:
  // The lines ascend.
  LineMarks(std::string_view text, TokenSpan tokens, const TokenMarks& marks)
      : TokenText(text, tokens), signs_(marks.signs), gaps_(marks.gaps) {}
  void read(Line& line);

 private:
  bool is_button(const Line& line) const;
  uint32_t heading_signs(const Line& line) const;
  void decoration(Line& line) const;
  uint32_t behind_ornaments(const Line& line) const;
  void marker(Line& line) const;
  void table(Line& line);
  bool has_wide_gap(uint32_t first, uint32_t end);
  bool is_star(uint32_t i) const;
  void label(Line& line) const;

  MarkCursor signs_;
  MarkCursor gaps_;
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_LINE_MARKS_H_
