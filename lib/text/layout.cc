#include "text/layout.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "text/cells.h"
#include "text/pages.h"

namespace annals::text {
namespace {

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

constexpr uint32_t kWidestWrap = 120;  // a longer line is no product of a hard wrap

class Builder {
 public:
  Builder(std::string_view text, Tokens& tokens, const AbbreviationTest& abbreviations,
          Layout& layout, std::span<const LineMark> marks)
      : text_(text),
        tokens_(tokens),
        abbreviations_(abbreviations),
        layout_(layout),
        marks_(marks) {}

  void run() {
    find_lines();
    if (has_pages_) set_pages_apart();
    const uint32_t wrap = wrap_column();
    for (size_t i = 0; i < lines_.size();) {
      size_t last = i;
      while (last + 1 < lines_.size() && continues(lines_[i], lines_[last], lines_[last + 1], wrap))
        tokens_[lines_[++last].first].gap = kSpace;
      add_block(i, last);
      i = last + 1;
    }
  }

 private:
  std::string_view at(uint32_t i) const { return slice(text_, tokens_[i]); }
  static bool is_mark(const Token& token) { return token.kind == TokenKind::punctuation; }
  // The first of tokens [at, end) that `is_wanted` tells, else `end`.
  template <typename IsWanted>
  uint32_t find(uint32_t at, uint32_t end, const IsWanted& is_wanted) const {
    const Token* const last = tokens_.data() + end;
    const Token* token = tokens_.data() + at;
    while (token != last && !is_wanted(*token)) ++token;
    return static_cast<uint32_t>(token - tokens_.data());
  }
  bool is_punctuation(uint32_t i) const { return tokens_[i].kind == TokenKind::punctuation; }

  // --- lines ---

  void find_lines() {
    const auto count = static_cast<uint32_t>(tokens_.size());
    for (uint32_t first = 0; first < count;) {
      const auto begins_line = [](const Token& token) { return (token.gap & kNewline) != 0; };
      const uint32_t end = find(first + 1, count, begins_line);
      Line line;
      line.first = line.content_first = first;
      line.end = line.content_end = end;
      line.blank_before = (tokens_[first].gap & (kBlankLine | kFirst)) != 0;
      line.blank_after = end == count || (tokens_[end].gap & kBlankLine) != 0;
      line.after_feed = has_feed(first);
      measure(line);
      look_at(line);
      if ((line.flags & kTableRow) != 0) part_cells(line);
      has_pages_ |=
          line.after_feed || ((line.flags & kDecorated) != 0 &&
                              is_dashed_number(text_, tokens_, {first, end, line.after_feed}));
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
      first = end;
    }
  }

  // A tab parts two cells as a blank line parts two blocks: no name goes on beyond it.
  void part_cells(const Line& line) {
    for (uint32_t i = line.first + 1; i < line.end; ++i)
      if (parts_cells(gap_before(i))) tokens_[i].gap |= kBlankLine;
  }
  std::string_view gap_before(uint32_t i) const {
    return slice(text_, tokens_[i - 1].end, tokens_[i].begin);
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
        const bool goes_on = !ends_sentence(lines_[first - 1].end - 1) &&
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
    for (; i < bytes.size(); ++i) continued += (static_cast<uint8_t>(bytes[i]) & 0xC0u) == 0x80u;
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

  static bool is_dash(std::string_view mark) {
    if (mark.size() == 1) return mark[0] == '-';
    return mark == "–" || mark == "—" || mark == "―";
  }

  static bool is_bullet_sign(std::string_view mark) {
    return is_dash(mark) || mark == "*" || mark == "•" || mark == "·" || mark == "◦" ||
           mark == "▪" || mark == "‣" || mark == "●" || mark == "○" || mark == "■" || mark == "►" ||
           mark == "+";
  }

  // Signs that decorate a heading on both sides.
  static bool is_decoration(std::string_view mark) {
    return is_dash(mark) || mark == "=" || mark == "~" || mark == "*" || mark == "·" || mark == "•";
  }

  void look_at(Line& line) const {
    bool words = false;
    unsigned uppers = 0;
    bool lowers = false;
    for (uint32_t i = line.first; i < line.end && i < line.first + 64 && !lowers; ++i) {
      const Token& token = tokens_[i];
      words |= token.kind != TokenKind::punctuation;
      lowers |= (token.shape & kHasLower) != 0 && (token.shape & kPossessive) == 0;
      uppers += (token.shape & kInitialUpper) != 0 ? token.length_class : 0u;
    }
    if (!words) {
      line.flags |= kRule;
      return;
    }
    if (!lowers && uppers >= 2) line.flags |= kAllCaps;
    decoration(line);
    marker(line);
    table(line);
    label(line);
  }

  // "## ", "**…**", "— … —".
  void decoration(Line& line) const {
    uint32_t first = line.first;
    uint32_t end = line.end;
    uint32_t hashes = 0;
    while (first + hashes < end && at(first + hashes) == "#" &&
           (hashes == 0 || tokens_[first + hashes].gap == 0))
      ++hashes;
    if (hashes >= 1 && hashes <= 6 && first + hashes < end && tokens_[first + hashes].gap != 0) {
      line.flags |= kHash;
      line.level = static_cast<uint8_t>(hashes);
      first += hashes;
      while (end > first + 1 && at(end - 1) == "#") --end;
    }
    if (end - first >= 5 && at(first) == at(first + 1) && (at(first) == "*" || at(first) == "_") &&
        at(end - 1) == at(first) && at(end - 2) == at(first)) {
      line.flags |= kBold;
      first += 2;
      end -= 2;
    }
    if ((line.flags & kHash) == 0 && end - first >= 3 && is_decoration(at(first)) &&
        at(end - 1) == at(first)) {
      const std::string_view sign = at(first);
      line.flags |= kDecorated;
      while (end - first > 1 && at(first) == sign) ++first;
      while (end - first > 1 && at(end - 1) == sign) --end;
    }
    line.content_first = first;
    line.content_end = end;
  }

  // A list bullet or a number before the content.
  void marker(Line& line) const {
    const uint32_t first = line.content_first;
    if ((line.flags & (kHash | kDecorated | kBold)) == 0 && line.end - first >= 2 &&
        is_punctuation(first) && is_bullet_sign(at(first)) && tokens_[first + 1].gap != 0) {
      line.flags |= kBullet;
      line.content_first = first + 1;
      return;
    }
    // "1." "2.3" "IV." "a)" "(3)" "§ 4."
    uint32_t i = first;
    const bool bracket = at(i) == "(";
    if (bracket || (at(i) == "§" && i + 1 < line.content_end)) ++i;
    uint32_t depth = 0;
    while (i < line.content_end) {
      const Token& token = tokens_[i];
      const bool digits = token.kind == TokenKind::number && token.length_class <= 3;
      const bool letter = depth == 0 && token.kind == TokenKind::word && token.length_class == 1;
      const bool roman = depth == 0 && token.kind == TokenKind::word && is_roman(at(i));
      if (!digits && !letter && !roman) return;
      ++depth;
      ++i;
      if (i >= line.content_end || tokens_[i].gap != 0) return;
      const std::string_view sign = at(i);
      if (sign != "." && sign != ")") return;
      ++i;
      if (i >= line.content_end) return;
      if (tokens_[i].gap != 0) {
        if (letter && sign == "." && !bracket) return;  // an initial: "J. Smith"
        line.flags |= kNumbered;
        line.level = std::max(line.level, static_cast<uint8_t>(std::min(depth, 6u)));
        line.content_first = i;
        return;
      }
      if (sign == ")") return;
    }
  }

  static bool is_roman(std::string_view word) {
    return !word.empty() && word.size() <= 6 &&
           word.find_first_not_of("IVXLC") == std::string_view::npos;
  }

  // Cells parted by | or tabs, or by dashes with space around them where the first is short.
  void table(Line& line) const {
    uint32_t bars = 0;
    uint32_t dashes = 0;
    uint32_t first_dash = 0;
    uint32_t semicolons = 0;  // "2014-05-03;Spring lecture;London": nothing stands behind them
    uint32_t commas = 0;
    for (uint32_t i = line.content_first + 1; i + 1 < line.content_end; ++i) {
      i = find(i, line.content_end - 1, is_mark);
      if (i + 1 == line.content_end) break;
      const std::string_view mark = at(i);
      if (mark[0] == '.') continue;
      if (mark[0] == ';' || mark[0] == ',') {
        if (tokens_[i + 1].is_glued() && parts_values(text_, tokens_, i, mark[0]))
          ++(mark[0] == ';' ? semicolons : commas);
        continue;
      }
      if (mark[0] == '|') ++bars;
      if ((is_dash(mark) || mark == "·" || mark == "•") && tokens_[i].gap != 0 &&
          tokens_[i + 1].gap != 0) {
        if (dashes++ == 0) first_dash = i;
      }
      if (dashes > 3 || bars > 1) break;
    }
    const std::string_view last = at(line.end - 1);
    const bool values = (semicolons >= 2 || commas >= 2) && last != "." && last != ":";
    if (bars > 0 || values || (dashes > 1 && first_dash - line.content_first <= 12) ||
        has_wide_gap(line.content_first, line.content_end))
      line.flags |= kTableRow;
  }

  // Whether a tab or several spaces part two tokens of [first, end), not what follows a label.
  bool has_wide_gap(uint32_t first, uint32_t end) const {
    constexpr uint32_t kWide = 3;
    for (uint32_t i = first + 1; i < end; ++i) {
      const uint32_t from = tokens_[i - 1].end;
      const uint32_t size = tokens_[i].begin - from;
      if (size == 0 || (size < kWide && text_[from] != '\t' && text_[from + size - 1] != '\t'))
        continue;
      if (parts_cells(gap_before(i)) &&
          (at(i - 1) != ":" || gap_before(i).find('\t') != std::string_view::npos))
        return true;
    }
    return false;
  }

  bool is_star(uint32_t i) const { return is_punctuation(i) && text_[tokens_[i].begin] == '*'; }

  // "Venue: …", "Invited speakers: …", "**Date:** …"
  void label(Line& line) const {
    uint32_t first = line.content_first;
    while (first + 2 < line.content_end && is_star(first)) ++first;
    if (!tokens_[first].is_word() || !tokens_[first].is_capitalised()) return;
    for (uint32_t i = first + 1; i < line.content_end && i <= first + 4; ++i) {
      while (i + 1 < line.content_end && is_star(i)) ++i;
      if (at(i) == ":" && tokens_[i].gap == 0) {
        while (i + 1 < line.content_end && is_star(i + 1) && tokens_[i + 1].gap == 0) ++i;
        if (i + 1 >= line.content_end || tokens_[i + 1].gap == 0) return;
        line.flags |= kLabel;
        line.content_first = first;
        return;
      }
      if (!tokens_[i].is_word() || tokens_[i].kind == TokenKind::mixed) return;
    }
  }

  // --- paragraphs ---

  // The column at which the text was wrapped; 0 when it was not. A wrapped text has no line
  // beyond the column, and most of its lines that go on reach near to it.
  uint32_t wrap_column() const {
    uint32_t widest = 0;
    for (const Line& line : lines_)
      if ((line.flags & kCarried) == 0) widest = std::max(widest, line.width + line.indent);
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

  // True if `next` goes on with the paragraph that `head` begins and `line` is the last of: its
  // first word did not fit.
  bool continues(const Line& head, const Line& line, const Line& next, uint32_t wrap) const {
    if (wrap == 0 || next.blank_before || (head.flags & kCarried) != 0) return false;
    if (line.width + line.indent + 1 + next.first_word <= wrap) return false;
    constexpr uint32_t kApart = kRule | kHash | kUnderlined;
    if (((head.flags | next.flags) & (kApart | kDecorated)) != 0)
      return (head.flags & (kApart | kDecorated)) == 0 && (next.flags & kApart) == 0 &&
             begins_within_sentence(head, line, next);
    if ((next.flags & (kBullet | kNumbered)) != 0 && next.indent <= line.indent)
      return begins_within_sentence(head, line, next);
    return true;
  }

  // A dash or a number that a wrapped sentence has at the beginning of a line: "the finals\n– third
  // of their kind –", "on 11 and\n12. The …". An item comes after a sentence, a colon or an item.
  bool begins_within_sentence(const Line& head, const Line& line, const Line& next) const {
    if ((next.flags & kNumbered) == 0 && !is_dash(at(next.first))) return false;
    if ((head.flags & next.flags & (kBullet | kNumbered)) != 0) return false;
    if (next.indent != line.indent) return false;
    const std::string_view last = at(line.end - 1);
    return !ends_sentence(line.end - 1) && last != ":" && last != ";";
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
    if (ends_sentence(block.content_end - 1)) block.flags |= kEndsSentence;
    block.first_sentence = static_cast<uint32_t>(layout_.sentences.size());
    if ((block.flags & kRule) == 0) split_sentences(block);
    block.end_sentence = static_cast<uint32_t>(layout_.sentences.size());
    layout_.blocks.push_back(block);
  }

  // --- sentences ---

  static bool is_closing(std::string_view mark) {
    if (mark.size() == 1)
      return mark[0] == '"' || mark[0] == '\'' || mark[0] == ')' || mark[0] == ']';
    return mark == "”" || mark == "’" || mark == "»" || mark == "“";
  }
  static bool is_stop(std::string_view mark) {
    if (mark.size() == 1) return mark[0] == '.' || mark[0] == '!' || mark[0] == '?';
    return mark == "…" || mark == "。";
  }

  bool ends_sentence(uint32_t last) const {
    uint32_t i = last;
    for (int closings = 0; i > 0 && closings < 3 && is_punctuation(i) && is_closing(at(i));
         ++closings)
      --i;
    return is_punctuation(i) && is_stop(at(i));
  }

  void split_sentences(const Block& block) {
    uint32_t begin = block.first_token;
    for (uint32_t i = block.content_token; i < block.end_token; ++i) {
      i = find(i, block.end_token, is_mark);
      if (i == block.end_token) break;
      if (!is_stop(at(i))) continue;
      uint32_t last = i;
      // Closing quotation marks and brackets, and further stops, belong to the sentence.
      while (last + 1 < block.end_token && is_punctuation(last + 1) && tokens_[last + 1].gap == 0 &&
             (is_closing(at(last + 1)) || is_stop(at(last + 1))))
        ++last;
      if (last + 1 >= block.end_token) break;
      if (tokens_[last + 1].gap != 0 && breaks_after(i, last)) {
        add_sentence(begin, last + 1);
        begin = last + 1;
      }
      i = last;
    }
    add_sentence(begin, block.end_token);
  }

  // `stop` is the stop's token, `last` the last of the closing marks after it.
  bool breaks_after(uint32_t stop, uint32_t last) const {
    const uint32_t next = last + 1;
    uint32_t opening = next;
    while (opening + 1 < tokens_.size() && is_punctuation(opening) && tokens_[opening + 1].gap == 0)
      ++opening;
    const Token& word = tokens_[opening];
    const bool capital = word.is_word()
                             ? word.is_capitalised()
                             : word.kind == TokenKind::number || word.kind == TokenKind::link ||
                                   word.kind == TokenKind::punctuation;
    if (!capital) return false;
    if (at(stop) != "." || stop == 0) return true;
    const Token& before = tokens_[stop - 1];
    if (tokens_[stop].gap != 0) return true;
    if (last == stop && before.kind == TokenKind::word) {
      // An initial, if it stands by itself or after another: "J. R. Moreno", not "the V&A".
      if (before.length_class == 1 && before.is_capitalised() &&
          (before.gap != 0 || (stop > 1 && at(stop - 2) == ".")))
        return false;
      if (abbreviations_.is_abbreviation(tokens_, stop - 1)) return false;
    }
    return true;
  }

  void add_sentence(uint32_t first, uint32_t end) {
    if (first >= end) return;
    layout_.sentences.push_back({tokens_[first].begin, tokens_[end - 1].end, first, end,
                                 static_cast<uint32_t>(layout_.blocks.size())});
  }

  std::string_view text_;
  Tokens& tokens_;
  const AbbreviationTest& abbreviations_;
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
  Builder(text, tokens, abbreviations, layout, marks).run();
}

}  // namespace annals::text
