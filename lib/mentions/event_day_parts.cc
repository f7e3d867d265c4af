// Titles of talks in the line of the day itself, beside who speaks:
//
//   25 February: The Siege of Mafeking – Peter Lang
//   15 Jan – Julia Somers: Dressing for War
//   • 9 November 2017 – Ivan Young. Subject: Basking sharks
//   - 27 August 2019: [Making things of Reed](https://…)
//   16 September 2021     It's Not All about the Flowers by Paul Green
//
// or behind where it was ("8-9 April 2010, Paris, France, A New Area of Art"), or apart, over what
// is told of it ("6 Sept: Equinox Party").
// Only where that comes again.
#include <algorithm>
#include <vector>

#include "mentions/events.h"
#include "mentions/title_candidates.h"

namespace annals::mentions {
namespace {

class DayParts : TitleCandidates {
 public:
  explicit DayParts(const TitleCandidates& titles) : TitleCandidates(titles) {}

  void run() {
    constexpr size_t kLeast = 2;
    constexpr size_t kRegular = 3;  // then those that are not sure count, too
    for (const text::Block& line : input_.layout.blocks) {
      uint32_t first = behind_day(line);
      if (first != 0 && is_mark(first, "(")) first = 0;
      if (find_linked(line, first)) continue;
      if (first == 0) {
        find_unmarked(line);
        continue;
      }
      const uint32_t end = line.content_end - is_mark(line.content_end - 1, ".");
      if (!find_labelled(first, end) && !find_behind_speaker(first, end) &&
          !find_before_speaker(first, end))
        find_alone(line, first);
    }
    for (const auto* titles : {&linked_, &labelled_, &behind_, &before_, &placed_, &alone_}) {
      const size_t sure = static_cast<size_t>(
          std::count_if(titles->begin(), titles->end(), [](const Title& one) { return one.sure; }));
      const bool regular = sure > 0 && titles->size() >= kRegular;
      for (const Title& title : *titles)
        if (regular || (title.sure && sure >= kLeast))
          add(title.first, title.end, words_.weights.event_quoted);
    }
  }

 private:
  struct Title {
    uint32_t first;
    uint32_t end;
    bool sure;
  };

  // "Ivan Young. Subject: Basking sharks, a talk about …"
  bool find_labelled(uint32_t first, uint32_t end) {
    constexpr uint32_t kReach = 16;  // tokens of who speaks
    if (!token(first).is_capitalised()) return false;
    const uint32_t most = std::min(end, first + kReach);
    for (uint32_t i = first + 2; i + 2 < most; ++i) {
      if (!is_mark(i, ".") && !is_mark(i, ";") && !is_parting_dash(input_, i)) continue;
      const uint32_t label = std::max(input_.pack.match(words_.title_label, input_.tokens, i + 1),
                                      input_.pack.match(words_.name_label, input_.tokens, i + 1));
      const uint32_t title = i + 1 + label + 1;
      if (label == 0 || title >= end || !is_mark(title - 1, ":")) continue;
      labelled_.push_back({title, end_of_subject(title, end), true});
      return true;
    }
    return false;
  }

  // Before ", a talk about …" and before a full stop.
  uint32_t end_of_subject(uint32_t first, uint32_t end) const {
    for (uint32_t i = first + 1; i + 2 < end; ++i) {
      if (is_mark(i, ".") && token(i + 1).gap != 0) return i;
      if (is_mark(i, ",") && token(i + 1).length_class <= 2 &&
          input_.pack.contains(words_.event_talk, token(i + 2).word))
        return i;
    }
    return end;
  }

  // "Julia Somers: Dressing for War"
  bool find_behind_speaker(uint32_t first, uint32_t end) {
    constexpr uint32_t kLongestName = 12;
    const uint32_t most = std::min(end, first + kLongestName);
    for (uint32_t i = first + 2; i + 1 < most; ++i) {
      if (!(is_mark(i, ":") || is_parting_dash(input_, i)) || token(i + 1).is_glued()) continue;
      if (!is_speaker(first, i)) return false;
      const bool sure = opens_with_person(first, i);
      if (is_quote(i + 1) || is_mark(i + 1, "(") || has_day(i + 1, end) ||
          !reads_as_title(i + 1, end))
        return false;
      behind_.push_back({i + 1, end, sure});
      return true;
    }
    return false;
  }

  // "The Siege of Mafeking – Peter Lang": the last dash parts them.
  bool find_before_speaker(uint32_t first, uint32_t end) {
    constexpr uint32_t kLongestName = 12;
    const uint32_t least = end > first + kLongestName ? end - kLongestName : first + 1;
    for (uint32_t i = end; i-- > least;) {
      if (!is_parting_dash(input_, i) && !input_.pack.contains(words_.by, token(i).word)) continue;
      // ", led by": what it was stands before the comma
      if (i > first + 2 && is_mark(i - 2, ",") && !token(i - 1).is_capitalised()) return false;
      if (!is_speaker(i + 1, end) || has_day(first, i) || i - first > kLongestTitle) return false;
      const bool title = reads_as_title(first, i);
      const bool sure = title && (opens_with_person(i + 1, end) || is_phrase(first, i));
      // "Avebury", "Octavia Hill"
      if (title || i == first + 1 || is_place_line(first, i) || is_person_line(first, i))
        before_.push_back({first, i, sure});
      return true;
    }
    return false;
  }

  // Behind a day that no mark parts from it: before who speaks, or behind places.
  void find_unmarked(const text::Block& line) {
    constexpr uint32_t kNo = text::kRule | text::kDecorated | text::kHash;
    constexpr uint32_t kPlaces = 3;
    if ((line.flags & kNo) != 0) return;
    const rules::Match* date = date_of(line);
    if (date == nullptr || date->first != line.content_token) return;
    uint32_t first = date->end;
    const uint32_t end = line.content_end;
    if (first + 3 > end) return;
    if (find_behind_venue(first, line.content_end)) return;
    if ((line.flags & (text::kSingleLine | text::kEndsSentence)) != text::kSingleLine) return;
    if (!is_mark(first, ",")) {
      if (token(first).is_capitalised() && !has_cells(first, end)) find_before_speaker(first, end);
      return;
    }
    uint32_t places = 0;
    for (; places < kPlaces && first + 2 < end && is_mark(first, ","); ++places) {
      const uint32_t place = place_end(input_, first + 1);
      if (place == 0 || place >= end) break;
      first = place;
    }
    if (places == 0 || !(is_mark(first, ",") || is_mark(first, ":"))) return;
    const uint32_t title = before_remark(first + 1, end);
    if (!has_day(first + 1, end) && reads_as_title(first + 1, title))
      placed_.push_back({first + 1, title, places > 1 || is_spelled_as_title(first + 1, title)});
  }

  // "6 Oct, Central Library – Subtitles for Beginners, a workshop with Ann Lee", "6 Oct, Central
  // Library: Carols by Candlelight": behind where it
  // was. Sure where a building or a town is named.
  bool find_behind_venue(uint32_t first, uint32_t end) {
    constexpr uint32_t kReach = 14;  // tokens of the time and the place
    bool sure = false;
    const uint32_t most = std::min(end, first + kReach);
    for (uint32_t i = first; i + 2 < most; ++i) {
      if (token(i).is_word()) {
        if (!token(i).is_capitalised() && token(i).length_class > 3) return false;
        sure |= input_.pack.contains(words_.room, token(i).word) ||
                (token(i).is_capitalised() && place_end(input_, i) != 0);
        continue;
      }
      if (!(is_parting_dash(input_, i) || is_mark(i, ":")) || token(i + 1).is_glued()) continue;
      const uint32_t title = before_comment(i + 1, end);
      if (i == first || !is_mark(first, ",") || has_day(i + 1, title) ||
          !reads_as_title(i + 1, title) || opens_with_person(i + 1, title))
        return false;
      placed_.push_back({i + 1, title, sure && is_spelled_as_title(i + 1, title)});
      return true;
    }
    return false;
  }

  // ", a workshop with Ann Lee", ", followed by tea": where words in lower case begin.
  uint32_t before_comment(uint32_t first, uint32_t end) const {
    for (uint32_t i = first + 1; i + 1 < end; ++i)
      if (is_mark(i, ",") && token(i + 1).is_word() && !token(i + 1).is_capitalised()) return i;
    return before_remark(first, end);
  }

  // "6 Sept: Equinox Party", apart: sure where it names an occasion.
  void find_alone(const text::Block& line, uint32_t first) {
    constexpr uint32_t kApart = text::kBlankBefore | text::kBlankAfter;
    const uint32_t end = line.content_end - is_mark(line.content_end - 1, ".");
    if ((line.flags & (kApart | text::kBullet)) != kApart || has_day(first, end) ||
        end < first + 3 || !reads_as_title(first, end) || !is_spelled_as_title(first, end))
      return;
    bool event = false;
    for (uint32_t i = first; i < end; ++i)
      event |= (scan_.classes[i] & (kEventNoun | kEventWeak | kEventForeign)) != 0;
    alone_.push_back({first, end, event});
  }

  // More than a given name, which may be a town's, too: "Nancy (France)".
  bool is_speaker(uint32_t first, uint32_t end) const {
    return is_person_cell(first, end) && end > first + 1 &&
           (token(first + 1).is_word() || is_mark(first + 1, "."));
  }

  // "A Stroll in the Park", and no "Aston Rovers".
  bool is_phrase(uint32_t first, uint32_t end) const {
    constexpr uint32_t kShort = 3;
    for (uint32_t i = first; i < end; ++i)
      if (token(i).is_word() && token(i).length_class <= kShort && !token(i).is_capitalised())
        return true;
    return false;
  }

  // "[Making things of Reed](https://…)": all that there is behind the day, or before it: "(10/03/
  // 2019)".
  bool find_linked(const text::Block& line, uint32_t behind) {
    const uint32_t open = behind != 0 ? behind : line.content_token;
    if (!is_mark(open, "[")) return false;
    const uint32_t most = std::min(line.content_end, open + kLongestTitle + 2);
    uint32_t close = open + 1;
    while (close < most && !is_mark(close, "]")) ++close;
    if (close + 3 >= line.content_end || !is_mark(close, "]") || !is_mark(close + 1, "("))
      return false;
    uint32_t next = close + 2;  // behind the address
    while (next < line.content_end && !is_mark(next, ")")) ++next;
    ++next;
    if (behind == 0 ? !is_day(next, line.content_end) : next < line.content_end) return false;
    if (has_day(open + 1, close) || !reads_as_title(open + 1, close)) return false;
    linked_.push_back({open + 1, close, true});
    return true;
  }

  // "(10/03/2019)", ", 10 March 2019, 7 pm"
  bool is_day(uint32_t first, uint32_t end) const {
    constexpr uint32_t kShortest = 3;  // tokens
    constexpr uint32_t kMarks = 2;     // before it
    const rules::Match* date = date_in(first, end);
    return date != nullptr && date->first <= first + kMarks &&
           date->end >= date->first + kShortest && end <= date->end + kTimeTokens;
  }

  std::vector<Title> linked_, labelled_, behind_, before_, placed_, alone_;
};

}  // namespace

void propose_titles_beside_speakers(const Input& input, const NameWords& words,
                                    const NameScan& scan, Candidates& out) {
  DayParts(TitleCandidates(TitleShape(input, words, scan), out)).run();
}

}  // namespace annals::mentions
