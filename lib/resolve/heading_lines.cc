#include "resolve/heading_lines.h"

#include <algorithm>

namespace annals::resolve {
namespace {

using text::Block;

constexpr uint32_t kShortLine = 14;  // tokens
constexpr uint32_t kDateLine = 32;   // tokens of a line that gives an entry's date and place
constexpr uint32_t kTitleReach = 3;  // lines below a title in which its date may stand
constexpr uint32_t kStrong = text::kHash | text::kUnderlined | text::kBold | text::kDecorated;

std::string_view at(const mentions::Input& input, uint32_t token) {
  return text::slice(input.text, input.tokens[token]);
}

// The date that the block opens with, an article before it allowed.
uint32_t lead_of(const mentions::Input& input, const Resolved& resolved, const Block& block,
                 const Line& line) {
  if (!line.has_date()) return kNone;
  const Date& date = resolved.dates[line.first_date];
  if (date.type != TimexType::date) return kNone;
  uint32_t first = block.content_token;
  while (first < date.first && (at(input, first) == "*" || at(input, first) == "_")) ++first;
  if (date.first == first) return line.first_date;
  if (date.first != first + 1) return kNone;
  const text::Token& before = input.tokens[first];
  const bool article = before.kind == text::TokenKind::word && before.length_class == 3 &&
                       (before.shape & text::kAllUpper) == 0;  // "the", "The"
  const bool bracket = at(input, first) == "(" || at(input, first) == "[";
  return article || bracket ? line.first_date : kNone;
}

bool is_pure(const mentions::Input& input, const Date& date, const Block& block) {
  for (uint32_t i = block.content_token; i < block.content_end; ++i) {
    if (i >= date.first && i < date.end) continue;
    if (input.tokens[i].kind == text::TokenKind::punctuation) continue;
    if (i < date.first) continue;  // the article
    return false;
  }
  return true;
}

}  // namespace

std::vector<Line> survey_lines(const mentions::Input& input, const Resolved& resolved) {
  std::vector<Line> lines(input.layout.blocks.size());
  uint32_t next = 0;
  const auto dates = static_cast<uint32_t>(resolved.dates.size());
  for (size_t i = 0; i < lines.size(); ++i) {
    const Block& block = input.layout.blocks[i];
    Line& line = lines[i];
    while (next < dates && resolved.dates[next].first < block.first_token) ++next;
    line.first_date = next;
    while (next < dates && resolved.dates[next].first < block.end_token) ++next;
    line.end_date = next;
    line.strong = (block.flags & kStrong) != 0;
    line.row = (block.flags & (text::kBullet | text::kTableRow)) != 0;
    line.short_line = (block.flags & text::kSingleLine) != 0 &&
                      block.content_end - block.content_token <= kShortLine;
    line.lead = lead_of(input, resolved, block, line);
    if (line.lead == kNone) continue;
    const Date& date = resolved.dates[line.lead];
    line.fine = date.precision <= Precision::week;
    line.pure = line.short_line && is_pure(input, date, block);
  }
  return lines;
}

namespace {

class Titles {
 public:
  Titles(const mentions::Input& input, const Resolved& resolved, const std::vector<Line>& lines)
      : input_(input),
        resolved_(resolved),
        lines_(lines),
        blocks_(input.layout.blocks),
        posting_cue_(input.pack.list("posting-cue")),
        posted_by_(input.pack.list("posted-by")),
        labels_(input.pack.list("event-label")),
        by_line_(input.pack.list("by-line")) {}

  std::vector<bool> run(std::vector<uint32_t>& over_text) {
    std::vector<bool> titles(blocks_.size(), false);
    const bool alternate = titles_alternate();
    std::vector<uint32_t> spread;
    std::vector<uint32_t> labelled;
    std::vector<uint32_t> single;
    find_headlines();
    find_articles(titles, over_text);
    find_posted(titles, over_text);
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (headlines_[i]) titles[i] = true;
      if (!may_be_title(i)) continue;
      if (date_below(i))
        titles[i] = true;
      else if (label_below(i))
        labelled.push_back(i);
      else if (spreads(i))
        spread.push_back(i);
      else if (heads_one_entry(i) || (alternate && stands_over_text(i)))
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
    if (!below.empty()) {
      over_text.insert(over_text.end(), below.begin(), below.end());
      std::sort(over_text.begin(), over_text.end());
      over_text.erase(std::unique(over_text.begin(), over_text.end()), over_text.end());
    }
    follow_style(titles);
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if (headlines_[i]) over_text.push_back(i);
    std::sort(over_text.begin(), over_text.end());
    over_text.erase(std::unique(over_text.begin(), over_text.end()), over_text.end());
    return titles;
  }

 private:
  // Articles of a page that tell one occasion each: none of their lines is a heading.
  void find_articles(std::vector<bool>& titles, std::vector<uint32_t>& over_text) const {
    std::vector<uint32_t> articles;
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if ((blocks_[i].flags & text::kArticleStart) != 0 && tells_one_occasion(i))
        articles.push_back(i);
    if (articles.size() < 2) return;
    for (const uint32_t i : articles) {
      over_text.push_back(i);
      std::fill(titles.begin() + i, titles.begin() + article_end(blocks_, i), true);
    }
  }

  // "Posted on 12 May 2014 by Ann", apart, over what is told; where that comes again, with the
  // title above it: "Harbour cleaned".
  void find_posted(std::vector<bool>& titles, std::vector<uint32_t>& over_text) const {
    std::vector<uint32_t> posted;
    uint32_t titled = 0;
    uint32_t by = 0;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i)
      by += is_prose(blocks_[i + 1]) && is_posted_by(i);
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if ((blocks_[i].flags & text::kArticle) != 0 || !is_prose(blocks_[i + 1]) ||
          !(is_posting(i) || (by >= 2 && is_posted_by(i))))
        continue;
      posted.push_back(i);
      titled += i > 0 && may_be_title(i - 1);
    }
    for (const uint32_t i : posted) {
      const uint32_t first = titled >= 2 && i > 0 && may_be_title(i - 1) ? i - 1 : i;
      titles[first] = titles[i] = true;
      over_text.push_back(first);
    }
    find_closed(titles, over_text);
  }

  // "By Ann | 12 May 2014", apart, below what is told and its title; where that comes again.
  void find_closed(std::vector<bool>& titles, std::vector<uint32_t>& over_text) const {
    std::vector<uint32_t> closed;
    for (uint32_t i = 2; i < blocks_.size(); ++i) {
      if (!is_posted_by(i) || !is_prose(blocks_[i - 1]) ||
          (i + 1 < blocks_.size() && is_prose(blocks_[i + 1])))
        continue;
      uint32_t title = i - 1;
      while (title > 0 && is_prose(blocks_[title])) --title;
      if (is_line_apart(title)) closed.push_back(title);
    }
    if (closed.size() < 2) return;
    for (const uint32_t i : closed) titles[i] = true;
    over_text.insert(over_text.end(), closed.begin(), closed.end());
  }

  bool is_line_apart(uint32_t i) const {
    constexpr uint32_t kApart = text::kBlankBefore | text::kSingleLine;
    return !is_prose(blocks_[i]) && (blocks_[i].flags & kApart) == kApart && !lines_[i].row;
  }

  bool is_posted_by(uint32_t i) const {
    return lines_[i].has_date() && resolve::is_posted_by(input_, posted_by_, blocks_[i],
                                                         resolved_.dates[lines_[i].first_date]);
  }

  // A line that opens with "Posted on" and a day.
  bool is_posting(uint32_t i) const {
    const Block& block = blocks_[i];
    if ((block.flags & text::kSingleLine) == 0 || !lines_[i].has_date() ||
        block.content_end - block.content_token > kDateLine)
      return false;
    const Date& date = resolved_.dates[lines_[i].first_date];
    const uint32_t cue = input_.pack.match(posting_cue_, input_.tokens, block.content_token);
    return cue > 0 && date.precision == Precision::day &&
           date.first <= block.content_token + cue + 1;
  }

  // It has a date, and no two paragraphs or items open with dates of their own; who put it up and
  // when stands near its head.
  bool tells_one_occasion(uint32_t first) const {
    constexpr uint32_t kHead = 3;  // lines
    const uint32_t end = article_end(blocks_, first);
    uint32_t dated = 0;
    bool any = false;
    for (uint32_t i = first; i < end; ++i) {
      any |= lines_[i].has_date();
      const bool head = i < first + kHead && !is_prose(blocks_[i]);
      dated += !head && begins_with_date(i);
    }
    return any && dated <= 1;
  }

  // "March 2019: New hall opened", set apart over its text: all lines of the sort, where most of
  // them stand over one story each.
  void find_headlines() {
    headlines_.assign(blocks_.size(), false);
    std::vector<uint32_t> over_prose;
    uint32_t all = 0;
    uint32_t stories = 0;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_dated_headline(i)) continue;
      const uint32_t days = days_told(i + 1);
      ++all;
      stories += days <= 1;
      if (days != kNone) over_prose.push_back(i);
    }
    if (stories < 2 || stories * 2 <= all) return;
    for (const uint32_t i : over_prose) headlines_[i] = true;
  }

  // A line apart that opens with a day or a month, a mark, and what happened, or closes with them:
  // "4 March 2019 – New hall", "[4 March] New hall", "New hall (4 March 2019)".
  bool is_dated_headline(uint32_t i) const {
    constexpr uint32_t kNo = text::kBullet | text::kEndsSentence | text::kRule;
    constexpr uint32_t kLongest = 20;  // tokens
    const Block& block = blocks_[i];
    const Line& line = lines_[i];
    if ((block.flags & text::kSingleLine) == 0 || (block.flags & kNo) != 0 || line.pure ||
        line.first_date + 1 != line.end_date || block.content_end - block.content_token > kLongest)
      return false;
    if ((block.flags & text::kBlankBefore) == 0 && i > 0 && !line.strong) return false;
    const Date& date = resolved_.dates[line.first_date];
    if (date.type != TimexType::date || date.precision > Precision::month ||
        (date.flags & (kRelative | kOpenEnd)) != 0)
      return false;
    return line.lead != kNone ? goes_on_after(block, date)
                              : !is_place_and_date(input_, block, date) && closes(block, date);
  }

  static bool parts(std::string_view mark) {
    return mark == ":" || mark == "–" || mark == "—" || mark == "-" || mark == "|" || mark == "·";
  }

  // A mark and words stand behind the date, "]" and "**" in between.
  bool goes_on_after(const Block& block, const Date& date) const {
    uint32_t i = date.end;
    bool parted = false;
    for (; i < block.content_end && !input_.tokens[i].is_word(); ++i) {
      const std::string_view mark = at(input_, i);
      parted |= parts(mark) || mark == "]" || mark == ")";
      if (input_.tokens[i].kind == text::TokenKind::number) return false;
    }
    return parted && i < block.content_end;
  }

  // Words, a mark, and the date as the last.
  bool closes(const Block& block, const Date& date) const {
    uint32_t end = date.end;
    while (end < block.content_end && input_.tokens[end].kind == text::TokenKind::punctuation)
      ++end;
    if (end < block.content_end || date.first < block.content_token + 2) return false;
    const std::string_view mark = at(input_, date.first - 1);
    const bool comma = mark == "," && date.first > block.content_token + 2;
    return (parts(mark) || mark == "(" || mark == "[" || comma) &&
           input_.tokens[block.content_token].is_word();
  }

  // Of the prose from there to the next line that is none, how many blocks open with a date, the
  // first counted in any case; kNone: there is no prose, or a list.
  uint32_t days_told(uint32_t first) const {
    uint32_t days = 1;
    uint32_t i = first;
    for (; i < blocks_.size() && is_prose(blocks_[i]); ++i) {
      if (lines_[i].row) return kNone;
      days += i > first && begins_with_date(i);
    }
    return i > first ? days : kNone;
  }

  // "12 May", "On 12 May", "On the 12th of May"
  bool begins_with_date(uint32_t i) const {
    const Line& line = lines_[i];
    return line.has_date() && resolved_.dates[line.first_date].type == TimexType::date &&
           resolved_.dates[line.first_date].first <= blocks_[i].content_token + 2;
  }

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
    const auto is_marked = [&](uint32_t i) {
      return (blocks_[i].flags & text::kHash) != 0 && lines_[i].fine && !lines_[i].pure;
    };
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
    return (blocks_[i].flags & text::kHash) == 0 && !label && !lines_[i].row &&
           first.kind != text::TokenKind::link && (!first.is_word() || first.is_capitalised()) &&
           !names_a_time(i);
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

  bool is_over_by_line(uint32_t i) const {
    return is_by_line(i + 1) && !is_by_line(i) && may_be_title(i) && !lines_[i].row &&
           !names_a_time(i);
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

  bool may_be_title(uint32_t i) const {
    const Block& block = blocks_[i];
    const Line& line = lines_[i];
    if ((block.flags & text::kSingleLine) == 0 || (block.flags & text::kRule) != 0) return false;
    if (block.content_end - block.content_token > kDateLine) return false;
    if ((block.flags & text::kBullet) != 0 || line.pure) return false;
    if (line.lead != kNone) return false;
    return at(input_, block.content_end - 1) != ".";
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
        ++dated;
      }
      if (dated > 1) return false;
      if (k > i + kMostLines) break;
    }
    return dated == 1;
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

  static constexpr uint32_t kMostLines = 12;

  const mentions::Input& input_;
  const Resolved& resolved_;
  const std::vector<Line>& lines_;
  const std::vector<Block>& blocks_;
  rules::ListId posting_cue_;
  rules::ListId posted_by_;
  std::vector<bool> headlines_;
  rules::ListId labels_;
  rules::ListId by_line_;
};

bool is_place(lexicon::EntryKind kind) {
  using lexicon::EntryKind;
  return kind == EntryKind::country || kind == EntryKind::region || kind == EntryKind::city ||
         kind == EntryKind::continent || kind == EntryKind::district;
}

// The phrases of a line. Where only dates are asked for, nobody has looked for phrases: they are
// looked up here, for the few lines that may be a place.
class LinePhrases {
 public:
  LinePhrases(const mentions::Input& input, uint32_t first, uint32_t end)
      : tokens_(input.tokens), phrases_(input.phrases) {
    if (!input.phrases.empty()) return;
    constexpr uint32_t kBeyond = 40;  // tokens of a phrase that goes on below the line
    const size_t last = std::min<size_t>(input.tokens.size(), size_t{end} + kBeyond);
    base_ = first;
    own_tokens_.assign(input.tokens.begin() + first,
                       input.tokens.begin() + static_cast<std::ptrdiff_t>(last));
    input.gazetteer.match(input.text, own_tokens_, own_phrases_, end - first);
  }

  // The longest phrase at `token`; `end` becomes its end.
  uint32_t at(uint32_t token, uint32_t& end) const {
    const text::Tokens& tokens = own_tokens_.empty() ? tokens_ : own_tokens_;
    const auto& phrases = own_tokens_.empty() ? phrases_ : own_phrases_;
    end = token + 1;
    const auto found = std::lower_bound(
        phrases.begin(), phrases.end(), token - base_,
        [](const lexicon::PhraseMatch& match, uint32_t t) { return match.first_token < t; });
    if (found == phrases.end() || found->first_token != token - base_)
      return tokens[token - base_].phrase;
    end = found->end_token + base_;
    return found->phrase;
  }

 private:
  const text::Tokens& tokens_;
  const std::vector<lexicon::PhraseMatch>& phrases_;
  uint32_t base_ = 0;
  text::Tokens own_tokens_;
  std::vector<lexicon::PhraseMatch> own_phrases_;
};

// "Ghent, 4 February", "Ghent | 4 February", "Ghent (4 February)".
bool parts_from_place(std::string_view mark) {
  return mark == "," || mark == "|" || mark == "(" || mark == "–" || mark == "—" || mark == "·" ||
         mark == "•";
}

// "Bulletin, October 1921": an English word and no place.
bool is_common(const mentions::Input& input, uint32_t token) {
  using lexicon::EntryKind;
  using lexicon::Gazetteer;
  constexpr uint32_t kPlaces =
      Gazetteer::kind_bit(EntryKind::country) | Gazetteer::kind_bit(EntryKind::region) |
      Gazetteer::kind_bit(EntryKind::city) | Gazetteer::kind_bit(EntryKind::district);
  const uint32_t kinds = input.gazetteer.kinds(input.tokens[token].phrase);
  return (kinds & Gazetteer::kind_bit(EntryKind::word)) != 0 && (kinds & kPlaces) == 0;
}

}  // namespace

uint32_t article_end(const std::vector<Block>& blocks, uint32_t first) {
  uint32_t end = first + 1;
  while (end < blocks.size() &&
         (blocks[end].flags & (text::kArticle | text::kArticleStart)) == text::kArticle)
    ++end;
  return end;
}

bool is_posted_by(const mentions::Input& input, rules::ListId cue, const Block& block,
                  const Date& date) {
  constexpr uint32_t kBehind = 1;  // "Off"
  if ((block.flags & text::kSingleLine) == 0 || date.precision != Precision::day ||
      block.content_end - block.content_token > kDateLine || date.end > block.content_end ||
      date.end + kBehind < block.content_end)
    return false;
  const uint32_t words = input.pack.match(cue, input.tokens, block.content_token);
  if (words == 0 || date.first <= block.content_token + words) return false;
  uint32_t small = 0;  // "staff"
  for (uint32_t t = block.content_token + words; t < date.first; ++t)
    small += input.tokens[t].is_word() && !input.tokens[t].is_capitalised();
  return small <= 1;
}

bool is_prose(const Block& block) {
  if ((block.flags & text::kTableRow) != 0) return false;
  return (block.flags & text::kEndsSentence) != 0 || (block.flags & text::kSingleLine) == 0 ||
         block.end_token - block.first_token > kShortLine;
}

bool is_place_and_date(const mentions::Input& input, const Block& block, const Date& date) {
  constexpr uint32_t kPlace = 8;  // tokens
  if (date.type != TimexType::date || date.precision > Precision::month) return false;
  if (date.first < block.content_token + 2 || date.first > block.content_token + kPlace)
    return false;
  if (!parts_from_place(at(input, date.first - 1))) return false;
  if (is_common(input, block.content_token)) return false;
  for (uint32_t i = block.content_token; i < date.first; ++i) {
    const text::Token& token = input.tokens[i];
    if (token.kind == text::TokenKind::number) continue;  // "Committee Room 4"
    const bool mark = token.kind == text::TokenKind::punctuation;
    if (mark ? at(input, i) == ":" || at(input, i) == "." : !token.is_capitalised()) return false;
  }
  return date.end >= block.content_end ||
         input.tokens[date.end].kind == text::TokenKind::punctuation;
}

std::vector<bool> find_entry_titles(const mentions::Input& input, const Resolved& resolved,
                                    const std::vector<Line>& lines,
                                    std::vector<uint32_t>& over_text) {
  return Titles(input, resolved, lines).run(over_text);
}

bool is_agenda_line(const mentions::Input& input, const Block& block, rules::ListId items) {
  if ((block.flags & (text::kSingleLine | text::kBullet | text::kTableRow)) != text::kSingleLine)
    return false;
  constexpr uint32_t kWhich = 3;  // tokens of "minutes of previous meeting"
  uint32_t first = block.content_token;
  // "1 Apologies for absence", "577) Matters arising"
  if (first + 1 < block.content_end && input.tokens[first].kind == text::TokenKind::number) {
    ++first;
    const std::string_view mark = at(input, first);
    if (mark == "." || mark == ")") ++first;
  }
  uint32_t i = first + input.pack.match(items, input.tokens, first);
  if (i == first) return false;
  // "Minutes of previous meeting 24th March 2016"
  if (i - first > kWhich && i < block.content_end && at(input, i)[0] >= '0' &&
      at(input, i)[0] <= '9')
    return true;
  while (i < block.content_end && input.tokens[i].kind == text::TokenKind::punctuation) ++i;
  return i == block.content_end;
}

bool is_place_line(const mentions::Input& input, uint32_t first, uint32_t end) {
  constexpr uint32_t kBigCity = 100000;  // people: a city that is a heading by itself
  constexpr uint32_t kMostParts = 4;
  uint32_t parts = 0;
  bool area = false;
  bool unknown = false;
  uint32_t rank = 0;
  // What no phrase begins with is no town either.
  if (first >= end) return false;
  const text::Token& head = input.tokens[first];
  if (head.kind != text::TokenKind::punctuation && !head.is_capitalised()) return false;
  const LinePhrases phrases(input, first, end);
  for (uint32_t token = first; token < end;) {
    if (input.tokens[token].kind == text::TokenKind::punctuation) {
      const std::string_view sign = at(input, token);
      const bool fits = sign == "," || sign == "(" || sign == ")" || sign == ":" || sign == "/" ||
                        sign == "&" || sign == "–" || sign == "-";
      if (!fits || (parts == 0 && sign != "(")) return false;
      ++token;
      continue;
    }
    if (parts > 0 && at(input, token) == "and") {
      ++token;
      continue;
    }
    uint32_t last = token;
    const uint32_t phrase = phrases.at(token, last);
    bool is_one = false;
    for (const lexicon::Entry& entry : input.gazetteer.entries(phrase)) {
      if (!is_place(entry.kind)) continue;
      is_one = true;
      const bool city =
          entry.kind == lexicon::EntryKind::city || entry.kind == lexicon::EntryKind::district;
      rank = std::max(rank, entry.rank);
      area |= !city;
      // "Tours", "Reading", "Victoria" by themselves are other things more often.
      const bool common = (entry.flags & lexicon::kCommonWord) != 0 ||
                          ((entry.flags & lexicon::kGivenName) != 0 && entry.rank < kBigCity);
      if (common && parts == 0 && end == last && city) is_one = false;
    }
    if (!is_one) {
      // A town that no list knows, before a country or region that one does.
      if (parts > 0 || !input.tokens[token].is_capitalised()) return false;
      last = token;
      const rules::ListId bodies = input.pack.list("place-other-head");
      for (; last < end && input.tokens[last].is_word(); ++last)
        if (input.pack.contains(bodies, input.tokens[last].word)) return false;
      if (last == end || last - token > 4) return false;
      unknown = true;
    }
    ++parts;
    token = last;
  }
  if (parts == 0 || parts > kMostParts) return false;
  if (parts == 1 && !area && rank < kBigCity) return false;
  if (parts > 1 && !area && rank < kBigCity) return false;
  return !unknown || area;
}

}  // namespace annals::resolve
