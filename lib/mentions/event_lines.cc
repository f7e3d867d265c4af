// Titles of entries:
//
//   Nets on a Small Purse
//   Karel Novotný, Masaryk University, Brno
//   Oct. 2, noon
//
//   Title: Nets on a Small Purse
//   Speaker: Karel Novotný
//
// A line of its own at the head of a group of lines, no sentence and without a date; one of the
// short lines below it has the date. Or the date leads the group, and a line of who spoke stands
// above or below the title; or the line is found to stand over its text (resolve/headings.h); or a
// dash parts the title from its date: "Seed Swap – 4 March 2023", "4 March 2023 – Seed Swap", also
// before a colon: "4 March – Seed Swap: beans and leeks"; or a table's header says which cells are
// titles. A noun before the title proper is no part of it: "Webinar: Reading Old Mortar", "Seminar
// “Lime”".
#include <algorithm>

#include "mentions/events.h"
#include "mentions/table_columns.h"
#include "mentions/title_candidates.h"
#include "text/cells.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kLongestMeta = 30;
constexpr uint32_t kMetaLines = 3;
constexpr uint32_t kShortSentence = 16;
constexpr uint32_t kLongestDateLine = 24;

class Lines : TitleCandidates {
 public:
  Lines(const TitleCandidates& titles, const TableColumns& columns)
      : TitleCandidates(titles), columns_(columns) {}

  void run(const TitleBlocks& titles) {
    const auto& blocks = input_.layout.blocks;
    auto title = titles.over_text.begin();
    auto headline = titles.headlines.begin();
    for (size_t b = 0; b < blocks.size(); ++b) {
      const bool over_text =
          title != titles.over_text.end() && *title == b && reads_as_title(blocks[b]);
      if (title != titles.over_text.end() && *title == b) ++title;
      const bool news = headline != titles.headlines.end() && *headline == b;
      headline += news;
      if (news && !names_occasion(blocks[b])) continue;
      if (add_labelled(b) || add_behind_date(blocks[b])) continue;
      if (over_text && add_quoted(blocks[b])) continue;
      if (over_text)
        add(behind_number(blocks[b].content_token, blocks[b].content_end),
            before_speaker(blocks[b]), words_.weights.event_quoted);
      else if (b + 1 < blocks.size() &&
               ((may_be_title(b) && has_dated_line(b + 1)) || is_marked_title(b)))
        add(behind_number(blocks[b].content_token, blocks[b].content_end),
            before_speaker(blocks[b]), is_over_speaker(b) ? words_.weights.event_quoted : 0);
      else if (b + 1 < blocks.size() && add_after_date(blocks[b], blocks[b + 1]))
        continue;
      else if (b + 2 < blocks.size() && is_date_line(blocks[b]))
        add_below_date(b);
      else if (!add_before_bracket(blocks[b]) && !add_in_row(blocks[b]))
        add_before_date(blocks[b]);
    }
    add_cells();
  }

 private:
  // Among headlines, "Regional training on complaints", and no "Board meets in Lagos", "Summer camp
  // in Sicily", "Chess Open: final standings".
  bool names_occasion(const text::Block& block) const {
    for (uint32_t i = block.content_token; i < block.content_end; ++i) {
      if (is_mark(i, ":")) return false;
      const uint32_t next = i + 1;
      const uint32_t link = next < block.content_end ? token(next).word : 0;
      if (input_.pack.contains(words_.event_noun, token(i).word))
        return link != words_.in && link != words_.at;
      if (input_.pack.contains(words_.event_weak, token(i).word))
        return next < block.content_end &&
               (link == words_.on || link == words_.of || link == words_.for_);
    }
    return false;
  }

  // "“Our Canal is Born” – to be given by Peter Keel": a title that opens with the quotation.
  bool add_quoted(const text::Block& block) {
    const uint32_t close = closing_quote(input_, block.content_token, block.content_end);
    if (close < block.content_token + 2) return false;
    add(block.content_token + 1, close);
    return true;
  }

  // "Boundaries and Landmarks (Ruth Chandler)", "… – Ruth Chandler", "… by Ruth Chandler": where
  // the title ends.
  uint32_t before_speaker(const text::Block& block) const {
    constexpr uint32_t kLongestName = 5;
    const uint32_t end = block.content_end;
    const bool bracket = is_mark(end - 1, ")");
    for (uint32_t i = end - 1; i-- > block.content_token + 1 && i + kLongestName + 2 >= end;) {
      if (bracket && is_mark(i, "(")) return opens_with_person(i + 1, end - 1) ? i : end;
      const bool by = !bracket && (is_parting_dash(input_, i) ||
                                   input_.pack.contains(words_.by, token(i).word));
      if (by) return opens_with_person(i + 1, end) ? (is_mark(i - 1, ",") ? i - 1 : i) : end;
      if (!token(i).is_capitalised() && !is_mark(i, ".") && !is_mark(i, "-")) return end;
    }
    return end;
  }

  bool may_be_title(size_t b) const {
    constexpr uint32_t kNo = text::kBlankAfter | text::kUnderlined;
    const auto& blocks = input_.layout.blocks;
    const bool opens = (blocks[b].flags & text::kBlankBefore) != 0 ||
                       (b > 0 && (blocks[b - 1].flags & text::kRule) != 0);
    return (blocks[b].flags & kNo) == 0 && opens && reads_as_title(blocks[b]);
  }

  // "### Hack weekend", a blank line, and a list that begins with "- **Date:** 9 October".
  bool is_marked_title(size_t b) const {
    constexpr uint32_t kMarked = text::kHash | text::kBlankAfter;
    const text::Block& block = input_.layout.blocks[b];
    const text::Block& next = input_.layout.blocks[b + 1];
    return (block.flags & kMarked) == kMarked && (next.flags & text::kLabel) != 0 &&
           next.end_token - next.first_token <= kLongestMeta && has_date(next) &&
           reads_as_title(block);
  }

  // "Title: Qanats from Space", among other lines with labels.
  bool add_labelled(size_t b) {
    const auto& blocks = input_.layout.blocks;
    const text::Block& block = blocks[b];
    if ((block.flags & text::kLabel) == 0 || (block.flags & text::kSingleLine) == 0) return false;
    const bool lone = (b == 0 || (blocks[b - 1].flags & text::kLabel) == 0) &&
                      (b + 1 == blocks.size() || (blocks[b + 1].flags & text::kLabel) == 0);
    uint32_t first = block.content_token;
    const uint32_t title = input_.pack.match(words_.title_label, input_.tokens, first);
    const uint32_t name = input_.pack.match(words_.name_label, input_.tokens, first);
    if (title + name == 0) return false;
    first += std::max(title, name);
    if (first >= block.content_end || !is_mark(first, ":")) return false;
    while (first < block.content_end && (is_mark(first, ":") || is_mark(first, "*"))) ++first;
    uint32_t end = before_label(first, block.content_end);
    if (lone && end == block.content_end) return false;
    if (first >= end || end - first > kLongestTitle) return false;
    // "Topic: Were they the first astronomers?" over "Speaker: Ann Lee"
    const bool spoken = b + 1 < blocks.size() && names_speaker(blocks[b + 1]);
    if (title < name && !spoken &&
        (has_date(first, end) || !reads_as_title(first, end) || !is_spelled_as_title(first, end)))
      return false;
    if (closing_quote(input_, first, end) + 1 == end) {
      ++first;
      --end;
    } else if (end > first + 1 && is_mark(end - 1, ".")) {
      --end;
    }
    if (first >= end || !(token(first).is_word() || token(first).kind == text::TokenKind::number ||
                          closing_quote(input_, first, end) != 0))
      return false;
    add(first, end);
    return true;
  }

  // "Title: Qanats from Space Speaker: Ann Lee": before the next label of the line.
  uint32_t before_label(uint32_t first, uint32_t end) const {
    const uint32_t most = std::min(end, first + kLongestTitle + 2);
    for (uint32_t i = first + 1; i + 1 < most; ++i)
      if (token(i).is_capitalised() && is_mark(i + 1, ":") && token(i + 1).is_glued() &&
          input_.pack.contains(words_.label, token(i).word))
        return i;
    return end;
  }

  bool names_speaker(const text::Block& line) const {
    return (line.flags & text::kLabel) != 0 &&
           input_.pack.contains(words_.speaker_label, token(line.content_token).word);
  }

  bool has_dated_line(size_t b) const {
    const auto& blocks = input_.layout.blocks;
    for (size_t line = 0; line < kMetaLines && b + line < blocks.size(); ++line) {
      const text::Block& block = blocks[b + line];
      if ((block.flags & text::kBlankBefore) != 0) return false;
      const uint32_t size = block.end_token - block.first_token;
      if (size > kLongestMeta) return false;
      if ((block.flags & text::kEndsSentence) != 0 && size > kShortSentence)
        return line == 1 && is_over_speaker(b - 1);
      if (tells_date(block)) return true;
    }
    return false;
  }

  // Over the line of who spoke, and that over one that opens with the day.
  bool is_over_speaker(size_t b) const {
    const auto& blocks = input_.layout.blocks;
    if (b + 2 >= blocks.size() || !is_speaker_line(blocks[b + 1]) ||
        ((blocks[b + 1].flags | blocks[b + 2].flags) & text::kBlankBefore) != 0)
      return false;
    const rules::Match* date = date_of(blocks[b + 2]);
    return date != nullptr && date->first == blocks[b + 2].content_token;
  }

  // No work's number ("Op. 57"), nor a year in brackets ("Suite No. 1 (1872)").
  bool tells_date(const text::Block& block) const {
    for (auto it = matches_from(input_, block.first_token);
         it != input_.matches.matches.end() && it->first < block.end_token; ++it) {
      if (input_.pack.rule_kind(it->rule) != "date") continue;
      const std::string_view type = input_.pack.rule_value(it->rule, "type");
      const bool year = it->end == it->first + 1 && token(it->first).length_class == 4;
      const bool bracket = it->first > block.first_token + 1 && is_mark(it->first - 1, "(");
      if (type != "duration" && type != "none" && !(year && bracket)) return true;
    }
    return false;
  }

  // "23.10.2014 16:15", the first of several lines that no blank line parts.
  bool is_date_line(const text::Block& block) const {
    constexpr uint32_t kLine = text::kSingleLine | text::kBlankBefore | text::kTableRow;
    if ((block.flags & kLine) != (kLine & ~text::kTableRow)) return false;
    if (block.content_end - block.content_token > kLongestDateLine) return false;
    const rules::Match* date = date_of(block);
    return date != nullptr &&
           (date->first == block.content_token || is_noun(block.content_token, date->first));
  }

  // "Research colloquium," before a day.
  bool is_noun(uint32_t first, uint32_t end) const {
    constexpr uint32_t kWords = 3;
    if (end < first + 2 || end > first + kWords + 1 || !is_mark(end - 1, ",")) return false;
    return input_.pack.contains(words_.event_noun, token(end - 2).word) ||
           input_.pack.contains(words_.event_weak, token(end - 2).word);
  }

  // The date's line, then a title and who spoke, in either order.
  void add_below_date(size_t b) {
    const text::Block& upper = input_.layout.blocks[b + 1];
    const text::Block& lower = input_.layout.blocks[b + 2];
    if ((upper.flags & text::kBlankBefore) != 0 || (lower.flags & text::kBlankBefore) != 0) return;
    if (is_speaker_line(upper)) {
      if (reads_as_title(lower) && !is_speaker_line(lower))
        add(lower.content_token, lower.content_end);
    } else if ((is_speaker_line(lower) || names_speaker(lower)) && reads_as_title(upper)) {
      add(upper.content_token, upper.content_end);
    }
  }

  // "[14.07.2023] Summer Party", "Sat 6 Oct 2018, 7.30pm – Opening Night", over what is told of it.
  bool add_after_date(const text::Block& block, const text::Block& next) {
    constexpr uint32_t kNo = text::kRule | text::kDecorated | text::kEndsSentence |
                             text::kBlankAfter | text::kTableRow | text::kBullet;
    if ((block.flags & kNo) != 0 || (block.flags & text::kSingleLine) == 0) return false;
    if ((block.flags & text::kBlankBefore) == 0 || (next.flags & text::kBlankBefore) != 0)
      return false;
    const rules::Match* date = date_of(block);
    if (date == nullptr) return false;
    const bool bracket =
        date->first == block.content_token + 1 && is_mark(block.content_token, "[");
    if (!bracket && date->first != block.content_token) return false;
    uint32_t i = date->end;
    for (; i < block.content_end && i < date->end + kTimeTokens; ++i) {
      const bool mark = is_parting_dash(input_, i) || is_mark(i, "]");
      if (mark && i + 1 < block.content_end && !token(i + 1).is_glued()) break;
      if (token(i).kind == text::TokenKind::word && token(i).length_class > 2) return false;
    }
    if (i + 1 >= block.content_end || i == date->end + kTimeTokens) return false;
    if (bracket != is_mark(i, "]") || has_date(i + 2, block.end_token)) return false;
    if (!reads_as_title(i + 1, block.content_end)) return false;
    add(i + 1, block.content_end);
    return true;
  }

  // The title in a block that opens with its date.
  bool add_behind_date(const text::Block& block) {
    if ((block.flags & (text::kRule | text::kDecorated)) != 0) return false;
    const rules::Match* date = date_of(block);
    if (date == nullptr || date->first != block.content_token) return false;
    if (add_work(block, date->end)) return true;
    return (block.flags & text::kTableRow) == 0 &&
           (add_before_colon(block, date->end) || add_behind_speaker(block, date->end));
  }

  // "16 Jan, Barn Hall – Harbour Lights (Ann Lee, 1984), preceded by tea": a work behind the mark
  // that parts it from the day.
  bool add_work(const text::Block& block, uint32_t date_end) {
    constexpr uint32_t kReach = 20;  // tokens of the time and the place
    const uint32_t most = std::min(block.content_end, date_end + kReach);
    for (uint32_t i = date_end; i + 4 < most; ++i) {
      const uint32_t first = parts(i) ? i + 1 : i;
      if ((first == i && i > date_end) || !token(first).is_capitalised()) continue;
      const uint32_t end = before_maker(first, block.content_end);
      if (end == block.content_end) continue;
      add(first, end, words_.weights.event_quoted);
      return true;
    }
    return false;
  }

  // "3–4 September – Heritage Open Days: the archive was open …", "12 November, 7pm – “Murrine”: Dr
  // Toso spoke …": between the date's dash and a colon.
  bool add_before_colon(const text::Block& block, uint32_t date_end) {
    constexpr uint32_t kLongestHead = 10;
    const uint32_t first = behind_dash(date_end, block.content_end);
    if (first == 0) return false;
    const uint32_t most = std::min(block.content_end, first + kLongestHead);
    if (const uint32_t quote = closing_quote(input_, first, most); quote != 0) {
      if (quote + 1 >= block.content_end || !is_mark(quote + 1, ":") || quote < first + 2)
        return false;
      add(first + 1, quote);
      return true;
    }
    uint32_t end = first;
    while (end < most && (token(end).is_word() || is_mark(end, "&") || is_mark(end, "'"))) ++end;
    if (end >= most || !is_mark(end, ":") || !reads_as_title(first, end) ||
        !is_spelled_as_title(first, end))
      return false;
    for (uint32_t i = first; i < end; ++i)  // words, and no name of a person, a place, a body
      if (token(i).is_word() && token(i).is_capitalised() &&
          (scan_.classes[i] & (kWord | kEventNoun | kEventWeak | kMonth)) == 0 &&
          !input_.pack.contains(words_.weekday, token(i).word))
        return false;
    // "Board Meeting"
    if (end == first + 2 && (scan_.classes[first] & kAnyHead) != 0) return false;
    add(first, end);
    return true;
  }

  // "Tue 4 Sep, 13.15, room 2214: Olga Petrova (SLU): Why do lemmings cycle?": the last of a line
  // that opens with its day, behind who spoke.
  bool add_behind_speaker(const text::Block& block, uint32_t date_end) {
    constexpr uint32_t kReach = 24;  // tokens from the date to the name
    if ((block.flags & text::kSingleLine) == 0) return false;
    const uint32_t most = std::min(block.content_end, date_end + kReach);
    for (uint32_t i = date_end; i + 4 < most; ++i) {
      if (!parts(i)) continue;
      const uint32_t title = behind_name(i + 1, block.content_end);
      if (title == 0 || title + 2 > block.content_end || has_date(title, block.content_end))
        continue;
      const uint32_t end =
          is_mark(block.content_end - 1, ".") ? block.content_end - 1 : block.content_end;
      const uint32_t quote = closing_quote(input_, title, block.content_end);
      if (quote > title + 1) {
        add(title + 1, is_mark(quote - 1, ".") ? quote - 1 : quote);
        return true;
      }
      if (end - title > kLongestTitle || !token(title).is_capitalised()) return false;
      add(title, end);
      return true;
    }
    return false;
  }

  // A colon or a dash with a gap behind it.
  bool parts(uint32_t i) const {
    return (is_mark(i, ":") || is_parting_dash(input_, i)) && !token(i + 1).is_glued();
  }

  // Behind "Olga Petrova (SLU):"; 0: no such thing begins there.
  uint32_t behind_name(uint32_t first, uint32_t end) const {
    constexpr uint32_t kLongestName = 5;
    constexpr uint32_t kLongestBody = 10;
    uint32_t words = 0;
    uint32_t i = first;
    const bool sure = (scan_.classes[i] & (kHonorific | kGiven)) != 0;
    for (; i < end && words <= kLongestName; ++i) {
      if (is_mark(i, ".")) continue;
      if (!token(i).is_word() || !token(i).is_capitalised()) break;
      if ((scan_.classes[i] & (kEventNoun | kEventForeign | kAnyHead)) != 0) return 0;
      ++words;
    }
    if (words < 2 || words > kLongestName || i >= end) return 0;
    const bool bracket = is_mark(i, "(");
    if (!sure && !bracket) return 0;
    if (bracket)
      for (const uint32_t last = std::min(end, i + kLongestBody); i < last && !is_mark(i, ")");)
        ++i;
    if (bracket) ++i;
    return i + 1 < end && is_mark(i, ":") && !token(i + 1).is_glued() ? i + 1 : 0;
  }

  // Behind the dash that parts a date, perhaps with its time, from what follows; 0: there is none.
  uint32_t behind_dash(uint32_t date_end, uint32_t end) const {
    for (uint32_t i = date_end; i < end && i < date_end + kTimeTokens; ++i) {
      if (is_parting_dash(input_, i)) return i + 1 < end && !token(i + 1).is_glued() ? i + 1 : 0;
      if (token(i).kind == text::TokenKind::word && token(i).length_class > 2) return 0;
    }
    return 0;
  }

  // "Spring Seed Swap – Saturday 4 March 2023, 11am–4pm": no sentence, the date behind a dash;
  // "### Seed swap: 4 March 2023": nothing else in a marked line, over what tells of it.
  void add_before_date(const text::Block& block) {
    constexpr uint32_t kNo = text::kRule | text::kDecorated | text::kEndsSentence;
    constexpr uint32_t kLongestHead = 10;
    if ((block.flags & kNo) != 0 || (block.flags & text::kSingleLine) == 0) return;
    if ((block.flags & text::kBlankBefore) == 0 ||
        block.content_end - block.content_token > kLongestMeta)
      return;
    const rules::Match* date = date_of(block);
    const uint32_t first = block.content_token;
    if (date == nullptr || date->first < first + 3 || date->first > first + kLongestHead + 1)
      return;
    const uint32_t dash = date->first - 1;
    const bool marked = (block.flags & text::kHash) != 0;
    if (!is_parting_dash(input_, dash) && !(marked && is_mark(dash, ":"))) return;
    if (marked && (date->end < block.content_end || date->end < date->first + 3)) return;
    if (!token(first).is_capitalised()) return;
    for (uint32_t i = first; i < dash; ++i)
      if (token(i).kind == text::TokenKind::punctuation && !is_mark(i, ",") && !is_mark(i, "&") &&
          !is_mark(i, "-") && !is_mark(i, "'"))
        return;
    if (is_place_line(first, dash) || is_person_line(first, dash) || is_body_line(first, dash) ||
        is_headline(first, dash))
      return;
    add(first, dash);
  }

  // "**Brexit, what now?** (18 October 2018, Frankfurt)": the date in a bracket that ends the line.
  bool add_before_bracket(const text::Block& block) {
    constexpr uint32_t kNo =
        text::kRule | text::kDecorated | text::kEndsSentence | text::kTableRow | text::kBullet;
    if ((block.flags & kNo) != 0 || (block.flags & text::kSingleLine) == 0) return false;
    const rules::Match* date = date_of(block);
    if (date == nullptr || date->first < block.first_token + 3 || !is_mark(date->first - 1, "(") ||
        date->end + kTimeTokens < block.end_token)
      return false;
    uint32_t first = block.first_token;
    uint32_t end = date->first - 1;
    while (first < end && is_emphasis(first)) ++first;
    while (end > first && is_emphasis(end - 1)) --end;
    if (!reads_as_title(first, end)) return false;
    uint32_t name = first;
    uint32_t name_end = end;
    const bool bare = is_spelled_as_title(first, end) || is_mark(end - 1, "?");
    if (!bare && !cut_noun(name, name_end)) return false;
    add(first, end);
    return true;
  }
  bool is_emphasis(uint32_t i) const { return is_mark(i, "*") || is_mark(i, "_"); }

  // "15 October   Salt Marshes of the Wadden Sea   Dr Ewa Tomaszewska", "15 October | Dr Ewa
  // Tomaszewska | Salt Marshes": a row without a header, its title beside who spoke.
  bool add_in_row(const text::Block& block) {
    if ((block.flags & text::kTableRow) == 0 || columns_.any(block.first_token, block.end_token))
      return false;
    if (add_behind_number(block)) return true;
    const rules::Match* date = date_of(block);
    if (date == nullptr || date->first > block.content_token + 1) return false;
    const uint32_t first = behind_time(date->end, block.end_token);
    const uint32_t second = behind_parting(first + 1, block.end_token);
    if (second >= block.end_token) return false;
    const uint32_t third = behind_parting(second + 1, block.end_token);
    if (is_person_cell(second, end_of_cell(third)) && add_cell(first, end_of_cell(second), false))
      return true;
    if (is_person_cell(first, end_of_cell(second)) && add_cell(second, end_of_cell(third), false))
      return true;
    return opens_with_person(second, block.end_token) && add_cell(first, end_of_cell(second), true);
  }

  // "#41 | Looms that lie | 21 February 2019 | Corn Hall": between the row's number and its date,
  // with a plain word, as few towns have one.
  bool add_behind_number(const text::Block& block) {
    constexpr uint32_t kPlain = 4;  // letters: not "Rio de Janeiro"
    uint32_t first = block.first_token;
    if (is_mark(first, "#")) ++first;
    if (first + 3 >= block.end_token || token(first).kind != text::TokenKind::number ||
        !is_mark(first + 1, "|"))
      return false;
    first += 2;
    const uint32_t next = behind_parting(first + 1, block.end_token);
    if (date_at(next) == nullptr) return false;
    const uint32_t end = end_of_cell(next);
    for (uint32_t i = first; i < end; ++i)
      if (token(i).is_word() && !token(i).is_capitalised() && token(i).length_class >= kPlain)
        return add_cell(first, end, false);
    return false;
  }

  // `spelled`: only if it is spelled as a title.
  bool add_cell(uint32_t first, uint32_t end, bool spelled) {
    const text::Token& opening = token(first);
    if (has_more_than_years(first, end)) return false;
    if (opening.kind == text::TokenKind::punctuation && !is_quote(first)) return false;
    if (closing_quote(input_, first, end) + 1 == end) {
      add(first + 1, end - 1);
      return true;
    }
    uint32_t name = first;
    uint32_t name_end = end;
    cut_noun(name, name_end);
    if (!reads_as_title(first, end) || (spelled && !is_spelled_as_title(name, name_end)))
      return false;
    add(first, end);
    return true;
  }

  // A date, but for years behind the first words: "Emily's Diary – 1853", in a row with a day.
  bool has_more_than_years(uint32_t first, uint32_t end) const {
    constexpr uint32_t kWords = 2;
    for (auto it = matches_from(input_, first);
         it != input_.matches.matches.end() && it->first < end; ++it) {
      if (input_.pack.rule_kind(it->rule) != "date" ||
          input_.pack.rule_value(it->rule, "type") == "duration")
        continue;
      if (it->first <= first + kWords) return true;
      for (uint32_t i = it->first; i < it->end; ++i)
        if (token(i).kind == text::TokenKind::number
                ? token(i).length_class != 4
                : token(i).kind != text::TokenKind::punctuation)
          return true;
    }
    return false;
  }

  // Behind the date's time and the mark or the gap that parts them from what follows.
  uint32_t behind_time(uint32_t i, uint32_t end) const {
    const uint32_t most = std::min(end, i + kTimeTokens);
    uint32_t first = i;
    for (; i < most; ++i) {
      if (token(i).is_word() && token(i).length_class > 2) break;
      if (is_mark(i, "|") || is_mark(i, ":") || is_mark(i, "]") || is_mark(i, ")")) first = i + 1;
      if (closing_quote(input_, i, end) != 0) break;
    }
    while (first < end && is_mark(first, "|")) ++first;
    return first;
  }

  // Without the bar that closes it.
  uint32_t end_of_cell(uint32_t next) const {
    return next > 0 && is_mark(next - 1, "|") ? next - 1 : next;
  }

  // Where the next cell begins, from `i` on: behind a bar or a wide gap.
  uint32_t behind_parting(uint32_t i, uint32_t end) const {
    for (; i < end; ++i) {
      if (is_mark(i, "|")) return i + 1;
      if (text::parts_cells(text::slice(input_.text, token(i - 1).end, token(i).begin))) return i;
    }
    return end;
  }

  // The cells of a column that a header calls titles.
  void add_cells() {
    for (const Cell& cell : columns_.cells()) {
      if (cell.column != Column::event && cell.column != Column::topic) continue;
      if (has_date(cell.first, cell.end) || !reads_as_title(cell.first, cell.end)) continue;
      // "Coach trip to the lakes" tells what it was; so does "Christmas dinner".
      if (cell.column == Column::event && !is_spelled_as_title(cell.first, cell.end)) continue;
      add(cell.first, cell.end);
    }
  }

  const TableColumns& columns_;
};

}  // namespace

void propose_title_lines(const Input& input, const NameWords& words, const NameScan& scan,
                         const TableColumns& columns, const TitleBlocks& titles, Candidates& out) {
  Lines(TitleCandidates(TitleShape(input, words, scan), out), columns).run(titles);
}

}  // namespace annals::mentions
