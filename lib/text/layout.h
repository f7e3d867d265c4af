// The layout of a text: its lines, grouped into blocks, and the sentences of each block.
//
// A block is what the page shows as one: a paragraph, a list item, a row of a table-like list, a
// line that stands alone. Lines that were wrapped at a fixed column are one paragraph. Whether a
// line is a heading is decided later (resolve/headings.h) from these facts and from the mentions.
#ifndef ANNALS_LIB_TEXT_LAYOUT_H_
#define ANNALS_LIB_TEXT_LAYOUT_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/token.h"
#include "text/token_marks.h"

namespace annals::text {

enum BlockFlag : uint32_t {
  kBlankBefore = 1 << 0,    // a blank line (or the start of the text) before it
  kBlankAfter = 1 << 1,     // a blank line (or the end) after it
  kSingleLine = 1 << 2,     // one line of the source
  kEndsSentence = 1 << 3,   // ends with . ! ? or those within a quotation mark or bracket
  kAllCaps = 1 << 4,        // has two letters or more, none lower case
  kUnderlined = 1 << 5,     // the next line is a run of = - ~ * (which belongs to no block)
  kBold = 1 << 6,           // the whole line stands between ** or __
  kHash = 1 << 7,           // Markdown # … ######, a wiki's == … == (level in `level`)
  kNumbered = 1 << 8,       // begins with "1.", "2.3", "IV." or "a)"
  kDecorated = 1 << 9,      // stands between dashes, equals signs or stars ("— 1998 —")
  kBullet = 1 << 10,        // begins with a list bullet (- * • · – — ◦ ▪ ‣ o)
  kTableRow = 1 << 11,      // cells parted by |, tabs or wide gaps, or " – " with short cells
  kRule = 1 << 12,          // nothing but punctuation: a separator
  kArticle = 1 << 15,       // markup says: of one item of news, post or event
  kArticleStart = 1 << 16,  // … its first line
  kCarried = 1 << 14,       // of another window (lib/windows): tells nothing of this one's width
  kLabel = 1 << 13,         // begins with a capitalised word or two and a colon ("Venue: …")
};

struct Block {
  uint32_t begin = 0;        // bytes: first character that is no white space, marker included
  uint32_t end = 0;          // past the last that is no white space
  uint32_t first_token = 0;  // tokens of the block, half open
  uint32_t end_token = 0;
  uint32_t content_token = 0;  // first token after the list marker, hash marks, bold marks, number
  uint32_t content_end = 0;    // past the last token before closing decoration
  uint32_t first_sentence = 0;
  uint32_t end_sentence = 0;
  uint32_t flags = 0;
  uint16_t indent = 0;  // columns before the first character
  uint8_t level = 0;    // Markdown heading level, depth of numbering ("2.3" is 2), else 0
};

struct Sentence {
  uint32_t begin = 0;  // bytes
  uint32_t end = 0;
  uint32_t first_token = 0;
  uint32_t end_token = 0;
  uint32_t block = 0;
};

struct Layout {
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  TokenMarks marks;  // what it was found by, kept for its memory
};

// A list marker that stands before the first of several lines, set apart, none of which has one:
// "• Spring Meeting" over "4 May 2013, Leeds". It adorns them, and begins no list.
inline bool opens_lines(std::span<const Block> blocks, size_t i) {
  constexpr uint32_t kFirst = kBullet | kBlankBefore | kTableRow;
  return (blocks[i].flags & kFirst) == (kBullet | kBlankBefore) && i + 1 < blocks.size() &&
         (blocks[i + 1].flags & kFirst) == 0;
}

// What markup alone tells of a line of the text without it (text/markup.h): flags that the layout
// takes as if it had seen the signs for them.
struct LineMark {
  uint64_t begin = 0;  // bytes of the line
  uint64_t end = 0;
  uint32_t flags = 0;
  uint8_t level = 0;  // of a heading
  uint8_t depth = 0;  // of an item or a line of a list within another one
};

// Tells whether a "." after token `index` belongs to an abbreviation ("Dr.", "Nov.", "St.").
// Supplied by the caller, who knows the word lists.
class AbbreviationTest {
 public:
  virtual ~AbbreviationTest() = default;
  virtual bool is_abbreviation(TokenSpan tokens, uint32_t index) const = 0;
};

// Fills `layout` (cleared first). Linear in the text. `marks`, ascending, apply to the lines that
// begin within them. Where a wrapped paragraph goes on in the next line, the gap of that line's
// first token becomes a space: no stage after this one shall see where the lines broke.
void find_layout(std::string_view text, Tokens& tokens, const AbbreviationTest& abbreviations,
                 Layout& layout, std::span<const LineMark> marks = {});

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_LAYOUT_H_
