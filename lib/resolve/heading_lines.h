// Which lines may be headings, by their layout, their dates and the gazetteer: the first step of
// find_headings.
#ifndef ANNALS_LIB_RESOLVE_HEADING_LINES_H_
#define ANNALS_LIB_RESOLVE_HEADING_LINES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// A block as a heading might see it.
struct Line {
  // Dates of the block: indices into Resolved::dates, half open.
  uint32_t first_date = 0;
  uint32_t end_date = 0;
  uint32_t lead = kNone;  // the date that it opens with
  bool pure = false;      // nothing but that date, its brackets and closing marks
  bool fine = false;      // that date is a day or a week
  bool short_line = false;
  bool strong = false;  // set off by its style: #, underline, bold, decoration
  bool row = false;     // bullet or table row

  bool has_date() const { return first_date < end_date; }
};

// Facts of every block. Linear.
std::vector<Line> survey_lines(const mentions::Input& input, const Resolved& resolved);

// "### 12 May 2014 – Ann Lee".
inline bool is_marked_entry(const text::Block& block, const Line& line) {
  return (block.flags & text::kHash) != 0 && line.fine && !line.pure;
}

// Past the last block of the article that begins with block `first`.
uint32_t article_end(const std::vector<text::Block>& blocks, uint32_t first);

// Whether the block is told in sentences, as no heading is.
bool is_prose(const text::Block& block);

// How lines say when a piece of news was put up.
struct PostingWords {
  explicit PostingWords(const rules::Pack& pack);

  rules::ListId cue;       // "posted on"
  rules::ListId by;        // "written by"
  rules::ListId section;   // "press releases"
  uint32_t in, on, under;  // words
};

// "News | 12 May 2014", "12 May 2014 in Press releases": nothing but a day and the section that a
// piece of news was filed under.
bool is_filed(const mentions::Input& input, const PostingWords& words, const text::Block& block,
              const Date& day);

// "Posted on 14.02.2023", "[Added 03/11/2019]": the block opens so, and nothing but a mark parts
// the cue from the day.
bool is_posting(const mentions::Input& input, const PostingWords& words, const text::Block& block,
                const Date& day);
// "By Ann Lee | Ghent | 7/03/18": a line by itself that closes with its day, before it names alone.
bool is_posted_by(const mentions::Input& input, const PostingWords& words, const text::Block& block,
                  const Date& date);

// The day or month in brackets, behind a whole sentence, that closes the tokens [first, end):
// "… It rained. (Riga, 6 May)"; kNone: there is none.
uint32_t signature(const mentions::Input& input, const Resolved& resolved, uint32_t first,
                   uint32_t end);

// Where the text ends that a day in brackets closes: "New hall opened" (block `title`), and right
// below it "… It rained. (6 May)", within a few paragraphs; kNone: none does.
uint32_t signed_end(const mentions::Input& input, const Resolved& resolved,
                    const std::vector<text::Block>& blocks, uint32_t title);

// "Matters arising:", a line of minutes that gives nothing but an item of the list.
bool is_agenda_line(const mentions::Input& input, const text::Block& block, rules::ListId items);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_HEADING_LINES_H_
