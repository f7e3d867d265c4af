#include "resolve/headings.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "resolve/editions.h"
#include "resolve/entry_titles.h"
#include "resolve/heading_lines.h"
#include "resolve/place_lines.h"
#include "resolve/rubrics.h"
#include "resolve/timelines.h"
#include "resolve/year_sections.h"

namespace annals::resolve {
namespace {

using text::Block;

constexpr uint32_t kLongestTail = 8;      // tokens after a heading's date: "2022: meetups are back"
constexpr uint32_t kLongestBracket = 14;  // … in brackets
constexpr uint32_t kLongParagraph = 25;   // tokens: what a heading without blank lines stands over
constexpr uint32_t kShortSection = 6;     // tokens of such a heading
constexpr uint32_t kStyle = 2;            // headings that show how a text is headed

class Finder {
 public:
  Finder(const mentions::Input& input, Resolved& out, const std::vector<Heading>* carried)
      : input_(input),
        out_(out),
        carried_(carried),
        blocks_(input.layout.blocks),
        lines_(survey_lines(input, out)),
        titles_(find_entry_titles(input, out, lines_, out.titles_over_text, out.datelines)),
        year_sections_(find_year_sections(input, out, lines_)),
        online_(input.pack.list("mode-heading")),
        labels_(input.pack.list("event-label")),
        agenda_(input.pack.list("agenda-item")),
        by_line_(input.pack.list("by-line")),
        part_(input.pack.list("part-of-text")),
        year_tail_(input.pack.list("year-heading-tail")),
        year_noun_(input.pack.list("year-heading-noun")) {}

  void run() {
    const auto count = static_cast<uint32_t>(blocks_.size());
    out_.goes_on = carried_ != nullptr;
    find_style();
    // Which blocks are headings …
    std::vector<Heading> found;
    for (uint32_t i = 0; i < count; ++i) {
      found_ = {};
      if (carried_ != nullptr && i <= carried_->size()) {
        if (i > 0) add_carried(i, (*carried_)[i - 1], found);
        continue;
      }
      previous_is_heading_ = is_heading(i);
      if (!previous_is_heading_) continue;
      below_day_ = lines_[i].pure && lines_[i].fine;
      found_.block = i;
      found_.first = blocks_[i].content_token;
      found_.end = blocks_[i].content_end;
      found.push_back(found_);
    }
    // … and what each governs.
    out_.heading_of_block.assign(count, kNone);
    size_t next = 0;
    for (uint32_t i = 0; i < count; ++i) {
      if (next < found.size() && found[next].block == i) {
        const bool leads_headings = next + 1 < found.size() && found[next + 1].block == i + 1;
        if (carried_ != nullptr && i <= carried_->size())
          push(found[next]);
        else
          add(found[next], leads_headings ? &found[next + 1] : nullptr);
        ++next;
        out_.heading_of_block[i] = out_.headings[stack_.back()].parent;
      } else {
        if (!stack_.empty() && (ends_year_item(i, out_.headings[stack_.back()].block) ||
                                ends_day(i, out_.headings[stack_.back()].block)))
          pop(i);
        out_.heading_of_block[i] = stack_.empty() ? kNone : stack_.back();
      }
    }
    while (!stack_.empty()) pop(count);
  }

 private:
  std::string_view at(uint32_t token) const {
    return text::slice(input_.text, input_.tokens[token]);
  }
  uint32_t size(const Block& block) const { return block.content_end - block.content_token; }
  bool ends_sentence(const Block& block) const { return (block.flags & text::kEndsSentence) != 0; }

  // Does the text head its parts by bare years: then a year with words on a line by itself is one
  // of these headings. Or by places with dates: one alone is an entry's.
  void find_style() {
    uint32_t named = 0;
    for (uint32_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].pure && out_.dates[lines_[i].lead].precision >= Precision::season)
        ++pure_years_;
      named += names_season(blocks_[i], lines_[i]);
      year_entries_ += opens_with_year(i);
      agenda_lines_ += is_agenda_line(input_, blocks_[i], agenda_);
      stages_ += is_stage(i);
      count_town(i);
      marked_entries_ += is_marked_entry(blocks_[i], lines_[i]);
      histories_ += is_over_years(i);
    }
    if (named >= 2) pure_years_ += named;
    find_series();
    rubrics_ = find_rubrics(input_, lines_);
    timeline_ = find_timeline(input_, lines_, out_.dates);
  }

  // "Lund", "Ystad": a short line of names by itself, which may head what was there.
  bool may_be_town(uint32_t i) const {
    constexpr uint32_t kLongest = 4;  // tokens
    constexpr uint32_t kNo = text::kRule | text::kBullet | text::kLabel;
    const Block& block = blocks_[i];
    if (i == 0) return false;  // the title
    if (!lines_[i].short_line || lines_[i].has_date() || lines_[i].row || size(block) > kLongest ||
        (block.flags & kNo) != 0 || ends_sentence(block) || !stands_free(i))
      return false;
    for (uint32_t t = block.content_token; t < block.content_end; ++t)
      if (input_.tokens[t].kind != text::TokenKind::punctuation &&
          !(input_.tokens[t].is_word() && input_.tokens[t].is_capitalised()))
        return false;
    return true;
  }
  void count_town(uint32_t i) {
    if (!may_be_town(i)) return;
    ++town_lines_;
    towns_ += is_name_of_place(input_, blocks_[i].content_token, blocks_[i].content_end);
  }
  // Nearly all such lines are towns: then so is what else the lists have, or have not.
  bool is_headed_by_towns() const { return towns_ >= kStyle && towns_ * 4 >= town_lines_ * 3; }

  // "The war years", apart, right over a paragraph that goes from year to year.
  bool is_over_years(uint32_t i) const {
    return i + 1 < blocks_.size() && lines_[i].short_line && !lines_[i].has_date() &&
           !lines_[i].row && size(blocks_[i]) <= kShortSection && !ends_sentence(blocks_[i]) &&
           (blocks_[i].flags & text::kBlankBefore) != 0 &&
           (blocks_[i + 1].flags & text::kBlankBefore) == 0 && tells_years(i + 1);
  }

  // A paragraph of prose that states two years or more, each behind the one before but for one.
  bool tells_years(uint32_t i) const {
    constexpr uint32_t kUnstated = kNoYear | kRelative | kOpenEnd;
    constexpr int kSpan = 2;  // years
    const Block& block = blocks_[i];
    if (!ends_sentence(block) || lines_[i].row || block.end_sentence < block.first_sentence + 3 ||
        block.end_token - block.first_token < kLongParagraph)
      return false;
    int first = 0;
    int last = 0;
    uint32_t steps = 0;
    uint32_t back = 0;
    for (uint32_t d = lines_[i].first_date; d < lines_[i].end_date; ++d) {
      const Date& date = out_.dates[d];
      if (date.type != TimexType::date || !date.has_value || (date.flags & kUnstated) != 0)
        continue;
      const int year = date.value.start.year;
      if (last == 0) {
        first = last = year;
      } else if (year > last) {
        last = year;
        ++steps;
      } else if (year < last) {
        ++back;
      }
    }
    return steps > 0 && back <= 1 && last - first >= kSpan;
  }

  // "1889 Department of English established", "1841: The dome was built", apart: where such lines
  // come again, each tells an occasion, however short.
  bool opens_with_year(uint32_t i) const {
    const Line& line = lines_[i];
    if (!line.short_line || line.strong || line.row || line.lead == kNone || line.pure)
      return false;
    const Date& date = out_.dates[line.lead];
    if (date.precision != Precision::year || (blocks_[i].flags & text::kBlankBefore) == 0 ||
        ends_sentence(blocks_[i]))
      return false;
    const bool mark = at(date.end) == ":" && date.end + 1 < blocks_[i].content_end &&
                      (i + 1 == lines_.size() || lines_[i + 1].lead == kNone);
    return input_.tokens[date.end + mark].is_word();
  }

  // "Lumen 2014: Beginnings", "Lumen 2015: Water": lines that open with one name and another year
  // each.
  void find_series() {
    struct Titled {
      std::string_view name;
      uint32_t block;
      int year;
    };
    std::vector<Titled> editions;
    for (uint32_t i = 0; i < lines_.size(); ++i)
      if (const int year = edition_year(i); year != 0)
        editions.push_back({at(blocks_[i].content_token), i, year});
    std::stable_sort(editions.begin(), editions.end(),
                     [](const Titled& a, const Titled& b) { return a.name < b.name; });
    for (size_t first = 0, end = 0; first < editions.size(); first = end) {
      bool differ = false;
      for (end = first; end < editions.size() && editions[end].name == editions[first].name; ++end)
        differ |= editions[end].year != editions[first].year;
      if (!differ) continue;
      for (size_t k = first; k < end; ++k) series_.push_back({editions[k].block, editions[k].year});
    }
    std::sort(series_.begin(), series_.end());
  }

  // Of a short line "Lumen 2015", "Lumen 2015: Water" without a date; 0: none.
  int edition_year(uint32_t i) const {
    const Block& block = blocks_[i];
    if (!lines_[i].short_line || lines_[i].row || lines_[i].has_date() || ends_sentence(block) ||
        size(block) < 2)
      return 0;
    const Edition* edition = edition_of(out_, i);
    if (edition == nullptr || edition->name != block.content_token ||
        edition->first != block.content_token + 1 || input_.tokens[edition->first].is_glued() ||
        input_.tokens[edition->first].length_class != 4)
      return 0;
    const std::string_view sign = size(block) > 2 ? at(edition->end) : ":";
    const bool ends = sign == ":" || sign == "–" || sign == "—" || sign == "-" || sign == "(";
    return ends ? edition->year : 0;
  }

  // --- is it one? ---

  bool is_heading(uint32_t i) {
    const Block& block = blocks_[i];
    const Line& line = lines_[i];
    if (!line.short_line && !(line.strong && size(block) <= 2 * kLongestBracket)) return false;
    if ((block.flags & text::kRule) != 0 || size(block) == 0) return false;
    if ((block.flags & text::kBullet) != 0 && !is_year_apart(i) && !is_year_item(i) &&
        !is_over_items(i))
      return false;
    if (agenda_lines_ >= 2 && is_agenda_line(input_, block, agenda_)) return false;
    if (std::binary_search(rubrics_.begin(), rubrics_.end(), i)) {
      found_.kind = HeadingKind::section;
      return true;
    }
    if (is_told_below_day(i) || titles_[i] || (line.pure && is_below_title(i))) return false;
    if (is_below_marked(i) || is_place_of_year(i) || is_told_in_timeline(i) || is_listed_edition(i))
      return false;
    // "**July 2022 | Mopti | Training of mechanics**": a row with a date of its own is an entry.
    if ((block.flags & (text::kTableRow | text::kHash)) == text::kTableRow && line.lead != kNone &&
        !line.pure)
      return false;
    if (is_date_heading(i, block, line)) return true;
    if (stages_ > 1 && is_stage(i)) {
      found_.kind = HeadingKind::date;
      found_.when = out_.dates[line.first_date].value;
      return true;
    }
    // A day with words is an entry, whatever its style.
    for (uint32_t d = line.first_date; d < line.end_date; ++d)
      if (out_.dates[d].type == TimexType::date && out_.dates[d].precision <= Precision::week &&
          !line.pure)
        return false;
    if (is_month_entry(i, block, line)) return false;
    if (line.row && !line.strong) return false;
    if (ends_sentence(block) && !line.strong && !is_capital_line(block, line)) return false;
    if (!line.has_date() && stands_free(i) && !is_credit(block) &&
        (is_place_line(input_, block.content_token, end_of(block), places_ >= kStyle) ||
         (is_headed_by_towns() && may_be_town(i)))) {
      found_.kind = HeadingKind::place;
      ++places_;
      return true;
    }
    return is_section_heading(i, block, line);
  }

  // "Niamey, May 2023" over a text without dates of its own: an entry, as a day with words is.
  bool is_month_entry(uint32_t i, const Block& block, const Line& line) const {
    if (!line.has_date() || line.first_date + 1 != line.end_date || i + 1 >= blocks_.size())
      return false;
    const Date& date = out_.dates[line.first_date];
    return date.precision == Precision::month && is_place_and_date(input_, block, date) &&
           lines_[i + 1].lead == kNone;
  }

  // "Leeds, 4 June 1954", set apart by blank lines, behind a text or a heading.
  bool is_stage(uint32_t i) const {
    constexpr uint32_t kApart = text::kBlankBefore | text::kBlankAfter;
    const Block& block = blocks_[i];
    const Line& line = lines_[i];
    if (!line.short_line || line.row || line.first_date + 1 != line.end_date) return false;
    const Date& date = out_.dates[line.first_date];
    if (!date.has_value || (date.flags & (kRelative | kOpenEnd | kNoYear)) != 0) return false;
    if ((block.flags & kApart) != kApart || !is_place_and_date(input_, block, date)) return false;
    for (uint32_t t = date.end; t < block.content_end; ++t)
      if (input_.tokens[t].kind != text::TokenKind::punctuation) return false;
    return i == 0 || i == 1 || previous_is_heading_ || ends_sentence(blocks_[i - 1]);
  }

  // "SECOND SEASON, 1872–73.", "CHAPTER II.": as old printers set a heading, apart from the rest.
  bool is_capital_line(const Block& block, const Line& line) const {
    constexpr uint32_t kBefore = text::kAllCaps | text::kBlankBefore;
    if ((block.flags & kBefore) != kBefore) return false;
    return (block.flags & text::kBlankAfter) != 0 ||
           (line.has_date() && out_.dates[line.first_date].precision >= Precision::season);
  }

  // "■ 2019", apart, over what is no item of a list.
  bool is_year_apart(uint32_t i) const {
    return lines_[i].pure && !lines_[i].fine && (blocks_[i].flags & text::kBlankBefore) != 0 &&
           i + 1 < blocks_.size() && (blocks_[i + 1].flags & text::kBullet) == 0 &&
           !lines_[i + 1].strong;
  }

  // "- 1819", in a list, over items that open with no date: it governs these.
  bool is_year_item(uint32_t i) const {
    return (blocks_[i].flags & text::kBullet) != 0 && lines_[i].pure &&
           out_.dates[lines_[i].lead].precision == Precision::year && is_item_of(i + 1, i) &&
           lines_[i + 1].lead == kNone;
  }
  // Of the same list as the year, or of the list below it.
  bool is_item_of(uint32_t i, uint32_t year) const {
    constexpr uint32_t kItem = text::kBullet | text::kBlankBefore;
    return i < blocks_.size() && blocks_[i].indent >= blocks_[year].indent &&
           ((blocks_[i].flags & kItem) == text::kBullet ||
            ((blocks_[i].flags & text::kBullet) != 0 &&
             (blocks_[year].flags & text::kBlankBefore) != 0));
  }

  // "- 2019", and the items of its list.
  bool is_over_items(uint32_t i) const {
    return lines_[i].pure && i + 1 < blocks_.size() &&
           (blocks_[i + 1].flags & text::kBullet) != 0 && blocks_[i + 1].indent > blocks_[i].indent;
  }

  // Without a closing colon.
  uint32_t end_of(const Block& block) const {
    return size(block) > 1 && at(block.content_end - 1) == ":" ? block.content_end - 1
                                                               : block.content_end;
  }

  // What stands before the line lets it be a heading: not the second line of an entry.
  bool stands_free(uint32_t i) const {
    if (i == 0 || previous_is_heading_ || is_year_item(i)) return true;
    const Block& previous = blocks_[i - 1];
    if ((blocks_[i].flags & text::kBlankBefore) != 0 || lines_[i].strong) return true;
    return ends_sentence(previous) || ends_with_link(previous) ||
           (previous.flags & text::kRule) != 0 ||
           previous.end_token - previous.first_token >= kLongParagraph || lines_[i - 1].row;
  }

  bool is_date_heading(uint32_t i, const Block& block, const Line& line) {
    if (!stands_free(i) && !repeats_season(i, block, line)) return false;
    if (line.lead == kNone) return is_named_season(block, line);
    const Date& date = out_.dates[line.lead];
    if ((date.flags & (kRelative | kOpenEnd)) != 0) return false;
    if (line.pure) {
      if (line.fine && !is_day_heading(i, date)) return false;
    } else if (line.fine ||
               !(has_heading_tail(i, block, line, date) || is_over_list(i) || year_sections_[i])) {
      return false;
    }
    found_.kind = HeadingKind::date;
    if (date.has_value) found_.when = date.value;
    if (!line.pure && !line.fine) season_heading_ = i;
    return true;
  }

  // "2022 Speaker Subject", below the last row of "2023 Speaker Subject".
  bool repeats_season(uint32_t i, const Block& block, const Line& line) const {
    if (season_heading_ == kNone || line.lead == kNone) return false;
    const Date& date = out_.dates[line.lead];
    const Block& other = blocks_[season_heading_];
    const Date& before = out_.dates[lines_[season_heading_].lead];
    const uint32_t tail = block.content_end - date.end;
    if (tail == 0 || tail != other.content_end - before.end || date.precision != before.precision ||
        !names_its_season(block, date) || !heads_others(i, date))
      return false;
    for (uint32_t t = 0; t < tail; ++t)
      if (at(date.end + t) != at(before.end + t)) return false;
    return true;
  }

  // "2022 in short", "This month (June 2023)", right above a list whose items have their days.
  bool is_over_list(uint32_t i) const {
    const Block& block = blocks_[i];
    return size(block) <= kShortSection && (block.flags & text::kBlankBefore) != 0 &&
           !ends_sentence(block) && i + 1 < blocks_.size() &&
           (blocks_[i + 1].flags & (text::kBullet | text::kBlankBefore)) == text::kBullet &&
           (lines_[i + 1].has_date() || (i + 2 < blocks_.size() && lines_[i + 2].lead != kNone));
  }

  // "Carnival season 1811-12", "Fifty-third Season 1999–2000" among headings that are years or
  // seasons.
  bool is_named_season(const Block& block, const Line& line) {
    if (pure_years_ == 0 || !names_season(block, line)) return false;
    found_.kind = HeadingKind::date;
    found_.when = out_.dates[line.first_date].value;
    return true;
  }
  // A short line that a season and its years close, behind capitalised words.
  bool names_season(const Block& block, const Line& line) const {
    constexpr uint32_t kMost = 4;  // tokens before the date
    if (line.lead != kNone || line.first_date + 1 != line.end_date) return false;
    const Date& date = out_.dates[line.first_date];
    if (date.type != TimexType::date || date.precision < Precision::season || !date.has_value ||
        !input_.tokens[date.first].is_word() || date.end < block.content_end ||
        date.first > block.content_token + kMost)
      return false;
    for (uint32_t t = block.content_token; t < date.first; ++t) {
      const text::Token& token = input_.tokens[t];
      if (!(token.is_word() && token.is_capitalised()) && (t == 0 || !token.is_glued()))
        return false;
    }
    return true;
  }

  // The line of an entry that gives its date, right below its title.
  bool is_below_title(uint32_t i) const {
    return i > 0 && titles_[i - 1] && (blocks_[i].flags & text::kBlankBefore) == 0;
  }

  // "2017", and below it "Namur, Belgium. Programme", or "Namur, Belgium" and nothing else: all
  // that is told of it.
  bool is_place_of_year(uint32_t i) const {
    if (!previous_is_heading_ || !lines_[i - 1].has_date() || lines_[i].strong) return false;
    const Block& block = blocks_[i];
    uint32_t end = block.content_token;
    while (end < block.content_end && at(end) != ".") ++end;
    const bool alone = i + 1 == blocks_.size() || lines_[i + 1].strong || lines_[i + 1].pure;
    return (alone || end < block.content_end) && is_place_line(input_, block.content_token, end);
  }

  // "1841", and right below it "Observatory founded"; "### 1841: Observatory founded".
  bool is_told_in_timeline(uint32_t i) const {
    if (timeline_.marked && !year_sections_[i] &&
        is_marked_year(input_, blocks_[i], lines_[i], out_.dates))
      return true;
    return timeline_.bare && i > 0 && is_bare_year(lines_[i - 1], out_.dates) && !lines_[i].pure &&
           !lines_[i].row;
  }

  // "Lumen 2014, Paris" right over "Lumen 2015, Lima", or below it: of a list of editions.
  bool is_listed_edition(uint32_t i) const {
    if (lines_[i].strong || edition_of(out_, i) == nullptr) return false;
    return edition_of(out_, i + 1) != nullptr || (i > 0 && edition_of(out_, i - 1) != nullptr);
  }

  // A line below "### 12 May 2014 – Ann Lee", where entries are marked so again and again: set off
  // by less, it is a title in the entry.
  bool is_below_marked(uint32_t i) {
    if ((blocks_[i].flags & text::kHash) == 0) return below_marked_ && !lines_[i].pure;
    below_marked_ = marked_entries_ > 1 && is_marked_entry(blocks_[i], lines_[i]);
    return false;
  }
  // "Ann Lee", apart, below the title of what was on a day.
  bool is_told_below_day(uint32_t i) {
    constexpr uint32_t kSetOff = text::kAllCaps | text::kBold;
    if (titles_[i] && previous_is_heading_ && lines_[i - 1].pure)
      told_below_day_ = true;
    else if (lines_[i].strong || lines_[i].lead != kNone || (blocks_[i].flags & kSetOff) != 0)
      told_below_day_ = false;
    return told_below_day_;
  }

  // A bare day heads what follows it, if something does.
  bool is_day_heading(uint32_t i, const Date& date) const {
    if (i + 1 == blocks_.size() || (lines_[i + 1].pure && lines_[i + 1].fine)) return false;
    const bool gap = (blocks_[i].flags & text::kBlankBefore) != 0 || i == 0;
    // "AUGUST 9", right above "1890 – …": what was on this day.
    const uint32_t next = lines_[i + 1].lead;
    const bool over_year = next != kNone && (out_.dates[next].flags & kYearOnly) != 0;
    return gap || previous_is_heading_ || over_year || (date.flags & kNoYear) == 0;
  }

  // "2022: meetups are back", "Fall 2020 (all talks online)"; not "1931 – founding of the club".
  bool has_heading_tail(uint32_t i, const Block& block, const Line& line, const Date& date) const {
    uint32_t rest = date.end;
    if (line.first_date + 1 < line.end_date && out_.dates[line.first_date + 1].first < rest)
      return false;
    if (rest >= block.content_end) return false;
    const std::string_view sign = at(rest);
    const uint32_t tail = block.content_end - rest;
    if (sign == "(" && at(block.content_end - 1) == ")") return tail <= kLongestBracket;
    if (line.strong) return true;
    if (tail > kLongestTail || ends_sentence(block) || date.precision < Precision::month)
      return false;
    if ((block.flags & text::kBlankBefore) != 0 && date.precision >= Precision::season &&
        input_.pack.match(year_tail_, input_.tokens, rest) == tail)
      return true;  // "2022 in review"
    const bool comment = sign == ":" || sign == "–" || sign == "—" || sign == "-" || sign == ",";
    if (!comment) return names_its_season(block, date) && heads_others(i, date);
    constexpr uint32_t kApart = text::kBlankBefore | text::kBlankAfter;
    if ((block.flags & kApart) == kApart && pure_years_ > 0 && date.precision >= Precision::season)
      return true;
    if ((block.flags & kApart) == kApart && is_over_part(i, date)) return true;
    return heads_others(i, date) || heads_paragraph(i, date);
  }

  // "2000–2009: Women, mines, migrants": years, over what is dated within them a few lines below.
  bool is_over_part(uint32_t i, const Date& years) const {
    constexpr uint32_t kLines = 5;
    if (!years.has_value || years.value.start.year == years.value.end.year) return false;
    for (uint32_t k = i + 1; k < blocks_.size() && k <= i + kLines; ++k) {
      if (!lines_[k].has_date()) continue;
      const Date& first = out_.dates[lines_[k].first_date];
      const bool within = first.has_value && first.precision < years.precision &&
                          !(first.value.start < years.value.start) &&
                          !(years.value.end < first.value.end);
      return within && (k > i + 1 || lines_[k].lead != kNone);
    }
    return false;
  }

  // "2018-2019 Concert Season", "2016 Meeting Topics / Speakers", "Autumn 2023 Dates:".
  bool names_its_season(const Block& block, const Date& date) const {
    constexpr uint32_t kMost = 6;  // tokens
    if (date.precision < Precision::season || block.content_end - date.end > kMost) return false;
    const uint32_t end = block.content_end - (at(block.content_end - 1) == ":");
    for (uint32_t t = date.end; t < end; ++t)
      if (!input_.tokens[t].is_capitalised() && at(t) != "/" && at(t) != "&") return false;
    return true;
  }

  // "1914-1945: two wars", right above the paragraph that tells of these years.
  bool heads_paragraph(uint32_t i, const Date& date) const {
    if (!date.has_value || date.value.start.year == date.value.end.year) return false;
    if ((blocks_[i].flags & text::kBlankBefore) == 0 || i + 1 >= blocks_.size()) return false;
    const Block& next = blocks_[i + 1];
    const Line& told = lines_[i + 1];
    if ((next.flags & text::kBlankBefore) != 0 || told.lead != kNone ||
        next.end_token - next.first_token < kLongParagraph || !told.has_date())
      return false;
    const Date& first = out_.dates[told.first_date];
    return first.has_value && !(first.value.start < date.value.start) &&
           !(date.value.end < first.value.start);
  }

  // What follows has dates of its own within this one, and is no sibling of it.
  bool heads_others(uint32_t i, const Date& date) const {
    if (i + 1 >= blocks_.size()) return false;
    const Line& next = lines_[i + 1];
    for (uint32_t d = next.first_date; d < next.end_date; ++d) {
      const Date& other = out_.dates[d];
      if (other.first > blocks_[i + 1].content_token + 3) return false;
      if (other.precision < date.precision) return true;
      return false;
    }
    return false;
  }

  // "Online", "Virtual events".
  bool is_mode_line(const Block& block) const {
    return input_.pack.match(online_, input_.tokens, block.content_token) == size(block);
  }

  bool ends_with_link(const Block& block) const {
    return input_.tokens[block.content_end - 1].kind == text::TokenKind::link;
  }

  // "Photo: …", "Speakers: …": told of an entry, and no title.
  bool is_credit(const Block& block) const {
    return (block.flags & text::kLabel) != 0 &&
           input_.pack.contains(labels_, input_.tokens[block.content_token].word);
  }

  // "The following points were raised during the fair:" and items without dates below it.
  bool leads_list(uint32_t i) const {
    return at(blocks_[i].content_end - 1) == ":" && size(blocks_[i]) > kShortSection &&
           (blocks_[i + 1].flags & text::kBullet) != 0 && !lines_[i + 1].has_date();
  }

  // A headline that stands right below its day.
  bool is_below_day(uint32_t i) const {
    return previous_is_heading_ && lines_[i - 1].pure &&
           out_.dates[lines_[i - 1].lead].precision <= Precision::season &&
           (blocks_[i].flags & text::kBlankBefore) == 0;
  }

  // "12. The session was held from 5 to 16 March."
  static bool is_numbered_paragraph(const Block& block) {
    constexpr uint32_t kParagraph = text::kNumbered | text::kEndsSentence;
    constexpr uint32_t kShortest = 8;  // tokens
    return (block.flags & kParagraph) == kParagraph &&
           block.end_token - block.first_token >= kShortest;
  }

  // "26 Jan 2023 | Lima", and right below it the title of what is told.
  bool is_below_posting(uint32_t i) const {
    constexpr uint32_t kRow = text::kTableRow | text::kBullet;
    return i > 0 && (blocks_[i].flags & text::kBlankBefore) == 0 && lines_[i - 1].fine &&
           (blocks_[i - 1].flags & kRow) == text::kTableRow;
  }

  // "3 May, Great Hall", and right below it in bold what is given there, with who and where, but no
  // other day.
  bool is_title_of_entry(uint32_t i) const {
    constexpr uint32_t kOutOfLine = text::kHash | text::kUnderlined | text::kBlankBefore;
    constexpr uint32_t kShown = text::kBold | text::kDecorated;
    return i > 0 && (blocks_[i].flags & kShown) != 0 && (blocks_[i].flags & kOutOfLine) == 0 &&
           !previous_is_heading_ && lines_[i - 1].fine && !lines_[i].has_date() &&
           (blocks_[i + 1].flags & text::kBlankBefore) == 0 && !lines_[i + 1].has_date();
  }

  // Nothing but an open time: it lends no year, but what stands above it no longer does either.
  bool is_open_time(const Block& block, const Line& line) const {
    if (!line.has_date()) return false;
    const Date& date = out_.dates[line.first_date];
    return (date.flags & kOpenEnd) != 0 && date.first <= block.content_token + 2 &&
           date.end >= end_of(block);
  }

  // "Talks programme for the 2006/07 season", over a day of these years.
  bool tells_years_of(uint32_t i, const Block& block, const Line& line) const {
    if (line.first_date + 1 != line.end_date || ends_sentence(block)) return false;
    const Date& years = out_.dates[line.first_date];
    if (line.end_date >= out_.dates.size() || lines_[i + 1].lead != line.end_date) return false;
    const Date& day = out_.dates[line.end_date];
    return years.precision >= Precision::season && day.precision < Precision::season &&
           years.has_value && day.has_value && years.value.start <= day.value.start &&
           day.value.end <= years.value.end;
  }

  // "Autumn, and autumns, 1921–1934", apart: a part of a history.
  bool closes_with_span(const Block& block, const Line& line) const {
    constexpr int kYears = 2;
    if (line.first_date + 1 != line.end_date || ends_sentence(block) ||
        size(block) > kLongestBracket)
      return false;
    const Date& span = out_.dates[line.first_date];
    return span.end == block.content_end && span.precision == Precision::year && span.has_value &&
           span.value.end.year - span.value.start.year >= kYears;
  }

  // "Songs on the pier, Whitby, August 2011", apart, over "– Fri 12: …" and "– Sat 13: …".
  bool tells_month_of(uint32_t i, const Block& block, const Line& line) const {
    if (line.first_date + 1 != line.end_date || ends_sentence(block) || i + 2 >= blocks_.size())
      return false;
    const Date& month = out_.dates[line.first_date];
    if (month.precision != Precision::month || month.end != block.content_end) return false;
    for (const uint32_t k : {i + 1, i + 2}) {
      if (lines_[k].lead == kNone || !lines_[k].fine || lines_[k].pure) return false;
      const Date& day = out_.dates[lines_[k].lead];
      if (day.has_value && month.has_value &&
          (day.value.start < month.value.start || month.value.end < day.value.end))
        return false;
    }
    return true;
  }

  bool is_section_heading(uint32_t i, const Block& block, const Line& line) {
    if (i + 1 >= blocks_.size()) return false;
    const text::Token& first = input_.tokens[block.content_token];
    if (!first.is_word() && first.kind != text::TokenKind::number) return false;
    if (first.is_word() && !first.is_capitalised()) return false;
    const Block& next = blocks_[i + 1];
    // "1841: Observatory founded" over "1843: Building completed": the first of the list.
    if (line.lead != kNone && !line.strong && (block.flags & text::kBlankAfter) == 0 &&
        lines_[i + 1].lead != kNone && line.row == lines_[i + 1].row)
      return false;
    // … and a second line of it: "The Glassworkers' Federation", "Our congresses".
    // … unless the next line opens with its year, too: "2019, Liverpool", "2018, Winterthur".
    const bool listed =
        line.lead != kNone && lines_[i + 1].lead != kNone && !line.strong &&
        out_.dates[line.lead].precision == out_.dates[lines_[i + 1].lead].precision &&
        (next.flags & text::kBlankBefore) == 0;
    const bool title =
        (i == 0 && !listed) || (i == 1 && previous_is_heading_ &&
                                (block.flags & text::kBlankAfter) != 0 && !line.has_date());
    const bool alone =
        (block.flags & text::kBlankBefore) != 0 && (block.flags & text::kBlankAfter) != 0;
    const bool caps = (block.flags & text::kAllCaps) != 0 && stands_free(i);
    // "Opened the school after the holidays. 33 pres[ent]": no heading goes on behind a full stop.
    // … nor does what stands right below its day.
    if (i > 0 && lines_[i - 1].pure && lines_[i - 1].fine && !caps && !line.strong) return false;
    if (below_day_ && !caps && !line.strong && block.first_sentence + 1 < block.end_sentence)
      return false;
    // "After 1945" may stand right above its paragraph.
    const bool open_time = is_open_time(block, line);
    const bool over_paragraph =
        size(block) <= kShortSection && stands_free(i) && (!line.has_date() || open_time) &&
        !is_below_day(i) && !is_below_posting(i) &&
        next.end_token - next.first_token >= kLongParagraph &&
        (open_time || (histories_ >= 2 && tells_years(i + 1)) ||
         (block.flags & text::kBlankBefore) == (next.flags & text::kBlankBefore));
    // "Other meetings", right above "- Joint drill, 9 March 2016".
    const bool over_list = is_over_list(i);
    const bool over_numbers = size(block) <= kShortSection && stands_free(i) && !line.has_date() &&
                              is_numbered_paragraph(next);
    const bool mode = stands_free(i) && is_mode_line(block);
    if (is_title_of_entry(i)) return false;
    if ((block.flags & text::kHash) == 0 &&
        input_.pack.match(by_line_, input_.tokens, block.content_token) > 0)
      return false;
    if (!line.strong && (leads_list(i) || ends_with_link(block) || is_credit(block))) return false;
    if ((block.flags & text::kLabel) != 0 && !line.strong && !alone && !title) return false;
    if (!alone && !line.strong && !caps && !over_paragraph && !over_list && !over_numbers &&
        !title && !mode)
      return false;
    if (year_entries_ >= 3 && opens_with_year(i)) return false;
    // "Since 1999" may stand alone; "The hall was built in 1999" not.
    if (line.has_date() && !line.strong && !title && !caps && size(block) > kShortSection &&
        !(alone && (tells_years_of(i, block, line) || tells_month_of(i, block, line) ||
                    closes_with_span(block, line))))
      return false;
    found_.kind = HeadingKind::section;
    const auto edition = std::lower_bound(series_.begin(), series_.end(), std::pair{i, 0});
    if (edition != series_.end() && edition->first == i) {
      found_.kind = HeadingKind::date;
      found_.when = calendar::Interval{{edition->second, 1, 1}, {edition->second, 12, 31}};
    } else if ((line.strong || (i > 0 && caps) || says_year_of_text(block, line)) &&
               closes_with_years(block, line)) {
      found_.kind = HeadingKind::date;
      found_.when = out_.dates[line.first_date].value;
    }
    return true;
  }

  // "Highlights of 2022", "Programme 2011": what a text has of a year.
  bool says_year_of_text(const Block& block, const Line& line) const {
    if (!line.has_date()) return false;
    const Date& year = out_.dates[line.first_date];
    if (!year.has_value || year.value.start.year != year.value.end.year) return false;
    uint32_t t = year.first;
    const uint32_t first = block.content_token;
    while (t > first && !input_.tokens[t - 1].is_capitalised() &&
           (!input_.tokens[t - 1].is_word() || t > first + 1) &&
           !input_.pack.contains(year_noun_, input_.tokens[t - 1].word))
      --t;
    return t > first && input_.pack.contains(year_noun_, input_.tokens[t - 1].word);
  }

  // "## Meetings (2012)", "**Walks 2011**", "RHESTR 2021": a marked line, or one in capitals, whose
  // last words are its years.
  bool closes_with_years(const Block& block, const Line& line) const {
    constexpr uint32_t kMost = 6;  // tokens before the date
    if (line.first_date + 1 != line.end_date) return false;
    const Date& date = out_.dates[line.first_date];
    if (date.type != TimexType::date || date.precision < Precision::season || !date.has_value ||
        (date.flags & (kRelative | kOpenEnd | kNoYear)) != 0 ||
        date.first > block.content_token + kMost)
      return false;
    for (uint32_t t = date.end; t < block.content_end; ++t)
      if (input_.tokens[t].kind != text::TokenKind::punctuation) return false;
    return true;
  }

  // "- 1821 – Library founded", behind the items of "- 1819"; what is no item, too.
  bool ends_year_item(uint32_t i, uint32_t heading) const {
    return is_year_item(heading) && (lines_[i].lead != kNone || !is_item_of(i, heading));
  }

  // "**2015-02-27** Accepted …", behind what "**2016-05-09**" in a line by itself has headed.
  bool ends_day(uint32_t i, uint32_t heading) const {
    constexpr uint32_t kUnstated = kNoYear | kRelative | kOpenEnd;
    if (!lines_[heading].pure || !lines_[heading].fine || lines_[i].lead == kNone) return false;
    const Date& day = out_.dates[lines_[i].lead];
    const Date& headed = out_.dates[lines_[heading].lead];
    return lines_[i].fine && ((day.flags | headed.flags) & kUnstated) == 0 && day.has_value &&
           headed.has_value && !(day.value == headed.value);
  }

  // --- the tree ---

  // A heading of an earlier window, of which `i` is the line.
  void add_carried(uint32_t i, Heading heading, std::vector<Heading>& found) const {
    heading.block = i;
    heading.first = blocks_[i].content_token;
    heading.end = blocks_[i].content_end;
    found.push_back(heading);
  }

  void add(Heading heading, const Heading* child) {
    const Block& block = blocks_[heading.block];
    HeadingStyle& open = heading.style;
    open.hash = (block.flags & text::kHash) != 0 ? block.level : uint8_t{0};
    open.strength = strength(block);
    open.is_mode = heading.kind == HeadingKind::section && is_mode_line(block);
    open.is_title = heading.block == 0 && heading.kind == HeadingKind::section;
    open.superior =
        heading.kind != HeadingKind::date && child != nullptr &&
        (child->kind == HeadingKind::date || open.strength > strength(blocks_[child->block]));
    if (heading.kind != HeadingKind::place)
      if (const uint32_t part = open_part(heading.block); part != kNone)
        while (!stack_.empty() && stack_.back() >= part) pop(heading.block);
    while (!stack_.empty() && ends(stack_.back(), heading)) pop(heading.block);
    push(heading);
  }

  // The open heading that the block follows as the next part of the text: "SECOND BOOK", "PART
  // TWO", behind "FIRST BOOK", "PART ONE"; kNone: it is no such part.
  uint32_t open_part(uint32_t block) const {
    const uint32_t word = part_word(block);
    if (word == 0) return kNone;
    for (const uint32_t open : stack_)
      if (out_.headings[open].kind != HeadingKind::place &&
          part_word(out_.headings[open].block) == word)
        return open;
    return kNone;
  }

  // "Part", "book", "chapter", among the first words of the line; 0: none.
  uint32_t part_word(uint32_t block) const {
    constexpr uint32_t kReach = 3;
    const uint32_t first = blocks_[block].content_token;
    for (uint32_t t = first; t < std::min(first + kReach, blocks_[block].content_end); ++t)
      if (input_.pack.contains(part_, input_.tokens[t].word)) return input_.tokens[t].word;
    return 0;
  }

  void push(Heading heading) {
    heading.parent = stack_.empty() ? kNone : stack_.back();
    heading.level = static_cast<uint8_t>(std::min<size_t>(stack_.size() + 1, 255));
    if (heading.kind == HeadingKind::date)
      for (uint32_t d = lines_[heading.block].first_date; d < lines_[heading.block].end_date; ++d)
        out_.dates[d].flags |= kHeadingDate;
    stack_.push_back(static_cast<uint32_t>(out_.headings.size()));
    out_.headings.push_back(heading);
  }

  void pop(uint32_t end_block) {
    out_.headings[stack_.back()].end_block = end_block;
    stack_.pop_back();
  }

  // How much a style stands out.
  static uint32_t strength(const Block& block) {
    if ((block.flags & text::kHash) != 0) return 20u - block.level;
    if ((block.flags & text::kUnderlined) != 0) return 5;
    if ((block.flags & text::kAllCaps) != 0) return 4;
    if ((block.flags & text::kDecorated) != 0) return 3;
    if ((block.flags & text::kBold) != 0) return 2;
    return 1;
  }

  // True if the open heading ends where the new one begins.
  bool ends(uint32_t index, const Heading& heading) const {
    const Heading& known = out_.headings[index];
    if (is_year_item(known.block) && !is_item_of(heading.block, known.block)) return true;
    const HeadingStyle& top = known.style;
    const HeadingStyle& open = heading.style;
    // "# Talks", the text's title, over "# 2025".
    const bool title_of_years = top.is_title && known.kind == HeadingKind::section &&
                                heading.kind == HeadingKind::date && top.hash == open.hash;
    if (top.hash != 0 && open.hash != 0) return top.hash >= open.hash && !title_of_years;
    if (top.is_title)  // another of its sort shows that it is no title
      return open.superior && heading.kind == HeadingKind::section && top.strength == open.strength;
    if (open.hash != 0) return true;  // a plain heading below a marked one
    if (heading.kind == HeadingKind::date) {
      if (known.kind != HeadingKind::date)
        return top.hash == 0 && !top.superior && !is_year_item(heading.block);
      return !contains(known, heading);
    }
    if (top.hash != 0) return false;
    if (known.kind == HeadingKind::date)
      return (open.superior && !top.superior) ||
             is_open_time(blocks_[heading.block], lines_[heading.block]) ||
             (top.strength == open.strength &&
              (tells_other_year(heading.block, known) || spans_years(heading.block, known)));
    if (heading.kind == HeadingKind::place || open.is_mode)
      return known.kind == HeadingKind::place || top.is_mode || (open.superior && !top.superior);
    if (open.superior) return !top.superior || top.strength <= open.strength;
    return top.strength <= open.strength && !(top.superior && top.strength == open.strength);
  }

  // "The Second Founding", behind "The Year 1784" and over "By a deed of 11 April 1852 …": in
  // a text that is hardly headed by years, the next part, and none of that year.
  bool tells_other_year(uint32_t block, const Heading& year) const {
    constexpr uint32_t kFew = 2;
    constexpr uint32_t kUnstated = kNoYear | kRelative | kOpenEnd;
    if (pure_years_ > kFew || !year.when || block + 1 >= lines_.size()) return false;
    const Line& first = lines_[block + 1];
    for (uint32_t d = first.first_date; d < first.end_date; ++d) {
      const Date& date = out_.dates[d];
      if (date.type != TimexType::date || date.precision > Precision::month || !date.has_value ||
          (date.flags & kUnstated) != 0)
        continue;
      return date.value.end < year.when->start || year.when->end < date.value.start;
    }
    return false;
  }

  // "From the printed bulletin (2009–2017)", behind "2018": years of its own, more than the heading
  // has.
  bool spans_years(uint32_t block, const Heading& year) const {
    const Line& line = lines_[block];
    if (!year.when || !closes_with_years(blocks_[block], line)) return false;
    const calendar::Interval& years = out_.dates[line.first_date].value;
    return years.start.year < years.end.year &&
           (years.start < year.when->start || year.when->end < years.end);
  }

  // True if the open date heading governs the new one: "1998" "March", "1990s" "1994".
  bool contains(const Heading& outer, const Heading& inner) const {
    const Precision outer_grain = precision_of(outer);
    const Precision inner_grain = precision_of(inner);
    if (!inner.when || !outer.when) return inner_grain < outer_grain;
    if (!(outer.when->start <= inner.when->start && inner.when->end <= outer.when->end))
      return false;
    return outer.when->start < inner.when->start || inner.when->end < outer.when->end;
  }

  Precision precision_of(const Heading& heading) const {
    const Line& line = lines_[heading.block];
    return line.lead == kNone ? Precision::other : out_.dates[line.lead].precision;
  }

  const mentions::Input& input_;
  Resolved& out_;
  const std::vector<Heading>* carried_;
  const std::vector<Block>& blocks_;
  std::vector<Line> lines_;
  std::vector<bool> titles_;
  std::vector<bool> year_sections_;  // "2006: A quiet year"
  rules::ListId online_;
  rules::ListId labels_;
  rules::ListId agenda_;  // lines of minutes
  rules::ListId by_line_;
  rules::ListId part_;
  rules::ListId year_tail_;
  rules::ListId year_noun_;
  std::vector<std::pair<uint32_t, int>> series_;  // blocks and years of "Lumen 2015"
  Timeline timeline_;
  std::vector<uint32_t> rubrics_;  // blocks
  uint32_t places_ = 0;            // headings that are places, so far
  uint32_t town_lines_ = 0;        // short lines of names that stand apart
  uint32_t towns_ = 0;             // … that the lists have as towns
  uint32_t pure_years_ = 0;
  uint32_t year_entries_ = 0;
  uint32_t agenda_lines_ = 0;
  uint32_t histories_ = 0;       // short lines over paragraphs that go from year to year
  uint32_t stages_ = 0;          // lines of a place and a date
  uint32_t marked_entries_ = 0;  // "### 12 May 2014 – Ann Lee"
  bool below_marked_ = false;
  bool told_below_day_ = false;
  std::vector<uint32_t> stack_;  // open headings, outermost first
  Heading found_;
  bool previous_is_heading_ = false;
  bool below_day_ = false;           // the last heading is a day
  uint32_t season_heading_ = kNone;  // the last that names its season
};

}  // namespace

void find_headings(const mentions::Input& input, Resolved& out,
                   const std::vector<Heading>* carried) {
  Finder(input, out, carried).run();
}

}  // namespace annals::resolve
