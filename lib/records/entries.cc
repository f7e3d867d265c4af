#include "records/entries.h"

#include <algorithm>
#include <array>

#include "resolve/heading_lines.h"

namespace annals::records {
namespace {

using resolve::kNone;
using text::Block;

constexpr uint32_t kLongLine = 32;    // tokens: a title or a date line is shorter
constexpr uint32_t kTitleLines = 4;   // lines among which an entry's date stands
constexpr uint32_t kHeadTokens = 40;  // of a block that are asked for a date

class Finder {
 public:
  Finder(const mentions::Input& input, const resolve::Resolved& resolved, const Clauses& clauses,
         Entries& entries)
      : input_(input),
        resolved_(resolved),
        clauses_(clauses),
        blocks_(input.layout.blocks),
        out_(entries) {}

  void run() {
    out_.roles.assign(blocks_.size(), BlockRole::free);
    out_.date_of.assign(blocks_.size(), kNone);
    for (const resolve::Heading& heading : resolved_.headings)
      out_.roles[heading.block] = BlockRole::heading;
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if ((blocks_[i].flags & text::kRule) != 0) out_.roles[i] = BlockRole::rule;
    survey();
    for (uint32_t i = 0; i < blocks_.size();) {
      if (out_.roles[i] != BlockRole::free) {
        ++i;
        continue;
      }
      uint32_t end = i + 1;
      while (end < blocks_.size() && out_.roles[end] == BlockRole::free &&
             (blocks_[end].flags & text::kBlankBefore) == 0)
        ++end;
      if (!headline(i, end)) stanza(i, end);
      i = end;
    }
    take_text_of_marked();
    for (uint32_t i = 0; i < blocks_.size();) i = list(i);
    take_headed();
  }

 private:
  // Where two items of three open with a date of their own, each item is an entry: "All month:
  // exhibition of photographs". Returns the end of the list.
  uint32_t list(uint32_t first) {
    uint32_t end = first;
    uint32_t dated = 0;
    for (; end < blocks_.size() && is_item(end, first); ++end) dated += leads(end, date_in(end));
    if (end - first < 3 || dated * 3 < (end - first) * 2) return std::max(end, first + 1);
    for (uint32_t i = first; i < end; ++i) {
      const bool topic =
          i > first && text::slice(input_.text, input_.tokens[blocks_[i].first_token - 1]) == ":";
      if (!topic && date_in(i) == kNone) out_.roles[i] = BlockRole::entry;
    }
    return end;
  }

  // "NEW CLINIC. The clinic was …", "Riga. – An agreement was …": where most paragraphs open with
  // such a head, each is an entry.
  void take_headed() {
    uint32_t paragraphs = 0;
    uint32_t headed = 0;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      if (!is_paragraph(i)) continue;
      ++paragraphs;
      headed += has_head(i);
    }
    if (headed < 3 || headed * 2 < paragraphs) return;
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if (is_paragraph(i) && has_head(i))
        entry(i, i + 1, clauses_.own_date({blocks_[i].content_token, blocks_[i].end_token}));
  }

  bool is_paragraph(uint32_t i) const {
    constexpr uint32_t kEnds = text::kBlankBefore | text::kEndsSentence;
    return out_.roles[i] == BlockRole::free && (blocks_[i].flags & kEnds) == kEnds && !is_row(i);
  }

  // Words in capitals up to a stop, a colon or a dash, or capitalised ones up to a dash.
  bool has_head(uint32_t i) const {
    constexpr uint32_t kLongest = 9;  // tokens
    const auto& tokens = input_.tokens;
    const auto at = [&](uint32_t t) { return text::slice(input_.text, tokens[t]); };
    const uint32_t first = blocks_[i].content_token;
    const uint32_t last = std::min(blocks_[i].end_token - 1, first + kLongest);
    if (!tokens[first].is_word() || !tokens[first].is_capitalised()) return false;
    bool capitals = false;
    bool lower = false;
    for (uint32_t t = first; t < last; ++t) {
      const std::string_view mark = at(t);
      if (tokens[t].is_word()) {
        if (!tokens[t].is_capitalised() && tokens[t].word != clauses_.words().and_ &&
            tokens[t].word != clauses_.words().of)
          return false;
        lower |= (tokens[t].shape & text::kHasLower) != 0;
        capitals |= (tokens[t].shape & text::kAllUpper) != 0 && tokens[t].length_class > 2;
        continue;
      }
      const bool dash = mentions::is_parting_dash(input_, t) ||
                        (mark == "." && mentions::is_parting_dash(input_, t + 1));
      const bool ends = dash || ((mark == "." || mark == ":") && capitals && !lower);
      if (ends) return t > first && tokens[t + 1].gap != 0;
      if (tokens[t].kind == text::TokenKind::number ? lower : mark == ".") return false;
    }
    return false;
  }
  bool is_item(uint32_t i, uint32_t first) const {
    return out_.roles[i] == BlockRole::free && (blocks_[i].flags & text::kBullet) != 0 &&
           blocks_[i].indent == blocks_[first].indent;
  }

  // Blank lines tell something only where they part some lines and not others. Rows and lines
  // that open with a date stand together anyway.
  void survey() {
    uint32_t apart = 0;
    uint32_t tight = 0;
    uint32_t plain = 0;
    for (uint32_t i = 1; i < blocks_.size(); ++i) {
      if (out_.roles[i] != BlockRole::free) continue;
      ++plain;
      if (out_.roles[i - 1] == BlockRole::heading) continue;
      if ((blocks_[i].flags & text::kBlankBefore) != 0)
        ++apart;
      else
        tight += is_row(i) ? (blocks_[i].flags & text::kBullet) == 0 && is_title_above(i)
                           : !leads(i, date_in(i)) || is_title_above(i);
    }
    out_.uses_blank_lines = tight >= 2 && (apart >= 2 || (apart > 0 && apart * 3 >= plain));
    out_.few_blank_lines = apart * 6 < plain;
  }

  uint32_t size(uint32_t i) const { return blocks_[i].end_token - blocks_[i].content_token; }

  bool is_row(uint32_t i) const {
    return (blocks_[i].flags & (text::kTableRow | text::kBullet)) != 0;
  }

  // A line that may be a title: short, no sentence.
  bool is_title(uint32_t i) const {
    const Block& block = blocks_[i];
    return (block.flags & text::kSingleLine) != 0 && size(i) <= kLongLine &&
           (block.flags & text::kBullet) == 0 &&
           text::slice(input_.text, input_.tokens[block.content_end - 1]) != ".";
  }

  // A title that opens a stanza, with the line below it: blank lines part such entries.
  bool is_title_above(uint32_t i) const {
    const uint32_t above = i - 1;
    const bool opens = above == 0 || out_.roles[above - 1] == BlockRole::heading ||
                       (blocks_[above].flags & text::kBlankBefore) != 0;
    return opens && is_title(above) && !is_row(above) && !leads(above, date_in(above));
  }

  // The date near the start of the block that may be an occasion's own.
  uint32_t date_in(uint32_t i) const {
    const Block& block = blocks_[i];
    return clauses_.own_date(
        {block.content_token, std::min(block.end_token, block.content_token + kHeadTokens)});
  }

  bool leads(uint32_t i, uint32_t date) const {
    return date != kNone &&
           clauses_.leads({blocks_[i].content_token, blocks_[i].end_token}, resolved_.dates[date]);
  }

  // A short line that gives the date: "12 May 2014, Town Hall".
  bool is_date_line(uint32_t i, uint32_t date) const {
    if (date == kNone) return false;
    const bool opens = leads(i, date) || is_label_of(i, date) ||
                       ((blocks_[i].flags & text::kSingleLine) != 0 &&
                        resolve::is_place_and_date(input_, blocks_[i], resolved_.dates[date]));
    return opens && size(i) <= kLongLine &&
           ((blocks_[i].flags & text::kEndsSentence) == 0 || size(i) <= 12);
  }

  // "When: 12 May 2014".
  bool is_label_of(uint32_t i, uint32_t date) const {
    constexpr uint32_t kLabel = 4;  // tokens
    return (blocks_[i].flags & text::kLabel) != 0 &&
           resolved_.dates[date].first <= blocks_[i].content_token + kLabel;
  }

  // "20th Festival of Film (15–24 August 2008)", "Litter Pick – 14 October 2023".
  bool ends_title(uint32_t i, uint32_t date) const {
    if (!is_title(i) || is_row(i)) return false;
    const uint32_t end = resolved_.dates[date].end;
    const std::string_view mark = end < blocks_[i].content_end
                                      ? text::slice(input_.text, input_.tokens[end])
                                      : std::string_view();
    return end == blocks_[i].content_end ||
           (end + 1 == blocks_[i].content_end && (mark == ")" || mark == "]"));
  }

  // The prose may give the date of the line above it again.
  bool is_same_day(uint32_t date, uint32_t other) const {
    return other != kNone && resolved_.dates[date].has_value == resolved_.dates[other].has_value &&
           resolved_.dates[date].timex == resolved_.dates[other].timex;
  }

  // "28 June 2011", a heading, then right below it a headline and what it tells.
  bool headline(uint32_t first, uint32_t end) {
    if (first == 0 || end - first < 2 || out_.roles[first - 1] != BlockRole::heading) return false;
    if ((blocks_[first].flags & text::kBlankBefore) != 0 || !is_headline(first, end)) return false;
    const uint32_t day = static_cast<uint32_t>(clauses_.first_date(blocks_[first - 1].first_token));
    if (day >= resolved_.dates.size() || resolved_.dates[day].first >= blocks_[first].first_token ||
        resolved_.dates[day].precision > resolve::Precision::day)
      return false;
    for (uint32_t i = first; i < end; ++i)
      if (is_headline(i, end)) {
        out_.roles[i] = BlockRole::entry;
        out_.date_of[i] = day;
      } else {
        out_.roles[i] = BlockRole::entry_line;
      }
    return true;
  }

  // A title line without a date, over a line that is a sentence.
  bool is_headline(uint32_t i, uint32_t end) const {
    return i + 1 < end && is_title(i) && !is_row(i) && (blocks_[i].flags & text::kLabel) == 0 &&
           date_in(i) == kNone && (blocks_[i + 1].flags & text::kEndsSentence) != 0 &&
           !is_row(i + 1) && !leads_anew(i + 1);
  }

  // Opens with a date that is not counted from the one above it ("On Wednesday, …").
  bool leads_anew(uint32_t i) const {
    const uint32_t date = date_in(i);
    return leads(i, date) && (resolved_.dates[date].flags & resolve::kRelative) == 0;
  }

  // "### Title", the date below it, and paragraphs set apart by blank lines: where titles are
  // marked so again and again, all is theirs until the next one.
  void take_text_of_marked() {
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) take_labelled(i);
    std::array<uint32_t, 8> marked{};
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if (out_.roles[i] == BlockRole::entry && is_hash(i)) ++marked[level_of(i)];
    for (uint32_t i = 0; i < blocks_.size();) {
      const bool begins =
          out_.roles[i] == BlockRole::entry && is_hash(i) && marked[level_of(i)] >= 2;
      ++i;
      if (!begins) continue;
      for (; i < blocks_.size() && out_.roles[i] != BlockRole::heading && !is_hash(i); ++i)
        if (out_.roles[i] != BlockRole::rule) out_.roles[i] = BlockRole::entry_line;
    }
  }

  // "### Title", a blank line, and a list that begins with "- **Date:** 12 May 2014".
  void take_labelled(uint32_t i) {
    constexpr uint32_t kLines = 2;
    if (out_.roles[i] != BlockRole::free || !is_hash(i)) return;
    for (uint32_t k = i + 1; k < std::min<size_t>(blocks_.size(), i + 1 + kLines); ++k) {
      if ((blocks_[k].flags & text::kLabel) == 0 || out_.roles[k] == BlockRole::heading) return;
      if (date_in(k) == kNone) continue;
      out_.roles[i] = BlockRole::entry;
      out_.date_of[i] = date_in(k);
      return;
    }
  }

  bool is_hash(uint32_t i) const { return (blocks_[i].flags & text::kHash) != 0; }
  size_t level_of(uint32_t i) const { return std::min<size_t>(blocks_[i].level, 7); }

  // Lines that no blank line parts.
  void stanza(uint32_t first, uint32_t end) {
    if (all_dated(first, end)) {
      for (uint32_t i = first; i < end; ++i)
        if (date_in(i) != kNone) entry(i, i + 1, date_in(i));
      return;
    }
    if (!out_.uses_blank_lines) {
      lines(first, end);
      return;
    }
    if (end - first < 2) return;
    uint32_t leading = 0;  // lines that open with a date of their own
    uint32_t date = kNone;
    uint32_t date_at = end;
    for (uint32_t i = first; i < end; ++i) {
      const uint32_t found = date_in(i);
      if (found == kNone) continue;
      if ((leads(i, found) && !is_same_day(found, date) && !is_attribute(i, found)) || is_row(i))
        ++leading;
      if (date == kNone && i < first + kTitleLines) date = found, date_at = i;
    }
    if (leading > 1 || date == kNone || is_row(first)) {
      if (leading > 1 && !is_row(first)) lines(first, end);
      return;
    }
    if (date_at == first ? !is_date_line(first, date) && !ends_title(first, date)
                         : !is_title(first))
      return;
    if (is_masthead(first, end, date)) return;
    entry(first, end, date);
  }

  // "Reunion: Catterick, 3–5 May." over "Service: Bayeux, 6 June.": a day in each line, no two the
  // same, and not all of them behind a label ("From: 3 May"). Whole sentences may give years, and
  // two of them that tell of gatherings are enough; of three, one may give none.
  bool all_dated(uint32_t first, uint32_t end) const {
    uint32_t last = kNone;
    uint32_t dated = 0;
    bool labels = true;
    bool sentences = true;
    bool gatherings = true;
    bool days = true;
    for (uint32_t i = first; i < end; ++i) {
      if (is_row(i) || (blocks_[i].flags & text::kSingleLine) == 0) return false;
      sentences &= (blocks_[i].flags & text::kEndsSentence) != 0;
      const uint32_t date = date_in(i);
      if (date == kNone || is_same_day(date, last)) continue;
      if (resolved_.dates[date].precision > resolve::Precision::year) continue;
      uint32_t event = kNone;
      ++dated;
      labels &= is_label_of(i, date);
      days &= resolved_.dates[date].precision <= resolve::Precision::day;
      gatherings &= resolved_.dates[date].precision <= resolve::Precision::month;
      gatherings &= clauses_.introduces({blocks_[i].content_token, blocks_[i].end_token}, &event);
      last = date;
    }
    const uint32_t lines = end - first;
    if (labels || dated < 2 || (!sentences && !days)) return false;
    if (dated < lines) return sentences && lines >= 3 && dated * 3 >= lines * 2;
    return lines >= 3 || (sentences && gatherings);
  }

  // "Radio Club" over "Newsletter, January 2005", at the text's head: no day, and nothing told.
  bool is_masthead(uint32_t first, uint32_t end, uint32_t date) const {
    if (first != 0 || resolved_.dates[date].precision < resolve::Precision::month) return false;
    for (uint32_t i = first; i < end; ++i) {
      uint32_t event = kNone;
      if ((blocks_[i].flags & text::kEndsSentence) != 0 || (blocks_[i].flags & text::kLabel) != 0 ||
          clauses_.introduces({blocks_[i].content_token, blocks_[i].end_token}, &event))
        return false;
    }
    return true;
  }

  // "The 2022 meeting had been …": a year that says which.
  bool is_attribute(uint32_t i, uint32_t date) const {
    const uint32_t end = resolved_.dates[date].end;
    return resolved_.dates[date].precision == resolve::Precision::year &&
           resolved_.dates[date].first > blocks_[i].content_token && end < blocks_[i].end_token &&
           input_.tokens[end].is_word();
  }

  // Lines without blank lines between the entries: a title line, a line with its date, and what
  // is told without a date of its own.
  void lines(uint32_t first, uint32_t end) {
    for (uint32_t i = first; i + 1 < end;) {
      const uint32_t date = date_below(i);
      if (date == kNone) {
        ++i;
        continue;
      }
      out_.roles[i] = BlockRole::entry;
      out_.date_of[i] = date;
      out_.roles[i + 1] = BlockRole::entry_line;
      for (i += 2; i < end && is_told_on(i, end); ++i) out_.roles[i] = BlockRole::entry_line;
    }
  }

  // The date of the line below a title line; kNone: it is none, or no date line follows.
  uint32_t date_below(uint32_t i) const {
    if (!is_title(i) || is_row(i) || (blocks_[i].flags & text::kLabel) != 0 ||
        leads(i, date_in(i)) || is_row(i + 1))
      return kNone;
    const uint32_t date = date_in(i + 1);
    return date != kNone && is_date_line(i + 1, date) ? date : kNone;
  }

  bool is_told_on(uint32_t i, uint32_t end) const {
    if (is_row(i) || (blocks_[i].flags & text::kBlankBefore) != 0) return false;
    if (leads(i, date_in(i))) return false;
    return i + 1 == end || date_below(i) == kNone;
  }

  void entry(uint32_t first, uint32_t end, uint32_t date) {
    out_.roles[first] = BlockRole::entry;
    out_.date_of[first] = date;
    for (uint32_t i = first + 1; i < end; ++i) out_.roles[i] = BlockRole::entry_line;
  }

  const mentions::Input& input_;
  const resolve::Resolved& resolved_;
  const Clauses& clauses_;
  const std::vector<Block>& blocks_;
  Entries& out_;
};

}  // namespace

void find_entries(const mentions::Input& input, const resolve::Resolved& resolved,
                  const Clauses& clauses, Entries& entries) {
  Finder(input, resolved, clauses, entries).run();
}

}  // namespace annals::records
