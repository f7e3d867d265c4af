#include "resolve/entry_stories.h"

#include <algorithm>
#include <string_view>

#include "resolve/place_lines.h"
#include "resolve/title_lines.h"

namespace annals::resolve {
namespace {

using text::Block;

constexpr uint32_t kShortWord = 3;  // letters: "of", "the"

class Stories : TitleLines {
 public:
  explicit Stories(const TitleLines& lines)
      : TitleLines(lines),
        posting_(input_.pack),
        by_line_(input_.pack.list("by-line")),
        page_heading_(input_.pack.list("page-heading")) {}

  void run(std::vector<bool>& titles, std::vector<uint32_t>& over_text,
           std::vector<uint32_t>& datelines) const {
    find_headlines(titles, over_text);
    find_datelined(titles, over_text, datelines);
    find_articles(titles, over_text);
    find_posted(titles, over_text);
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
    find_signed(titles, over_text);
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

  // "New hall opened" over what is told, which a day in brackets closes: "… It rained. (6 May)";
  // where that comes again and again, all lines that stand so right over prose are titles.
  void find_signed(std::vector<bool>& titles, std::vector<uint32_t>& over_text) const {
    take_signed(true, titles, over_text);
    take_signed(false, titles, over_text);
  }

  // `tight`: those right over their text; else those with a gap below them, over one story each.
  void take_signed(bool tight, std::vector<bool>& titles, std::vector<uint32_t>& over_text) const {
    constexpr size_t kLeast = 3;
    const auto is_headline = [&](uint32_t i) {
      return is_over_prose(i) && ((blocks_[i + 1].flags & text::kBlankBefore) == 0) == tight;
    };
    size_t lines = 0;
    size_t closed = 0;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_headline(i)) continue;
      ++lines;
      const uint32_t end = signed_end(input_, resolved_, blocks_, i);
      closed += end != kNone && (tight || end == blocks_.size() || !is_prose(blocks_[end]));
    }
    if (closed < kLeast || closed * 2 <= lines) return;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_headline(i)) continue;
      titles[i] = true;
      over_text.push_back(i);
    }
  }

  // "New hall opened", "We are back!"
  bool is_over_prose(uint32_t i) const {
    constexpr uint32_t kApart = text::kBlankBefore | text::kSingleLine;
    const Block& block = blocks_[i];
    if ((block.flags & kApart) != kApart || lines_[i].row || !is_prose(blocks_[i + 1]) ||
        (blocks_[i + 1].flags & text::kBullet) != 0)
      return false;
    for (uint32_t d = lines_[i].first_date; d < lines_[i].end_date; ++d)
      if (resolved_.dates[d].precision < Precision::year || lines_[i].pure) return false;
    return !is_prose(block) || is_cry(block);
  }

  // "Signed at last!", "Who pays?"
  bool is_cry(const Block& block) const {
    constexpr uint32_t kLongest = 12;  // tokens
    const std::string_view last = at(block.content_end - 1);
    return (last == "!" || last == "?") && block.content_end - block.content_token <= kLongest;
  }

  bool is_line_apart(uint32_t i) const {
    constexpr uint32_t kApart = text::kBlankBefore | text::kSingleLine;
    return !is_prose(blocks_[i]) && (blocks_[i].flags & kApart) == kApart && !lines_[i].row;
  }

  bool is_posted_by(uint32_t i) const {
    return lines_[i].has_date() && resolve::is_posted_by(input_, posting_, blocks_[i],
                                                         resolved_.dates[lines_[i].first_date]);
  }

  // A line that opens with "Posted on" and a day, or with the section it was filed under.
  bool is_posting(uint32_t i) const {
    const Block& block = blocks_[i];
    if ((block.flags & text::kSingleLine) == 0 || !lines_[i].has_date() ||
        block.content_end - block.content_token > kDateLine)
      return false;
    const Date& day = resolved_.dates[lines_[i].first_date];
    return resolve::is_posting(input_, posting_, block, day) ||
           is_filed(input_, posting_, block, day);
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
  void find_headlines(std::vector<bool>& titles, std::vector<uint32_t>& over_text) const {
    std::vector<uint32_t> over_prose;
    uint32_t all = 0;
    size_t stories = 0;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_dated_headline(i)) continue;
      const uint32_t days = days_told(i + 1);
      ++all;
      stories += days <= 1;
      if (days != kNone) over_prose.push_back(i);
    }
    if (stories < 2 || stories * 2 <= all) return;
    for (const uint32_t i : over_prose) titles[i] = true;
    over_text.insert(over_text.end(), over_prose.begin(), over_prose.end());
  }

  // "Report handed over", below it "Friday, 27 March 2020", and then what is told: where that comes
  // again.
  void find_datelined(std::vector<bool>& titles, std::vector<uint32_t>& over_text,
                      std::vector<uint32_t>& datelines) const {
    std::vector<uint32_t> found;
    size_t stories = 0;
    for (uint32_t i = 0; i + 2 < blocks_.size(); ++i) {
      if (!is_datelined(i)) continue;
      const uint32_t days = days_told(i + 2);
      if (days == kNone) continue;
      found.push_back(i);
      stories += days <= 1;
    }
    if (stories < 2 || stories * 2 <= found.size()) return;
    for (const uint32_t i : found) {
      titles[i] = titles[i + 1] = true;
      over_text.push_back(i);
      // What says where says when it was, and not when the story was put up.
      if (!is_day_and_place(i + 1)) datelines.push_back(resolved_.dates[lines_[i + 1].lead].first);
    }
  }

  bool is_datelined(uint32_t i) const {
    constexpr uint32_t kNo = text::kBullet | text::kRule;
    constexpr uint32_t kShortest = 2;  // tokens
    const Block& title = blocks_[i];
    const Line& day = lines_[i + 1];
    if ((title.flags & text::kEndsSentence) != 0 && !is_cry(title)) return false;
    if ((title.flags & text::kSingleLine) == 0 || (title.flags & kNo) != 0 || lines_[i].row ||
        lines_[i].lead != kNone || title.content_end - title.content_token > kDateLine ||
        title.content_end - title.content_token < kShortest)
      return false;
    if (i > 0 && (title.flags & text::kBlankBefore) == 0) return false;
    // Not even in the title a day.
    for (uint32_t d = lines_[i].first_date; d < lines_[i].end_date; ++d)
      if (resolved_.dates[d].precision < Precision::year) return false;
    if (!((day.pure && day.fine) || is_day_by_name(i + 1) || is_day_and_place(i + 1)) ||
        !is_prose(blocks_[i + 2]))
      return false;
    // "Directed by Ann Lee", "Latest news"
    const uint32_t first = title.content_token;
    if (input_.pack.match(by_line_, input_.tokens, first) > 0 ||
        input_.pack.match(page_heading_, input_.tokens, first) == title.content_end - first)
      return false;
    constexpr uint32_t kUnstated = kNoYear | kRelative | kOpenEnd;
    const Date& date = resolved_.dates[day.lead];
    return (date.flags & kUnstated) == 0 && date.value.start == date.value.end;
  }

  // "5 July 2023 | Dale Hospital, Goole", and nothing else.
  bool is_day_and_place(uint32_t i) const {
    const Block& block = blocks_[i];
    if (lines_[i].lead == kNone || (block.flags & text::kSingleLine) == 0 ||
        (block.flags & (text::kEndsSentence | text::kBullet)) != 0)
      return false;
    const Date& date = resolved_.dates[lines_[i].lead];
    if (date.precision != Precision::day || date.first != block.content_token ||
        date.end + 1 >= block.content_end || block.content_end - block.content_token > kDateLine ||
        lines_[i].first_date + 1 != lines_[i].end_date)
      return false;
    const std::string_view mark = at(date.end);
    if (mark != "|" && mark != "," && mark != "·" && mark != "–" && mark != "—") return false;
    for (uint32_t t = date.end + 1; t < block.content_end; ++t)
      if (input_.tokens[t].is_word() && !input_.tokens[t].is_capitalised() &&
          input_.tokens[t].length_class > kShortWord)
        return false;
    return true;
  }

  // "5 August 2023 by Ann Lee", and nothing else.
  bool is_day_by_name(uint32_t i) const {
    constexpr uint32_t kLongestName = 6;  // tokens
    const Block& block = blocks_[i];
    if (lines_[i].lead == kNone || (block.flags & text::kSingleLine) == 0) return false;
    const Date& date = resolved_.dates[lines_[i].lead];
    if (date.precision != Precision::day || date.first != block.content_token) return false;
    const uint32_t by = input_.pack.match(posting_.by, input_.tokens, date.end);
    return by > 0 && date.end + by < block.content_end &&
           block.content_end - (date.end + by) <= kLongestName &&
           (block.flags & text::kEndsSentence) == 0;
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
      const std::string_view mark = at(i);
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
    const std::string_view mark = at(date.first - 1);
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

  PostingWords posting_;
  rules::ListId by_line_;
  rules::ListId page_heading_;
};

}  // namespace

void find_stories(const mentions::Input& input, const Resolved& resolved,
                  const std::vector<Line>& lines, std::vector<bool>& titles,
                  std::vector<uint32_t>& over_text, std::vector<uint32_t>& datelines) {
  Stories(TitleLines(input, resolved, lines)).run(titles, over_text, datelines);
}

}  // namespace annals::resolve
