#include "records/entry_stanzas.h"

namespace annals::records {
namespace {

using resolve::kNone;

class Stanzas : EntryLines {
 public:
  explicit Stanzas(const EntryLines& lines) : EntryLines(lines) {}

  // "From: Ann Lee" over "Date: Tue, 3 Nov 2009" or "Subject: York": the head of a letter, and
  // what is quoted below it.
  bool mail_head(uint32_t first, uint32_t end) {
    uint32_t heads = 0;
    bool from = false;
    for (uint32_t i = first; i < end; ++i) {
      const uint32_t label = mail_label_of(i);
      if (label == 0) continue;
      ++heads;
      from |= label == clauses_.words().from && names_sender(i);
    }
    if (heads < 2 || !from) return false;
    for (uint32_t i = first; i < end; ++i)
      if (mail_label_of(i) != 0 || is_quoted(i)) out_.roles[i] = BlockRole::nothing;
    return true;
  }

  // "From: Ann Lee <ann@example.org>", and no "From: 3 pm", "From: 3 May".
  bool names_sender(uint32_t i) const {
    const auto& tokens = input_.tokens;
    uint32_t value = blocks_[i].content_token;
    while (value < blocks_[i].end_token && input_.text[tokens[value].begin] != ':') ++value;
    ++value;
    return value < blocks_[i].end_token && date_in(i) == kNone &&
           (tokens[value].is_capitalised() || tokens[value].kind == text::TokenKind::link);
  }

  // "> Thanks to all who came."
  bool is_quoted(uint32_t i) const {
    return input_.text[input_.tokens[blocks_[i].content_token].begin] == '>';
  }

  // The word of the line's label, of those that letters have; 0: it has none.
  uint32_t mail_label_of(uint32_t i) const {
    uint32_t token = blocks_[i].content_token;
    while (token + 1 < blocks_[i].end_token && input_.text[input_.tokens[token].begin] == '>')
      ++token;
    const uint32_t length = input_.pack.match(clauses_.words().mail_label, input_.tokens, token);
    const uint32_t colon = token + length;
    return length > 0 && colon < blocks_[i].end_token &&
                   input_.text[input_.tokens[colon].begin] == ':'
               ? input_.tokens[token].word
               : 0;
  }

  // "28 June 2011", a heading, then right below it a headline and what it tells.
  bool headline(uint32_t first, uint32_t end) {
    if (first == 0 || end - first < 2 || out_.roles[first - 1] != BlockRole::heading) return false;
    if ((blocks_[first].flags & text::kBlankBefore) != 0) return false;
    const uint32_t day = static_cast<uint32_t>(clauses_.first_date(blocks_[first - 1].first_token));
    if (day >= resolved_.dates.size() || resolved_.dates[day].first >= blocks_[first].first_token ||
        resolved_.dates[day].precision > resolve::Precision::season ||
        !is_headline(first, end, day))
      return false;
    for (uint32_t i = first; i < end; ++i)
      if (is_headline(i, end, day)) {
        out_.roles[i] = BlockRole::entry;
        out_.date_of[i] = day;
      } else {
        out_.roles[i] = BlockRole::entry_line;
      }
    return true;
  }

  // "- A talk by Ann Lee" over "10/10/17", item by item.
  bool items_over_days(uint32_t first, uint32_t end) {
    constexpr uint32_t kLines = 2;
    bool found = false;
    for (uint32_t i = first; i < end;) {
      uint32_t day = i + 1;
      while (day < end && day <= i + kLines && !is_day_alone(day) && !is_row(day)) ++day;
      if ((blocks_[i].flags & text::kBullet) == 0 || date_in(i) != kNone || day >= end ||
          !is_day_alone(day))
        break;
      entry(i, day + 1, date_in(day));
      found = true;
      i = day + 1;
    }
    return found;
  }

  // Lines that no blank line parts.
  void stanza(uint32_t first, uint32_t end) {
    if (first == 0 && is_title_page(end)) {
      for (uint32_t i = first; i < end; ++i)
        if (out_.roles[i] == BlockRole::free) out_.roles[i] = BlockRole::rule;
      return;
    }
    if (all_dated(first, end)) {
      for (uint32_t i = first; i < end; ++i)
        if (date_in(i) != kNone) entry(i, i + 1, date_in(i));
      return;
    }
    if (is_posting(first, end)) return entry(first, end, date_in(first));
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
      if (date == kNone && i < first + clauses_.words().entry.title_lines)
        date = found, date_at = i;
    }
    if (leading > 1 || date == kNone || is_row(first)) {
      if (leading > 1 && !is_row(first)) lines(first, end);
      return;
    }
    if (date_at == first ? !is_date_line(first, date) && !ends_title(first, date)
                         : !is_title(first))
      return;
    if (take_years_of_title(first, end, date) || is_masthead(first, end, date)) return;
    entry(first, end, date);
  }

 private:
  // A title line without a date, over a line that is a sentence.
  bool is_headline(uint32_t i, uint32_t end, uint32_t day) const {
    return i + 1 < end && is_title(i) && !is_row(i) && (blocks_[i].flags & text::kLabel) == 0 &&
           date_in(i) == kNone && (blocks_[i + 1].flags & text::kEndsSentence) != 0 &&
           !is_row(i + 1) && !leads_anew(i + 1, day);
  }

  // "Reunion: Catterick, 3–5 May." over "Service: Bayeux, 6 June.": a day in each line, no two the
  // same, and not all of them behind a label ("From: 3 May"). Whole sentences may give years, and
  // two of them that tell of gatherings are enough, or two lines that their dates close; of three
  // sentences, one may give none, and of four lines that their dates close.
  bool all_dated(uint32_t first, uint32_t end) const {
    uint32_t last = kNone;
    uint32_t dated = 0;
    bool labels = true;
    bool sentences = true;
    bool gatherings = true;
    bool days = true;
    bool closing = true;
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
      closing &= ends_title(i, date) && !leads(i, date);
      gatherings &= resolved_.dates[date].precision <= resolve::Precision::month;
      gatherings &= clauses_.introduces({blocks_[i].content_token, blocks_[i].end_token}, &event);
      last = date;
    }
    const uint32_t lines = end - first;
    if (labels || dated < 2 || (!sentences && !days && !(closing && gatherings))) return false;
    if (dated < lines)
      return (sentences || (closing && dated >= 3)) && lines >= 3 && dated * 3 >= lines * 2;
    return lines >= 3 || ((sentences || closing) && gatherings);
  }

  // "14 Jul 2023 | Lima" over a title and a text: a row by itself, and no other day's.
  bool is_posting(uint32_t first, uint32_t end) const {
    constexpr uint32_t kRow = text::kTableRow | text::kBullet;
    if (end - first < 2 || (blocks_[first].flags & kRow) != text::kTableRow) return false;
    const uint32_t date = date_in(first);
    if (!leads(first, date) || resolved_.dates[date].precision > resolve::Precision::day)
      return false;
    for (uint32_t i = first + 1; i < end; ++i)
      if (is_row(i) || leads_anew(i, date) || leads_wider(i)) return false;
    return true;
  }

  // "A Short History of the Mill" over "by A. Lee" over "March, 1970", apart, at the text's head.
  bool is_title_page(uint32_t end) const {
    constexpr uint32_t kLines = 5;
    if (end < 2 || end > kLines || end == blocks_.size()) return false;
    for (uint32_t i = 0; i + 1 < end; ++i)
      if ((blocks_[i].flags & (text::kSingleLine | text::kEndsSentence)) != text::kSingleLine ||
          is_row(i) || (blocks_[i].flags & text::kLabel) != 0 || date_in(i) != kNone)
        return false;
    const text::Block& last = blocks_[end - 1];
    for (uint32_t i = last.content_token; i < last.content_end;) {
      const auto date = static_cast<uint32_t>(clauses_.first_date(i));
      if (date < resolved_.dates.size() && resolved_.dates[date].first == i) {
        if (resolved_.dates[date].precision < resolve::Precision::month) return false;
        i = resolved_.dates[date].end;
      } else {
        if (input_.tokens[i].is_word() && input_.tokens[i].word != clauses_.words().to &&
            input_.tokens[i].word != clauses_.words().and_)
          return false;
        ++i;
      }
    }
    return true;
  }

  // Opens with a week, a month or a year.
  bool leads_wider(uint32_t i) const {
    const uint32_t date = date_in(i);
    return leads(i, date) && resolved_.dates[date].precision > resolve::Precision::day;
  }

  // Below the first title lines "Monthly Meeting" over "1689 to 1742": no part of any record.
  bool take_years_of_title(uint32_t first, uint32_t end, uint32_t date) {
    constexpr uint32_t kTitles = 4;  // lines
    if (first > kTitles || (blocks_[end - 1].flags & text::kEndsSentence) != 0) return false;
    const resolve::Date& years = resolved_.dates[date];
    if (!years.has_value || years.value.end.year <= years.value.start.year + 1) return false;
    for (uint32_t i = 0; i < first; ++i)
      if (out_.roles[i] == BlockRole::entry || date_in(i) != kNone) return false;
    for (uint32_t i = first; i < end; ++i) out_.roles[i] = BlockRole::rule;
    return true;
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

  // Lines without blank lines between the entries: a title line, a line with its date, and what
  // is told without a date of its own.
  void lines(uint32_t first, uint32_t end) {
    if (tells_behind_date(first)) return take_lines_of_years(first, end);
    if (take_lines_of_days(first, end) || is_log(first, end)) return;
    for (uint32_t i = first; i + 1 < end;) {
      const uint32_t date = date_below(i);
      if (date == kNone || take_years_of_title(i, i + 2, date)) {
        ++i;
        continue;
      }
      const uint32_t line = i + 1 + is_by_line(i + 1);
      entry(i, line + 1, date);
      for (i = line + 1; i < end && is_told_on(i, end); ++i) out_.roles[i] = BlockRole::entry_line;
    }
  }

  // "1968 Degree course started", which opens the stanza: what stands over such lines is no title.
  bool tells_behind_date(uint32_t i) const {
    const uint32_t date = date_in(i);
    if (date == kNone || !leads(i, date) || is_row(i) ||
        resolved_.dates[date].precision != resolve::Precision::year)
      return false;
    const uint32_t behind = resolved_.dates[date].end;
    return behind + 1 < blocks_[i].content_end && input_.tokens[behind].is_word();
  }

  // "Jan 6th Ann Lee retires" over "she had served for years" over "Jan 18th Drill": where most
  // lines tell something behind their date, what stands over one is no title.
  bool is_log(uint32_t first, uint32_t end) const {
    uint32_t dated = 0;
    for (uint32_t i = first; i < end; ++i) {
      const uint32_t date = date_in(i);
      dated += leads(i, date) && tells_behind(i, resolved_.dates[date].end);
    }
    return dated >= 3 && dated * 5 >= (end - first) * 3;
  }

  // "Jan 18th Drill", "1843: Building is completed".
  bool tells_behind(uint32_t i, uint32_t behind) const {
    const uint32_t end = blocks_[i].content_end;
    const bool mark = behind < end && (input_.text[input_.tokens[behind].begin] == ':' ||
                                       mentions::is_parting_dash(input_, behind));
    return behind + mark < end && input_.tokens[behind + mark].is_word();
  }

  // "1928 Building begun" and, below it, "A. Moss appointed Director": of the same year.
  void take_lines_of_years(uint32_t first, uint32_t end) {
    uint32_t year = kNone;
    for (uint32_t i = first; i < end; ++i) {
      const uint32_t date = date_in(i);
      if (leads(i, date)) {
        year = date;
      } else if (date == kNone && year != kNone && tells_anew(i)) {
        out_.roles[i] = BlockRole::entry;
        out_.date_of[i] = year;
      }
    }
  }

  // No line that the one before goes on in: that ends, or is short.
  bool tells_anew(uint32_t i) const {
    constexpr uint32_t kShort = 10;  // tokens
    const Range all{blocks_[i].content_token, blocks_[i].end_token};
    if (!input_.tokens[all.first].is_capitalised() || is_row(i)) return false;
    const char last = input_.text[input_.tokens[blocks_[i - 1].content_end - 1].begin];
    if (last != '.' && last != ';' && size(i - 1) > kShort) return false;
    return clauses_.tells_of_deed(all);
  }

  // "Sept 15th" over what was done then, again and again: lines that give a day and nothing else,
  // not all of them below what may be a title.
  bool take_lines_of_days(uint32_t first, uint32_t end) {
    uint32_t days = 0;
    bool titles = !is_below_date(first);
    for (uint32_t i = first; i < end; ++i) {
      if (!is_day_alone(i)) continue;
      ++days;
      titles &= i > first && is_title(i - 1) && (blocks_[i - 1].flags & text::kLabel) == 0;
    }
    if (days < 2 || (titles && !ends_in_turn(first, end, days))) return false;
    for (uint32_t i = first; i < end;) {
      uint32_t next = i + 1;
      while (next < end && !is_day_alone(next) && !opens_with_day(next)) ++next;
      if (is_day_alone(i))
        entry(i, next, date_in(i));
      else if (input_.text[input_.tokens[blocks_[i].end_token - 1].begin] == '|')
        for (uint32_t k = i; k < next; ++k) out_.roles[k] = BlockRole::rule;  // "Date |"
      i = next;
    }
    return true;
  }

  // "March 13th – Rouen.", behind "March 12th.": the next day.
  bool opens_with_day(uint32_t i) const {
    const uint32_t date = date_in(i);
    return date != kNone && resolved_.dates[date].first == blocks_[i].content_token &&
           resolved_.dates[date].precision <= resolve::Precision::day &&
           (resolved_.dates[date].flags & resolve::kRelative) == 0;
  }

  // "1778 |" over "The hall was built |" over "1780 |" …: by turns, and the last line is told.
  bool ends_in_turn(uint32_t first, uint32_t end, uint32_t days) const {
    constexpr uint32_t kLeast = 3;
    constexpr uint32_t kHead = 2;  // lines: "Date |", "Event |"
    const uint32_t lines = end - first;
    return days >= kLeast && !is_day_alone(end - 1) && days * 2 <= lines &&
           days * 2 + kHead >= lines;
  }

  // The first such line was taken for a heading.
  bool is_below_date(uint32_t first) const {
    if (first == 0 || out_.roles[first - 1] != BlockRole::heading ||
        (blocks_[first].flags & text::kBlankBefore) != 0)
      return false;
    const size_t date = clauses_.first_date(blocks_[first - 1].content_token);
    return date < resolved_.dates.size() &&
           clauses_.is_date_alone(
               {blocks_[first - 1].content_token, blocks_[first - 1].content_end},
               resolved_.dates[date]);
  }

  bool is_day_alone(uint32_t i) const {
    const uint32_t date = date_in(i);
    return date != kNone && (blocks_[i].flags & text::kSingleLine) != 0 &&
           (blocks_[i].flags & text::kBullet) == 0 &&
           resolved_.dates[date].precision <= resolve::Precision::year &&
           clauses_.is_date_alone({blocks_[i].content_token, blocks_[i].content_end},
                                  resolved_.dates[date]);
  }

  // The date of the line below a title line, or below who did it; kNone: it is none, or no date
  // line follows.
  uint32_t date_below(uint32_t i) const {
    // "The Swan: A Musical" over "By Ann Lee" is no label.
    const bool label = (blocks_[i].flags & text::kLabel) != 0 && !is_by_line(i + 1);
    if (!is_title(i) || is_row(i) || label || leads(i, date_in(i)) || is_row(i + 1) ||
        is_by_line(i))
      return kNone;
    const uint32_t line = i + 1 + (i + 2 < blocks_.size() && is_by_line(i + 1));
    const uint32_t date = date_in(line);
    return date != kNone && is_date_line(line, date) ? date : kNone;
  }

  bool is_told_on(uint32_t i, uint32_t end) const {
    if (is_row(i) || (blocks_[i].flags & text::kBlankBefore) != 0) return false;
    if (leads(i, date_in(i))) return false;
    return i + 1 == end || date_below(i) == kNone;
  }
};

}  // namespace

void take_stanza(const EntryLines& lines, uint32_t first, uint32_t end) {
  Stanzas stanzas(lines);
  if (!stanzas.mail_head(first, end) && !stanzas.headline(first, end) &&
      !stanzas.items_over_days(first, end))
    stanzas.stanza(first, end);
}

}  // namespace annals::records
