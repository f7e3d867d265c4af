#include "text/layout.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "text/cells.h"
#include "text/line_marks.h"
#include "text/pages.h"
#include "text/sentences.h"
#include "text/utf8.h"

namespace annals::text {
namespace {

constexpr unsigned kColumns = 2;       // that a list within another one stands in
constexpr uint32_t kWidestWrap = 120;  // a longer line is no product of a hard wrap

class Builder : private TokenText {
 public:
  Builder(std::string_view text, Tokens& tokens, const AbbreviationTest& abbreviations,
          Layout& layout, std::span<const LineMark> marks)
      : TokenText(text, tokens),
        gaps_(tokens),
        found_(layout.marks),
        line_marks_(text, tokens, found_),
        sentences_(text, tokens, abbreviations),
        layout_(layout),
        marks_(marks) {}

  void run() {
    find_lines();
    if (has_pages_) set_pages_apart();
    const uint32_t wrap = wrap_column();
    for (size_t i = 0; i < lines_.size();) {
      size_t last = i;
      while (last + 1 < lines_.size() && continues(lines_[i], lines_[last], lines_[last + 1], wrap))
        gaps_[lines_[++last].first].gap = kSpace;
      add_block(i, last);
      i = last + 1;
    }
  }

 private:
  // --- lines ---

  void find_lines() {
    const auto count = static_cast<uint32_t>(tokens_.size());
    const std::vector<uint32_t>& begins = found_.lines;
    for (size_t number = 0; number < begins.size(); ++number) {
      const uint32_t first = begins[number];
      const uint32_t end = number + 1 < begins.size() ? begins[number + 1] : count;
      Line line;
      line.first = line.content_first = first;
      line.end = line.content_end = end;
      line.blank_before = (tokens_[first].gap & (kBlankLine | kFirst)) != 0;
      line.blank_after = end == count || (tokens_[end].gap & kBlankLine) != 0;
      line.after_feed = has_feed(first);
      measure(line);
      line_marks_.read(line);
      if ((line.flags & kTableRow) != 0) part_cells(line);
      const PageLine page_line{first, end, line.after_feed};
      has_pages_ |= line.after_feed || is_page_mark(text_, tokens_, page_line) ||
                    ((line.flags & kDecorated) != 0 && is_dashed_number(text_, tokens_, page_line));
      if (!marks_.empty()) apply_mark(line);
      if ((line.flags & kRule) != 0 && underlines(line)) {
        // The line above is a heading; this one is no text. What follows stands apart.
        lines_.back().flags |= kUnderlined;
        lines_.back().blank_after = true;
        pending_blank_ = true;
      } else {
        if (pending_blank_) line.blank_before = true;
        pending_blank_ = false;
        lines_.push_back(line);
      }
    }
  }

  // A tab parts two cells as a blank line parts two blocks: no name goes on beyond it.
  void part_cells(const Line& line) {
    for (uint32_t i = line.first + 1; i < line.end; ++i)
      if (parts_cells(gap_before(i))) gaps_[i].gap |= kBlankLine;
  }
  bool has_feed(uint32_t token) const {
    const uint32_t begin = token == 0 ? 0 : tokens_[token - 1].end;
    return slice(text_, begin, tokens_[token].begin).find('\f') != std::string_view::npos;
  }

  // Heads, feet and numbers of pages are no text: they part nothing, and a paragraph that goes on
  // behind them does so.
  void set_pages_apart() {
    std::vector<PageLine> lines;
    for (const Line& line : lines_) lines.push_back({line.first, line.end, line.after_feed});
    std::vector<uint32_t> found;
    find_page_lines(text_, tokens_, lines, found);
    for (size_t i = 0; i < found.size();) {
      size_t end = i + 1;
      while (end < found.size() && found[end] == found[end - 1] + 1) ++end;
      const uint32_t first = found[i];
      const uint32_t next = found[end - 1] + 1;
      for (uint32_t k = first; k < next; ++k) lines_[k].flags = kRule;
      if (first > 0 && next < lines_.size()) {
        const bool goes_on = !sentences_.end_at(lines_[first - 1].end - 1) &&
                             !tokens_[lines_[next].first].is_capitalised() &&
                             tokens_[lines_[next].first].is_word();
        lines_[first - 1].blank_after = lines_[next].blank_before = !goes_on;
      }
      i = end;
    }
  }

  void apply_mark(Line& line) {
    const uint32_t begin = tokens_[line.first].begin;
    while (!marks_.empty() && marks_.front().end <= begin) marks_ = marks_.subspan(1);
    if (marks_.empty() || begin < marks_.front().begin || (line.flags & kRule) != 0) return;
    line.flags |= marks_.front().flags;
    line.level = std::max(line.level, marks_.front().level);
    line.indent = static_cast<uint16_t>(line.indent + kColumns * marks_.front().depth);
  }

  void measure(Line& line) {
    const uint32_t begin = tokens_[line.first].begin;
    uint32_t start = begin;
    while (start > 0 && (text_[start - 1] == ' ' || text_[start - 1] == '\t')) --start;
    for (uint32_t i = start; i < begin; ++i)
      line.indent = static_cast<uint16_t>(line.indent + (text_[i] == '\t' ? 8 : 1));
    const uint32_t end = tokens_[line.end - 1].end;
    const std::string_view all = slice(text_, begin, end);
    const size_t word = std::min(all.find(' '), all.size());
    line.first_word = characters(all.substr(0, word));
    line.width = line.first_word;
    // Not further than to know that it is too long for a wrap.
    if (line.width <= kWidestWrap)
      line.width += characters(all.substr(word, size_t{4} * kWidestWrap));
  }

  // UTF-8 bytes that continue no character, eight at a time; most eights are ASCII.
  static uint32_t characters(std::string_view bytes) {
    constexpr uint64_t kOnes = 0x0101010101010101u;
    size_t continued = 0;
    size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
      uint64_t eight;
      std::memcpy(&eight, bytes.data() + i, 8);
      if ((eight & kOnes << 7) == 0) continue;
      const uint64_t continuing = (eight >> 7) & ~(eight >> 6) & kOnes;
      continued += continuing * kOnes >> 56;
    }
    for (; i < bytes.size(); ++i) continued += is_continuation(bytes[i]);
    return static_cast<uint32_t>(bytes.size() - continued);
  }

  // Runs of = - ~ * of three or more, below a line of text.
  bool underlines(const Line& line) const {
    if (lines_.empty() || line.blank_before || line.end - line.first < 3) return false;
    const std::string_view mark = at(line.first);
    if (mark != "=" && mark != "-" && mark != "~" && mark != "*" && mark != "^") return false;
    for (uint32_t i = line.first; i < line.end; ++i)
      if (at(i) != mark) return false;
    return lines_.back().width <= kWidestWrap && (lines_.back().flags & kRule) == 0;
  }

  // --- paragraphs ---

  // The column at which the text was wrapped; 0 when it was not. Of a wrapped text next to no line
  // reaches beyond the column (a link does, or a line that somebody mended), and most of the lines
  // that go on reach near to it.
  uint32_t wrap_column() const {
    const uint32_t widest = widest_but_few();
    if (widest > kWidestWrap || widest < 40) return 0;
    uint32_t going_on = 0;
    uint32_t full = 0;
    for (size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (lines_[i + 1].blank_before) continue;
      ++going_on;
      full += lines_[i].width + lines_[i].indent + 1 + lines_[i + 1].first_word > widest;
    }
    return full >= 5 && full * 3 >= going_on ? widest : 0;
  }

  // The column that one line of a hundred reaches beyond, those apart that are a single word.
  uint32_t widest_but_few() const {
    std::array<uint32_t, kWidestWrap + 2> lines{};  // by their last column
    uint32_t few = 0;
    for (const Line& line : lines_) {
      if ((line.flags & kCarried) != 0 || line.width == line.first_word) continue;
      ++lines[std::min(line.width + line.indent, kWidestWrap + 1)];
      ++few;
    }
    few /= 100;
    uint32_t column = kWidestWrap + 1;
    for (uint32_t beyond = lines[column]; column > 0 && beyond <= few; beyond += lines[column])
      --column;
    return column;
  }

  // True if `next` goes on with the paragraph that `head` begins and `line` is the last of: its
  // first word did not fit, or hardly.
  bool continues(const Line& head, const Line& line, const Line& next, uint32_t wrap) const {
    if (wrap == 0 || next.blank_before || (head.flags & kCarried) != 0) return false;
    if (line.width + line.indent + 1 + next.first_word <= wrap && !goes_on_ragged(line, next, wrap))
      return false;
    if (&line != &head && next.indent > line.indent + 1 && head.indent >= next.indent)
      return false;  // paragraphs begin with a space before their first line
    constexpr uint32_t kApart = kRule | kHash | kUnderlined;
    if (((head.flags | next.flags) & (kApart | kDecorated)) != 0)
      return (head.flags & (kApart | kDecorated)) == 0 && (next.flags & kApart) == 0 &&
             begins_within_sentence(head, line, next);
    if ((next.flags & (kBullet | kNumbered)) != 0 && next.indent <= line.indent)
      return begins_within_sentence(head, line, next);
    return true;
  }

  // Wrapped by hand: a line nearly full that ends no sentence, and the next begins with a small
  // letter.
  bool goes_on_ragged(const Line& line, const Line& next, uint32_t wrap) const {
    const Token& first = tokens_[next.first];
    const std::string_view last = at(line.end - 1);
    return (line.width + line.indent) * 4 >= wrap * 3 && next.indent == line.indent &&
           first.kind == TokenKind::word && !first.is_capitalised() &&
           !sentences_.end_at(line.end - 1) && last != ":" && last != ";";
  }

  // A dash or a number that a wrapped sentence has at the beginning of a line: "the finals\n– third
  // of their kind –", "on 11 and\n12. The …". An item comes after a sentence, a colon or an item.
  bool begins_within_sentence(const Line& head, const Line& line, const Line& next) const {
    if ((next.flags & kNumbered) == 0 && !is_dash(at(next.first))) return false;
    if ((head.flags & next.flags & (kBullet | kNumbered)) != 0) return false;
    if (next.indent != line.indent) return false;
    const std::string_view last = at(line.end - 1);
    return !sentences_.end_at(line.end - 1) && last != ":" && last != ";";
  }

  void add_block(size_t first_line, size_t last_line) {
    const Line& head = lines_[first_line];
    const Line& tail = lines_[last_line];
    Block block;
    block.begin = tokens_[head.first].begin;
    block.end = tokens_[tail.end - 1].end;
    block.first_token = head.first;
    block.end_token = tail.end;
    block.content_token = head.content_first;
    block.content_end = first_line == last_line ? head.content_end : tail.end;
    block.flags = head.flags;
    if (first_line == last_line)
      block.flags |= kSingleLine;
    else
      block.flags &= ~static_cast<uint32_t>(kTableRow | kAllCaps | kBold | kDecorated);
    block.indent = head.indent;
    block.level = head.level;
    if (head.blank_before) block.flags |= kBlankBefore;
    if (tail.blank_after) block.flags |= kBlankAfter;
    if (sentences_.end_at(block.content_end - 1)) block.flags |= kEndsSentence;
    block.first_sentence = static_cast<uint32_t>(layout_.sentences.size());
    if ((block.flags & kRule) == 0)
      sentences_.split(block, static_cast<uint32_t>(layout_.blocks.size()),
                       signs_.within(block.content_token, block.end_token), layout_.sentences);
    block.end_sentence = static_cast<uint32_t>(layout_.sentences.size());
    layout_.blocks.push_back(block);
  }

  Tokens& gaps_;  // the same tokens, where their gaps are changed
  const TokenMarks& found_;
  MarkCursor signs_{found_.signs};  // of blocks
  LineMarks line_marks_;
  Sentences sentences_;
  Layout& layout_;
  std::span<const LineMark> marks_;  // those ahead
  std::vector<Line> lines_;
  bool pending_blank_ = false;
  bool has_pages_ = false;
};

}  // namespace

void find_layout(std::string_view text, Tokens& tokens, const AbbreviationTest& abbreviations,
                 Layout& layout, std::span<const LineMark> marks) {
  layout.blocks.clear();
  layout.sentences.clear();
  find_marks(text, tokens, layout.marks);
  Builder(text, tokens, abbreviations, layout, marks).run();
}

}  // namespace annals::text
