// Titles of talks in a list whose entries open with their days:
//
//   11 October 2022 – Fraser Holm          24 September 2015: The Law of the Fen
//   Silver on the Frontier                       Professor Ann Lee (Leeds)
//
// The line of the day names who spoke, and the title stands below it; or it gives the title, which
// may go on in the next line, and who spoke stands below. Only where that comes again.
#include <algorithm>
#include <vector>

#include "mentions/events.h"
#include "mentions/title_candidates.h"

namespace annals::mentions {
namespace {

class DayLines : TitleCandidates {
 public:
  explicit DayLines(const TitleCandidates& titles) : TitleCandidates(titles) {}

  void run() const {
    std::vector<Title> above;
    std::vector<Title> below;
    std::vector<Title> before;
    std::vector<Title> beside;
    std::vector<Title> apart;
    const auto count = static_cast<uint32_t>(input_.layout.blocks.size());
    for (uint32_t b = 0; b < count; ++b) {
      add_behind_name(block(b), block(b).content_token);
      if (b + 1 == count) break;
      find_before(b, before);
      find_beside(b, beside);
      find_apart(b, apart);
      const uint32_t first =
          (block(b).flags & (text::kEndsSentence | text::kHash)) == 0 ? behind_day(block(b)) : 0;
      if (first == 0 || has_date(first, block(b).content_end)) continue;
      if (is_person_cell(first, block(b).content_end))
        find_below(b, below);
      else
        find_above(b, first, above);
    }
    for (const std::vector<Title>* titles : {&above, &below, &before, &beside, &apart})
      if (titles->size() >= 2)
        for (const Title& title : *titles) add(title.first, title.end, words_.weights.event_quoted);
  }

 private:
  struct Title {
    uint32_t first;
    uint32_t end;
  };

  const text::Block& block(uint32_t b) const { return input_.layout.blocks[b]; }

  // "Dr Ann Lee – “On Stars”", a line by itself, or behind its day, where the title may be
  // followed: "Jan. 12. Mr. J. Harrow, “On Stars.”", "2 July: A. Roe (Leeds), “On Stars” (40
  // present)".
  void add_behind_name(const text::Block& line, uint32_t first) const {
    constexpr uint32_t kNo = text::kRule | text::kDecorated | text::kHash;
    constexpr uint32_t kLongest = 48;  // tokens
    constexpr uint32_t kReach = 24;    // … of who speaks
    if ((line.flags & kNo) != 0) return;
    const rules::Match* date = date_of(line);
    const bool dated = date != nullptr && date->first == first;
    if (!dated &&
        ((line.flags & text::kSingleLine) == 0 || line.content_end - line.content_token > kLongest))
      return;
    if (!dated && ((line.flags & text::kBullet) != 0 || !is_quote(line.content_end - 1))) return;
    if (dated) {
      first = behind_marks(date->end, line.content_end);
    }
    if (first + 4 >= line.content_end || !token(first).is_capitalised() ||
        !(dated || opens_with_person(first, line.content_end)))
      return;
    if (token(first + 1).is_word() && !token(first + 1).is_capitalised()) return;  // "A portrait"
    const uint32_t most = std::min(line.content_end, first + kReach);
    for (uint32_t i = first + 2; i + 3 < most; ++i) {
      if (is_mark(i, ".") || token(i).is_capitalised() || token(i).length_class <= 3) {
        if (!is_parting_dash(input_, i) && !is_mark(i, ":") && !is_mark(i, ",")) continue;
      } else {
        return;  // a sentence
      }
      const uint32_t close = closing_quote(input_, i + 1, line.content_end);
      if (close < i + 3 || !(token(i + 2).is_capitalised() || !token(i + 2).is_word()) ||
          !(close + 1 == line.content_end || (dated && ends_title(close))))
        continue;
      const bool stop = is_mark(close - 1, ".") || is_mark(close - 1, ",");
      add(i + 2, close - stop, words_.weights.event_quoted, true);
      return;
    }
  }

  // Behind the mark that parts a day from what follows, and "(at 6, mind the early hour)".
  uint32_t behind_marks(uint32_t i, uint32_t end) const {
    constexpr uint32_t kLongestBracket = 12;  // tokens
    if (i < end && is_mark(i, "("))
      for (uint32_t close = i + 1; close < end && close < i + kLongestBracket; ++close)
        if (is_mark(close, ")")) {
          i = close + 1;
          break;
        }
    const bool mark = i < end && (is_mark(i, ".") || is_mark(i, ":") || is_mark(i, ",") ||
                                  is_parting_dash(input_, i));
    return mark ? i + 1 : i;
  }

  // Behind a title's closing mark: a mark, or "with lantern slides".
  bool ends_title(uint32_t close) const {
    return token(close + 1).kind == text::TokenKind::punctuation ||
           token(close + 1).word == words_.with;
  }

  // "- Introduction to Looms, 10/10/17", over "Oswald Berg".
  void find_before(uint32_t b, std::vector<Title>& titles) const {
    constexpr uint32_t kNo = text::kRule | text::kDecorated | text::kTableRow | text::kHash;
    const text::Block& line = block(b);
    const text::Block& next = block(b + 1);
    if ((line.flags & kNo) != 0 || (line.flags & text::kSingleLine) == 0 ||
        (next.flags & (text::kBlankBefore | text::kBullet)) != 0 || !is_speaker_line(next))
      return;
    const rules::Match* date = date_of(line);
    if (date == nullptr || date->end != line.content_end || date->first < line.content_token + 3 ||
        !is_mark(date->first - 1, ",") || !reads_as_title(line.content_token, date->first - 1))
      return;
    titles.push_back({line.content_token, date->first - 1});
  }

  // "Sunday, Sep 18, 2022, 2pm", and below it "Ann Lee, Author – Silver on the Frontier".
  void find_beside(uint32_t b, std::vector<Title>& titles) const {
    constexpr uint32_t kNo = text::kRule | text::kDecorated | text::kTableRow |
                             text::kEndsSentence | text::kBullet | text::kHash;
    constexpr uint32_t kLongestName = 12;  // tokens
    const text::Block& next = block(b + 1);
    if (((block(b).flags | next.flags) & kNo) != 0 || (next.flags & text::kSingleLine) == 0 ||
        !is_day_alone(block(b)))
      return;
    const uint32_t most = std::min(next.content_end, next.content_token + kLongestName);
    for (uint32_t i = next.content_token + 2; i + 2 < most; ++i) {
      if (!is_parting_dash(input_, i)) continue;
      if (is_person_cell(next.content_token, i) && reads_as_title(i + 1, next.content_end))
        titles.push_back({i + 1, next.content_end});
      return;
    }
  }

  // "Wednesday 31 October, 4.15pm, Room B15", apart, and below it "Ann Lee (Leeds)", perhaps
  // "Professor of Law, University of Leeds", and the title.
  void find_apart(uint32_t b, std::vector<Title>& titles) const {
    constexpr uint32_t kNo =
        text::kRule | text::kDecorated | text::kTableRow | text::kBullet | text::kHash;
    constexpr uint32_t kLongestDay = 20;  // tokens
    const text::Block& day = block(b);
    if (b + 2 >= input_.layout.blocks.size() || ((day.flags | block(b + 1).flags) & kNo) != 0 ||
        (block(b + 1).flags & text::kBlankBefore) == 0 ||
        (block(b + 2).flags & (kNo | text::kBlankBefore | text::kSingleLine)) !=
            text::kSingleLine ||
        day.content_end - day.content_token > kLongestDay || !is_speaker(block(b + 1)))
      return;
    const rules::Match* date = date_of(day);
    if (date == nullptr || date->first != day.content_token) return;
    constexpr uint32_t kPosts = 2;  // lines
    const auto count = static_cast<uint32_t>(input_.layout.blocks.size());
    uint32_t last = b + 2;
    while (last < b + 2 + kPosts && last + 1 < count && tells_post(block(last)) &&
           (block(last + 1).flags & (kNo | text::kBlankBefore)) == 0)
      ++last;
    if (last == b + 2 && tells_post(block(last))) return;
    const text::Block& title = block(last);
    if (reads_as_title(title) && !is_speaker_line(title))
      titles.push_back({title.content_token, title.content_end});
  }

  bool is_speaker(const text::Block& line) const {
    return is_speaker_line(line) || is_person_cell(line.content_token, line.content_end);
  }

  // "Professor of Law, University of Leeds, England"
  bool tells_post(const text::Block& line) const {
    for (uint32_t i = line.content_token; i < line.content_end; ++i)
      if ((scan_.classes[i] & (kAnyHead | kOrgName)) != 0) return true;
    return false;
  }

  // Nothing else but a time.
  bool is_day_alone(const text::Block& line) const {
    const rules::Match* date = date_of(line);
    if (date == nullptr || date->first != line.content_token ||
        line.content_end > date->end + kTimeTokens)
      return false;
    for (uint32_t i = date->end; i < line.content_end; ++i)
      if (token(i).kind == text::TokenKind::word && token(i).length_class > 2) return false;
    return true;
  }

  // "Silver on the Frontier", the line below who spoke.
  void find_below(uint32_t b, std::vector<Title>& titles) const {
    const text::Block& next = block(b + 1);
    if ((next.flags & (text::kEndsSentence | text::kLabel)) != 0 || !reads_as_title(next) ||
        is_speaker_line(next))
      return;
    titles.push_back({next.content_token, next.content_end});
  }

  // "The Law of the Fen" behind the day, over "Professor Ann Lee (Leeds)".
  void find_above(uint32_t b, uint32_t first, std::vector<Title>& titles) const {
    constexpr uint32_t kLines = 2;  // of a title
    const auto count = static_cast<uint32_t>(input_.layout.blocks.size());
    for (uint32_t last = b; last < b + kLines && last + 1 < count; ++last) {
      const text::Block& next = block(last + 1);
      if (last > b && (next.flags & text::kBlankBefore) != 0) return;
      if (is_speaker_line(next)) {
        if (reads_as_title(first, block(last).content_end))
          titles.push_back({first, block(last).content_end});
        return;
      }
      constexpr uint32_t kNo = text::kBlankBefore | text::kBullet | text::kTableRow | text::kHash |
                               text::kLabel | text::kEndsSentence;
      if ((next.flags & kNo) != 0 || (next.flags & text::kSingleLine) == 0 || has_date(next))
        return;
    }
  }
};

}  // namespace

void propose_titles_of_days(const Input& input, const NameWords& words, const NameScan& scan,
                            Candidates& out) {
  DayLines(TitleCandidates(TitleShape(input, words, scan), out)).run();
}

}  // namespace annals::mentions
