// Titles told by the lines around them: lists write each entry alike,
//
//   2016-05-12 | Workshop on Peat | Leeds
//   2016-06-14 | Wet Feet, Warm Hearts | York
//   2017-03-02 | 3rd Reed Days | Hull
//
// so what stands where the titles of other entries stand is a title, too. An entry's date, its
// place and the marks beside them are taken off from both ends; what order they come in is the
// entry's form. Titles are what is left of all entries of a form some of which have names that are
// found by their words. Where the lines of entries open with one that has nothing but their day,
// their time and their room, the line below it is the title:
//
//   4 March 2016 | 5 PM | Room 12, Guild Hall
//   Wet Feet, Warm Hearts
//   Talk by Ann Lee. Forty came.
#include <algorithm>
#include <array>
#include <vector>

#include "mentions/events.h"
#include "mentions/title_candidates.h"

namespace annals::mentions {
namespace {

class Siblings : TitleCandidates {
 public:
  Siblings(const TitleCandidates& titles, const Candidates& found)
      : TitleCandidates(titles), found_(found) {}

  void run() {
    slots_.reserve(scan_.dates.size());
    for (const text::Block& block : input_.layout.blocks) {
      if ((block.flags & (text::kRule | text::kDecorated | text::kHash)) != 0) {
        head_ = false;
        continue;
      }
      uint32_t first = block.content_token;
      if ((block.flags & text::kSingleLine) != 0) {
        read_line(first, block.content_end);
        continue;
      }
      for (uint32_t i = first + 1; i <= block.content_end; ++i) {
        if (i < block.content_end && (token(i).gap & text::kNewline) == 0) continue;
        read_line(first, i);
        first = i;
      }
    }
    add_beside();
    add_below_heads();
  }

 private:
  void add_beside() {
    if (std::none_of(forms_.begin(), forms_.end(), [](const Form& form) { return form.recurs(); }))
      return;
    weigh_names();
    for (const Slot& slot : slots_)
      if (slot.score > kNoName) ++forms_[slot.form].named;
    for (const Slot& slot : slots_) {
      const Form& form = forms_[slot.form];
      const uint32_t end = form.before_town ? slot.town : slot.end;
      if (slot.score < words_.weights.event_quoted && form.has_titles() &&
          reads_as_title(slot.first, end) && !is_other(slot.first, end))
        add(slot.first, end, words_.weights.event_quoted);
    }
  }

  enum : uint8_t { kPlace = 1, kDate = 2, kTitle = 3 };
  static constexpr uint32_t kFields = 5;        // of an entry, two bits each
  static constexpr uint32_t kLongestLine = 64;  // tokens
  static constexpr uint32_t kField = 14;        // tokens of the longest field beside the title

  static constexpr float kNoName = -100;

  struct Slot {
    uint32_t first;
    uint32_t end;
    uint32_t town;  // before "in Leeds"; `end`: there is none
    uint16_t form;
    float score;  // of the occasion's name that fills it, by its words
  };

  struct Form {
    uint32_t entries = 0;
    uint32_t named = 0;
    bool before_town = false;  // names end there

    bool recurs() const { return entries >= 3; }
    bool has_titles() const { return recurs() && named >= 2 && named * 3 >= entries; }
  };

  // The fields of a line from its ends, in order.
  struct Fields {
    uint32_t first;
    uint32_t end;
    uint16_t form = 0;
    uint32_t count = 0;
    bool dated = false;

    bool push(uint8_t field) {
      dated |= field == kDate;
      if (count == kFields) return false;  // a form has no room for more
      form = static_cast<uint16_t>(form << 2 | field);
      return ++count < kFields;
    }
  };

  void read_line(uint32_t first, uint32_t end) {
    const bool below = head_ && (token(first).gap & text::kBlankLine) == 0;
    head_ = read(first, end) && is_head(first, end);
    if (!below || head_) return;
    ++heads_;
    if (is_below(first, end)) below_.push_back({first, end});
  }

  // "4 March 2016 | 5 PM | Room 12, Guild Hall": fields, none of which tells what it was.
  bool is_head(uint32_t first, uint32_t end) const {
    const rules::Match* date = date_at(first);
    if (date == nullptr || date->end + 2 > end || !opens_lines(first)) return false;
    uint32_t field = date->end;
    for (uint32_t i = field; i <= end; ++i) {
      // "3, 10 and 17 March"
      if (i == field && i + 1 < end && (is_mark(i, ",") || token(i).word == words_.and_))
        if (const rules::Match* more = date_at(i + 1); more != nullptr) field = i = more->end;
      if (i < end && is_mark(i, "(")) {
        while (i < end && !is_mark(i, ")")) ++i;
        continue;
      }
      if (i < end && !parts(i)) continue;
      if (i > field && !is_plain_field(field, i)) return false;
      field = i + 1;
    }
    return true;
  }

  bool opens_lines(uint32_t first) const {
    return (token(first).gap & (text::kBlankLine | text::kFirst)) != 0;
  }

  // A time, a room, a house, a town, a program.
  bool is_plain_field(uint32_t first, uint32_t end) const {
    bool words = false;
    for (uint32_t i = first; i < end; ++i) {
      if (is_mark(i, "(")) {
        end = i;
        break;
      }
      words |= token(i).is_word() && token(i).length_class > 2 &&
               !input_.pack.contains(words_.weekday, token(i).word);
    }
    if (!words || end == first) return true;
    if (is_mark(end - 1, ".")) return false;
    if (has_house(end - 1) || place_behind(first, end) == end) return true;
    for (uint32_t i = first; i < end; ++i) {
      const bool named =
          token(i).is_word() && (input_.pack.contains(words_.room, token(i).word) ||
                                 input_.pack.match(words_.platform, input_.tokens, i) > 0);
      if (named && i <= first + 2) return true;
    }
    return end == first + 1;  // "noon"
  }

  // The first line below a head, where what follows does not carry it on.
  bool is_below(uint32_t first, uint32_t end) const {
    if (end + 1 < input_.tokens.size() && token(end).is_word() && !token(end).is_capitalised() &&
        (token(end).gap & text::kBlankLine) == 0)
      return false;
    if (first + 1 < end && is_mark(first + 1, ":") &&
        input_.pack.contains(words_.label, token(first).word))
      return false;
    // "Keeping Across Borders" is no person, though no list has all its words.
    const bool word =
        end > first + 2 && (scan_.classes[first] & kWord) != 0 && !opens_with_person(first, end);
    return !has_day(first, end) && reads_as_title(first, end) && (word || !is_other(first, end));
  }

  void add_below_heads() const {
    constexpr uint32_t kRegular = 3;
    if (below_.size() < kRegular || below_.size() * 5 < heads_ * size_t{3}) return;
    for (const Line& line : below_) add(line.first, line.end, words_.weights.event_quoted);
  }

  // A line of the text, perhaps one of several that no blank line parts. Has it a date?
  bool read(uint32_t first, uint32_t end) {
    if (end - first > kLongestLine) return false;
    const std::vector<rules::Match>& matches = input_.matches.matches;
    while (date_ < scan_.dates.size() && matches[scan_.dates[date_]].first < first) ++date_;
    if (date_ == scan_.dates.size() || matches[scan_.dates[date_]].first >= end) return false;
    Fields fields{first, end};
    take_from_left(fields);
    fields.push(kTitle);
    take_venue(fields);
    take_from_right(fields);
    if (fields.end > fields.first + 2 * kLongestTitle) return true;
    if (const uint32_t told = before_told(fields.first, fields.end); told < fields.end) {
      fields.end = told;
      take_from_right(fields);
    }
    if (!fields.dated || fields.end < fields.first + 2 ||
        fields.end - fields.first > kLongestTitle || has_marks(fields) ||
        has_day(fields.first, fields.end))
      return true;
    slots_.push_back(
        {fields.first, fields.end, before_town(fields.first, fields.end), fields.form, kNoName});
    ++forms_[fields.form].entries;
    return true;
  }

  void take_from_left(Fields& fields) const {
    while (fields.first + 1 < fields.end) {
      const uint32_t first = fields.first;
      if (parts(first) || is_mark(first, "*") || is_mark(first, "[") || is_mark(first, "(")) {
        ++fields.first;
        continue;
      }
      if (const rules::Match* date = date_at(first); date != nullptr && date->end <= fields.end) {
        fields.first = behind_time(date->end, fields.end);
        if (!fields.push(kDate)) return;
        continue;
      }
      const uint32_t place = behind_country(place_behind(first, fields.end), fields.end);
      if (place == 0 || place + 1 >= fields.end || !parts(place)) return;
      fields.first = place;
      if (!fields.push(kPlace)) return;
    }
  }

  // "@ Mill Hall, Leeds, with tea": all that stands behind the sign.
  void take_venue(Fields& fields) const {
    for (uint32_t i = fields.first + 1; i + 1 < fields.end; ++i)
      if (is_mark(i, "@") && parts(i)) {
        fields.end = i;
        fields.push(kPlace);
      }
  }

  void take_from_right(Fields& fields) const {
    while (fields.end > fields.first + 2) {
      uint32_t end = fields.end;
      while (end > fields.first + 2 && (is_mark(end - 1, ".") || is_mark(end - 1, "*"))) --end;
      const bool bracket = is_mark(end - 1, ")");
      if (bracket) --end;
      const uint32_t mark = last_mark(fields.first, end, bracket);
      if (mark == 0) break;
      const uint8_t field = field_of(mark + 1, end);
      if (field == 0) break;
      fields.end = mark;
      if (!fields.push(field)) break;
    }
    if (fields.end > fields.first + 2 && is_mark(fields.end - 1, ".")) --fields.end;
  }

  // The mark before the last field: in a bracket its opening one, or what parts its fields.
  uint32_t last_mark(uint32_t first, uint32_t end, bool bracket) const {
    for (uint32_t i = end; i-- > first + 1 && end - i <= kField;) {
      if (bracket ? is_mark(i, "(") : (parts(i) && !is_in_date(i)) || is_mark(i, "(")) return i;
      if (bracket && is_mark(i, ")")) return 0;
    }
    return 0;
  }

  // "3 – 5 June"
  bool is_in_date(uint32_t i) const {
    constexpr uint32_t kReach = 6;  // tokens
    for (auto it = matches_from(input_, i > kReach ? i - kReach : 0);
         it != input_.matches.matches.end() && it->first < i; ++it)
      if (it->end > i && input_.pack.rule_kind(it->rule) == "date") return true;
    return false;
  }

  // A date, places, houses, or several of them: "(Leeds, 3 May 2016)". 0: there is more.
  uint8_t field_of(uint32_t first, uint32_t end) const {
    uint8_t field = 0;
    for (uint32_t i = first + input_.pack.match(words_.event_where, input_.tokens, first);
         i < end;) {
      if (parts(i)) {
        ++i;
      } else if (const rules::Match* date = date_at(i); date != nullptr && date->end <= end) {
        i = behind_time(date->end, end);
        field = kDate;
      } else if (const uint32_t place = place_behind(i, end); place != 0) {
        i = place;
        field = std::max(field, uint8_t{kPlace});
      } else {
        return 0;
      }
    }
    return field;
  }

  // "Leeds (England)"
  uint32_t behind_country(uint32_t place, uint32_t end) const {
    if (place == 0 || place + 2 >= end || !is_mark(place, "(")) return place;
    const uint32_t country = place_end(input_, place + 1);
    return country != 0 && country < end && is_mark(country, ")") ? country + 1 : place;
  }

  // "Wet Feet: forty people came", "Wet Feet. Forty people came": where what is told of it begins.
  uint32_t before_told(uint32_t first, uint32_t end) const {
    for (uint32_t i = first + 2; i + 1 < end; ++i)
      if (is_mark(i, ":") && token(i + 1).is_word() && !token(i + 1).is_capitalised()) return i;
    return before_remark(first, end);
  }

  // Behind a place or a house; 0: token `i` begins none.
  uint32_t place_behind(uint32_t i, uint32_t end) const {
    if (const uint32_t place = place_end(input_, i); place != 0)
      if (place >= end || !token(place).is_word()) return place;
    if ((i + 1 >= end || parts(i + 1)) && names_place(input_, i)) return i + 1;
    uint32_t last = i;
    while (last < end && token(last).is_word() && token(last).is_capitalised()) ++last;
    return last >= i + 2 && has_house(last - 1) ? last : 0;
  }

  bool has_house(uint32_t i) const {
    const uint32_t word = token(i).word;
    return input_.pack.contains(words_.house, word) ||
           input_.pack.contains(words_.house_weak, word) ||
           input_.pack.contains(words_.seat, word) || input_.pack.contains(words_.room, word);
  }

  // Behind ", 18:30", "18.30–20.00 h".
  uint32_t behind_time(uint32_t first, uint32_t end) const {
    uint32_t i = first;
    for (uint32_t at = first; at < end && at < first + kTimeTokens; ++at) {
      const text::Token& next = token(at);
      const bool number =
          next.kind == text::TokenKind::number || next.kind == text::TokenKind::mixed;
      if (number) i = at + 1;
      if (!number && next.kind != text::TokenKind::punctuation) break;
      if (is_mark(at, "|")) break;
    }
    return i;
  }

  bool parts(uint32_t i) const {
    const text::Token& mark = token(i);
    if (mark.kind != text::TokenKind::punctuation) return false;
    if (is_parting_dash(input_, i) || is_mark(i, "|") || is_mark(i, "•") || is_mark(i, "·"))
      return true;
    const bool spaced = i + 1 < input_.tokens.size() && token(i + 1).gap != 0;
    if (is_mark(i, "/") || is_mark(i, "@")) return spaced && mark.gap != 0;
    return spaced && (is_mark(i, ",") || is_mark(i, ":") || is_mark(i, ";") || is_mark(i, ".") ||
                      is_mark(i, ")") || is_mark(i, "]"));
  }

  uint32_t before_town(uint32_t first, uint32_t end) const {
    constexpr uint32_t kReach = 6;  // tokens
    for (uint32_t i = end; i-- > first + 2 && end - i <= kReach;)
      if ((token(i).word == words_.in || token(i).word == words_.at) &&
          place_behind(i + 1, end) == end)
        return i;
    return end;
  }

  // "John Smith", "Board Meeting", "Reception and Visit at the Museum": who, who met, what was
  // done.
  bool is_other(uint32_t first, uint32_t end) const {
    if (is_person_cell(first, end)) return true;
    // "The Rev. F. Reed lectured on fruit", "CIO Siim Reed"
    for (uint32_t i = first; i < end && i < first + 3; ++i)
      if ((scan_.classes[i] & kHonorific) != 0 || words_.is(token(i).word, kNoAcronym)) return true;
    if (end == first + 2 && (scan_.classes[first] & kAnyHead) != 0 &&
        (scan_.classes[first + 1] & (kEventNoun | kEventWeak)) != 0)
      return true;
    for (uint32_t i = first + 1; i + 1 < end; ++i)
      if (input_.pack.contains(words_.event_plain_lead, token(i).word) &&
          input_.pack.contains(words_.event_plain_link, token(i + 1).word))
        return true;
    return false;
  }

  // More fields than a title.
  bool has_marks(const Fields& fields) const {
    for (uint32_t i = fields.first; i < fields.end; ++i)
      if (is_mark(i, "|") || is_mark(i, "•") || is_mark(i, "·") || is_mark(i, ";")) return true;
    return false;
  }

  // Names of occasions that fill a slot, but for quotation marks.
  void weigh_names() {
    for (const Candidate& name : found_) {
      if (name.label != Label::event) continue;
      auto slot =
          std::upper_bound(slots_.begin(), slots_.end(), name.first,
                           [](uint32_t first, const Slot& other) { return first < other.first; });
      if (slot != slots_.end() && slot->first == name.first + 1 && is_quote(name.first))
        slot->score = std::max(slot->score, name.score);
      if (slot == slots_.begin()) continue;
      --slot;
      if (name.first > slot->first + 1) continue;
      const bool town = name.end == slot->town && slot->town < slot->end;
      if (town) forms_[slot->form].before_town = true;
      if (town || (name.end + 1 >= slot->end && name.end <= slot->end))
        slot->score = std::max(slot->score, name.score);
    }
  }

  const Candidates& found_;
  struct Line {
    uint32_t first;
    uint32_t end;
  };

  bool head_ = false;        // the last line read is one
  uint32_t heads_ = 0;       // … with a line below
  std::vector<Line> below_;  // that reads as a title
  size_t date_ = 0;          // of scan_.dates: the first that the lines read so far do not hold
  std::vector<Slot> slots_;  // in the order of the text
  std::array<Form, 1u << (2 * kFields)> forms_{};
};

}  // namespace

void propose_titles_of_siblings(const Input& input, const NameWords& words, const NameScan& scan,
                                Candidates& out) {
  Siblings(TitleCandidates(TitleShape(input, words, scan), out), out).run();
}

}  // namespace annals::mentions
