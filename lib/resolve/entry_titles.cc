#include "resolve/entry_titles.h"

#include <algorithm>

#include "resolve/entry_days.h"
#include "resolve/entry_labels.h"
#include "resolve/entry_stories.h"
#include "resolve/place_lines.h"
#include "resolve/title_lines.h"

namespace annals::resolve {
namespace {

using text::Block;

constexpr uint32_t kTitleReach = 3;  // lines below a title in which its date may stand
constexpr uint32_t kMostLines = 12;

class Titles : TitleLines {
 public:
  explicit Titles(const TitleLines& lines)
      : TitleLines(lines),
        labels_(input_.pack.list("event-label")),
        by_line_(input_.pack.list("by-line")) {}

  std::vector<bool> run(std::vector<uint32_t>& over_text, std::vector<uint32_t>& datelines) {
    std::vector<bool> titles(blocks_.size(), false);
    const bool alternate = titles_alternate();
    std::vector<uint32_t> spread;
    std::vector<uint32_t> labelled;
    std::vector<uint32_t> single;
    find_stories(input_, resolved_, lines_, titles, over_text, datelines);
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!may_be_title(i)) continue;
      if (date_below(i))
        titles[i] = true;
      else if (label_below(i))
        labelled.push_back(i);
      else if (spreads(i))
        spread.push_back(i);
      else if (heads_one_entry(i) || (alternate && stands_over_text(i)) || stands_over_dateline(i))
        single.push_back(i);
    }
    std::vector<uint32_t> below;
    find_below_days(below);
    find_over_by_lines(below);
    for (const uint32_t i : below) titles[i] = true;
    // A title, a date line and a text, each set apart by blank lines: only where it comes again.
    if (spread.size() >= 2) {
      for (const uint32_t i : spread)
        for (uint32_t k = i; k <= date_of_spread(i); ++k) titles[k] = true;
      over_text.insert(over_text.end(), spread.begin(), spread.end());
    }
    if (labelled.size() >= 2) {
      for (const uint32_t i : labelled) titles[i] = true;
      below.insert(below.end(), labelled.begin(), labelled.end());
    }
    find_below_marked(below);
    if (single.size() >= 2) {
      for (const uint32_t i : single) titles[i] = true;
      over_text.insert(over_text.end(), single.begin(), single.end());
    }
    over_text.insert(over_text.end(), below.begin(), below.end());
    follow_style(titles);
    mark_lines_of_days(input_, resolved_, lines_, titles);
    mark_days_of_items(blocks_, lines_, titles);
    find_over_labels(input_, resolved_, lines_, titles, over_text);
    std::sort(over_text.begin(), over_text.end());
    over_text.erase(std::unique(over_text.begin(), over_text.end()), over_text.end());
    return titles;
  }

 private:
  // "13 May 2019", a line by itself, and below it "The Wreck of the Swan", another: where that
  // comes again, these are titles. Below months, only where nearly all of them have one.
  void find_below_days(std::vector<uint32_t>& below) const {
    uint32_t days = 0;
    uint32_t months = 0;
    uint32_t all_months = 0;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      const bool title = i > 0 && is_below_day(i);
      all_months += lines_[i].pure && !lines_[i].fine && is_month(i);
      if (title) ++(lines_[i - 1].fine ? days : months);
    }
    const bool below_days = days >= 2;
    const bool below_months = months >= 3 && months * 3 >= all_months * 2;
    if (!below_days && !below_months) return;
    for (uint32_t i = 1; i < blocks_.size(); ++i)
      if ((lines_[i - 1].fine ? below_days : below_months) && is_below_day(i)) below.push_back(i);
  }

  // "### 16 July 2021: Alex Amon", and below it what he spoke of.
  void find_below_marked(std::vector<uint32_t>& below) const {
    const auto is_marked = [&](uint32_t i) { return is_marked_entry(blocks_[i], lines_[i]); };
    uint32_t marked = 0;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) marked += is_marked(i);
    if (marked < 2) return;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i)
      if (is_marked(i) && may_be_title(i + 1) && is_plain_line(i + 1)) below.push_back(i + 1);
  }

  // Neither a row nor marked, no link and no label, and it names no day.
  bool is_plain_line(uint32_t i) const {
    const text::Token& first = input_.tokens[blocks_[i].content_token];
    const bool label =
        (blocks_[i].flags & text::kLabel) != 0 && input_.pack.contains(labels_, first.word);
    const bool row = lines_[i].row && !is_quotation(i);  // "“Asteroids – a Primer” – Ann Lee"
    return (blocks_[i].flags & text::kHash) == 0 && !label && !row &&
           first.kind != text::TokenKind::link && (!first.is_word() || first.is_capitalised()) &&
           !names_a_time(i);
  }

  bool is_quotation(uint32_t i) const {
    const std::string_view mark = at(blocks_[i].content_token);
    return (blocks_[i].flags & text::kBullet) == 0 && (mark == "\"" || mark == "“");
  }

  // "The Long Stop", and below it "Directed by Adena Monte": where that comes again.
  void find_over_by_lines(std::vector<uint32_t>& over) const {
    uint32_t found = 0;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) found += is_over_by_line(i);
    if (found < 2) return;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i)
      if (is_over_by_line(i)) over.push_back(i);
    std::sort(over.begin(), over.end());
  }

  // … but not "Speaker: Ann Lee", below it.
  bool is_over_by_line(uint32_t i) const {
    if (!is_by_line(i + 1)) return false;
    const bool told_of =
        (blocks_[i].flags & (text::kLabel | text::kBlankBefore)) == text::kLabel && i > 0 &&
        !lines_[i - 1].pure &&
        input_.pack.contains(labels_, input_.tokens[blocks_[i].content_token].word);
    return !is_by_line(i) && !told_of && may_be_title(i) && !lines_[i].row && !names_a_time(i);
  }

  bool is_month(uint32_t i) const {
    return resolved_.dates[lines_[i].lead].precision == Precision::month;
  }

  bool is_below_day(uint32_t i) const {
    const Line& day = lines_[i - 1];
    if (!day.pure || (!day.fine && !is_month(i - 1)) ||
        (blocks_[i - 1].flags & text::kBullet) != 0 ||
        ((blocks_[i - 1].flags & text::kBlankBefore) == 0 && !day.strong))
      return false;
    const text::Token& first = input_.tokens[blocks_[i].content_token];
    const bool time = first.kind == text::TokenKind::number && first.length_class < 3;
    return !time && is_plain_line(i) && may_be_title(i) && !date_below(i) && !is_by_line(i) &&
           !closes_with_year(i);
  }

  // "The masons struck for more - 1852", of what was on this day.
  bool closes_with_year(uint32_t i) const {
    if (!lines_[i].has_date()) return false;
    const Date& date = resolved_.dates[lines_[i].end_date - 1];
    return date.precision == Precision::year && date.end + 1 >= blocks_[i].content_end;
  }

  // Finer than a year.
  bool names_a_time(uint32_t i) const {
    for (uint32_t d = lines_[i].first_date; d < lines_[i].end_date; ++d)
      if (resolved_.dates[d].precision < Precision::year) return true;
    return false;
  }

  // Bold lines that stand right on their text are titles all, if most of them have shown to be.
  void follow_style(std::vector<bool>& titles) const {
    const auto fits = [&](uint32_t i) {
      return (blocks_[i].flags & (text::kBold | text::kBlankAfter)) == text::kBold &&
             may_be_title(i);
    };
    uint32_t all = 0;
    uint32_t shown = 0;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!fits(i)) continue;
      ++all;
      shown += titles[i];
    }
    if (shown < 2 || shown * 2 < all) return;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i)
      if (fits(i)) titles[i] = true;
  }

  // "Directed by Ann Lee", "By Ann Lee": below a title.
  bool is_by_line(uint32_t i) const {
    return input_.pack.match(by_line_, input_.tokens, blocks_[i].content_token) > 0;
  }

  // A short line that gives the day: "12 May 2014, Town Hall", "Date: 12 May".
  bool is_date_line(uint32_t i) const {
    const Block& block = blocks_[i];
    const Line& line = lines_[i];
    if (!line.has_date() || block.content_end - block.content_token > kDateLine) return false;
    const bool sentence =
        (block.flags & text::kEndsSentence) != 0 && block.content_end - block.content_token > 12;
    if (sentence) return false;
    if (line.lead != kNone)
      return line.fine || resolved_.dates[line.lead].precision == Precision::month;
    if (is_place_and_date(input_, block, resolved_.dates[line.first_date])) return true;
    return (block.flags & text::kLabel) != 0 &&
           resolved_.dates[line.first_date].first <= block.content_token + 4;
  }

  // True if one of the next lines, with no blank line before it, gives the date; but not where
  // several do: then the line heads a list of them.
  bool date_below(uint32_t i) const {
    uint32_t dated = 0;
    for (uint32_t k = i + 1; k < blocks_.size(); ++k) {
      if ((blocks_[k].flags & text::kBlankBefore) != 0) break;
      if (is_date_line(k)) {
        if (dated == 0 && k > i + kTitleReach) return false;
        if (lines_[k].row && (blocks_[k].flags & text::kBullet) != 0) return false;
        if (dated == 0 && is_month_at_place(i, k)) return false;
        ++dated;
      }
      if (dated > 1) return false;
      if (k > i + kMostLines) break;
    }
    return dated == 1;
  }

  // "Ystad, Sweden" over "October 2014" over "27 October: …": headings of place and time.
  bool is_month_at_place(uint32_t i, uint32_t month) const {
    return month == i + 1 && lines_[month].pure && !lines_[month].fine &&
           month + 1 < blocks_.size() && lines_[month + 1].lead != kNone &&
           lines_[month + 1].fine &&
           is_place_line(input_, blocks_[i].content_token, blocks_[i].content_end);
  }

  // "### Meetup #7", and below it, as items of a list or not, "Date: 12 May 2014".
  bool label_below(uint32_t i) const {
    constexpr uint32_t kBlocks = 6;  // with a text between them
    constexpr uint32_t kLines = 2;
    if ((blocks_[i].flags & (text::kHash | text::kBold)) == 0) return false;
    const bool hash = (blocks_[i].flags & text::kHash) != 0;
    const size_t most = std::min<size_t>(blocks_.size(), i + 1 + (hash ? kBlocks : kLines));
    for (uint32_t k = i + 1; k < most; ++k) {
      if ((blocks_[k].flags & text::kHash) != 0) return false;
      if (!hash && k > i + 1 && (blocks_[k].flags & text::kBlankBefore) != 0) return false;
      if ((blocks_[k].flags & text::kLabel) == 0 && lines_[k].fine) return false;
      if ((blocks_[k].flags & text::kLabel) != 0 && is_date_line(k)) return true;
    }
    return false;
  }

  // The line that may give the date: the next one, or that below who did it.
  uint32_t date_of_spread(uint32_t i) const {
    return i + 2 < blocks_.size() && is_by_line(i + 1) ? i + 2 : i + 1;
  }

  bool spreads(uint32_t i) const {
    if (is_by_line(i)) return false;
    i = date_of_spread(i) - 1;
    if ((blocks_[i].flags & text::kBlankAfter) == 0 || i + 2 >= blocks_.size()) return false;
    return is_date_line(i + 1) && opens_with_day(i + 1) &&
           (blocks_[i + 1].flags & text::kBlankAfter) != 0 && !opens_with_day(i + 2) &&
           lines_[i + 2].lead == kNone && (!may_be_title(i + 2) || is_by_line(i + 2));
  }

  // "12 May 2014 …", "Ghent, 12 May 2014 …"
  bool opens_with_day(uint32_t i) const {
    const Line& line = lines_[i];
    if (line.lead != kNone) return line.fine;
    return line.has_date() &&
           is_place_and_date(input_, blocks_[i], resolved_.dates[line.first_date]);
  }

  // "23rd Fair", right above "Verona, 14-16 February 2019. Exhibitors: …".
  bool stands_over_text(uint32_t i) const {
    return i + 1 < blocks_.size() && may_be_title(i) && opens_with_day(i + 1) &&
           !may_be_title(i + 1) && (blocks_[i + 1].flags & text::kBlankBefore) == 0;
  }

  // "New bells", and behind a gap "LEEDS, 2 January 2011 – The bells …", the only such text below
  // it.
  bool stands_over_dateline(uint32_t i) const {
    return (blocks_[i].flags & text::kBlankAfter) != 0 && lines_[i + 1].lead == kNone &&
           lines_[i + 1].has_date() && is_plain_line(i) && opens_with_day(i + 1) &&
           !may_be_title(i + 1) && is_prose(blocks_[i + 1]) &&
           (i + 2 >= blocks_.size() || !opens_with_day(i + 2));
  }

  // Most lines are titles and the texts below them, in turn.
  bool titles_alternate() const {
    constexpr size_t kLeast = 3;
    size_t pairs = 0;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) pairs += stands_over_text(i);
    return pairs >= kLeast && pairs * 3 >= blocks_.size();
  }

  // "### Round 4", and below it one paragraph that opens with its day: what stands there up to
  // the next such line is one entry, whose title this is.
  bool heads_one_entry(uint32_t i) const {
    if ((blocks_[i].flags & text::kHash) == 0 || !opens_with_day(i + 1)) return false;
    for (size_t k = i + 2; k < blocks_.size() && (blocks_[k].flags & text::kHash) == 0; ++k)
      if (opens_with_day(static_cast<uint32_t>(k)) || (blocks_[k].flags & text::kBullet) != 0)
        return false;
    return true;
  }

  rules::ListId labels_;
  rules::ListId by_line_;
};

}  // namespace

std::vector<bool> find_entry_titles(const mentions::Input& input, const Resolved& resolved,
                                    const std::vector<Line>& lines,
                                    std::vector<uint32_t>& over_text,
                                    std::vector<uint32_t>& datelines) {
  return Titles(TitleLines(input, resolved, lines)).run(over_text, datelines);
}

}  // namespace annals::resolve
