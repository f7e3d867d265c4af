#include "text/line_marks.h"

#include <algorithm>

#include "text/cells.h"
#include "text/layout.h"

namespace annals::text {
namespace {

bool is_bullet_sign(std::string_view mark) {
  return is_dash(mark) || mark == "*" || mark == "•" || mark == "·" || mark == "◦" || mark == "▪" ||
         mark == "‣" || mark == "●" || mark == "○" || mark == "■" || mark == "►" || mark == "+";
}

// Signs that decorate a heading on both sides.
bool is_decoration(std::string_view mark) {
  return is_dash(mark) || mark == "=" || mark == "~" || mark == "*" || mark == "·" || mark == "•";
}

// "📍", "→", "★", ">>" before a line, which tell nothing: arrows to symbols (U+2190–2BFF), emoji
// (U+1F000 and above), the selector of their look (U+FE0F).
bool is_ornament(std::string_view mark) {
  if (mark.size() == 4) return mark[0] == '\xF0' && mark[1] == '\x9F';
  return mark == ">" || mark == "»" || mark == "›" || mark == "\xEF\xB8\x8F" ||
         (mark.size() == 3 && mark[0] == '\xE2' && mark[1] >= '\x86' && mark[1] <= '\xAF');
}

bool is_roman(std::string_view word) {
  return !word.empty() && word.size() <= 6 &&
         word.find_first_not_of("IVXLC") == std::string_view::npos;
}

}  // namespace

bool is_dash(std::string_view mark) {
  if (mark.size() == 1) return mark[0] == '-';
  return mark == "–" || mark == "—" || mark == "―";
}

// "[edit]", "[show]": a button that was copied with the page.
bool LineMarks::is_button(const Line& line) const {
  return line.end == line.first + 3 && at(line.first) == "[" && at(line.first + 2) == "]" &&
         tokens_[line.first + 1].kind == TokenKind::word &&
         (tokens_[line.first + 1].shape & kInitialUpper) == 0 && tokens_[line.first + 1].gap == 0 &&
         tokens_[line.first + 2].gap == 0;
}

void LineMarks::read(Line& line) {
  bool words = false;
  unsigned uppers = 0;
  bool lowers = false;
  for (uint32_t i = line.first; i < line.end && i < line.first + 64 && !lowers; ++i) {
    const Token& token = tokens_[i];
    words |= token.kind != TokenKind::punctuation;
    lowers |= (token.shape & kHasLower) != 0 && (token.shape & kPossessive) == 0;
    uppers += (token.shape & kInitialUpper) != 0 ? token.length_class : 0u;
  }
  if (!words || is_button(line)) {
    line.flags |= kRule;
    return;
  }
  if (!lowers && uppers >= 2) line.flags |= kAllCaps;
  decoration(line);
  marker(line);
  table(line);
  label(line);
}

// How many signs mark the line as a heading: "## …" of Markdown, "== … ==" of MediaWiki, "== …" of
// AsciiDoc; 0: it has none.
uint32_t LineMarks::heading_signs(const Line& line) const {
  constexpr uint32_t kMost = 6;
  const std::string_view sign = at(line.first);
  if (sign != "#" && sign != "=") return 0;
  uint32_t signs = 1;
  while (line.first + signs < line.end && at(line.first + signs) == sign &&
         tokens_[line.first + signs].gap == 0)
    ++signs;
  if (signs > kMost || line.first + signs >= line.end) return 0;
  const bool apart = tokens_[line.first + signs].gap != 0;
  if (sign == "#") return apart ? signs : 0;
  const bool closed =
      line.end - line.first > 2 * signs && at(line.end - signs) == sign && at(line.end - 1) == sign;
  return closed || (apart && signs > 1) ? signs : 0;
}

// "## …", "== … ==", "**…**", "— … —".
void LineMarks::decoration(Line& line) const {
  uint32_t first = line.first;
  uint32_t end = line.end;
  if (const uint32_t signs = heading_signs(line); signs > 0) {
    const std::string_view sign = at(first);
    line.flags |= kHash;
    line.level = static_cast<uint8_t>(signs);
    first += signs;
    while (end > first + 1 && at(end - 1) == sign) --end;
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

// Past the ornaments that stand before the content, apart from it.
uint32_t LineMarks::behind_ornaments(const Line& line) const {
  uint32_t i = line.content_first;
  while (i + 1 < line.content_end && is_punctuation(i) && is_ornament(at(i))) ++i;
  return tokens_[i].gap != 0 ? i : line.content_first;
}

// A list bullet or a number before the content.
void LineMarks::marker(Line& line) const {
  const uint32_t first = line.content_first;
  if ((line.flags & (kHash | kDecorated | kBold)) == 0 && line.end - first >= 2 &&
      is_punctuation(first) && is_bullet_sign(at(first)) && tokens_[first + 1].gap != 0) {
    line.flags |= kBullet;
    line.content_first = first + 1;
    return;
  }
  if (const uint32_t behind = behind_ornaments(line); behind != first) {
    line.content_first = behind;
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

// Cells parted by | or tabs, or by dashes with space around them where the first is short.
void LineMarks::table(Line& line) {
  uint32_t bars = 0;
  uint32_t dashes = 0;
  uint32_t first_dash = 0;
  uint32_t semicolons = 0;  // "2014-05-03;Spring lecture;London": nothing stands behind them
  uint32_t commas = 0;
  for (const uint32_t i : signs_.within(line.content_first + 1, line.content_end - 1)) {
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
bool LineMarks::has_wide_gap(uint32_t first, uint32_t end) {
  for (const uint32_t i : gaps_.within(first + 1, end)) {
    // … nor what a typist leaves behind a sentence.
    constexpr uint32_t kSentence = 8;  // tokens
    if (i - first >= kSentence && at(i - 1) == "." &&
        gap_before(i).find('\t') == std::string_view::npos)
      continue;
    if (parts_cells(gap_before(i)) &&
        (at(i - 1) != ":" || gap_before(i).find('\t') != std::string_view::npos))
      return true;
  }
  return false;
}

bool LineMarks::is_star(uint32_t i) const {
  return is_punctuation(i) && text_[tokens_[i].begin] == '*';
}

// "Venue: …", "Invited speakers: …", "**Date:** …"
void LineMarks::label(Line& line) const {
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

}  // namespace annals::text
