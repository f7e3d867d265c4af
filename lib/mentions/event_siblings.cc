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
#include <string_view>
#include <vector>

#include "mentions/entry_fields.h"
#include "mentions/events.h"
#include "text/cells.h"

namespace annals::mentions {
namespace {

class Siblings : EntryFields {
 public:
  Siblings(const TitleCandidates& titles, const Candidates& found)
      : EntryFields(titles), found_(found) {}

  void run() {
    slots_.reserve(scan_.dates.size());
    each_line([this](uint32_t first, uint32_t end) { read(first, end); });
    if (std::none_of(forms_.begin(), forms_.end(), [](const Form& form) { return form.recurs(); }))
      return;
    weigh_names();
    for (const Slot& slot : slots_)
      if (slot.named) ++forms_[slot.form].named;
    for (const Slot& slot : slots_) {
      const Form& form = forms_[slot.form];
      const uint32_t end = form.before_town ? slot.town : slot.end;
      if (!slot.parted && slot.score < words_.weights.event_quoted && form.has_titles() &&
          reads_as_title(slot.first, end) && !is_other(slot.first, end))
        add(slot.first, end, words_.weights.event_quoted);
    }
  }

 private:
  enum : uint8_t { kPlace = 1, kDate = 2, kTitle = 3 };
  static constexpr uint32_t kFields = 5;                  // of an entry, two bits each
  static constexpr uint16_t kRest = 1u << (2 * kFields);  // a bit more: something is told behind
  static constexpr uint32_t kField = 14;  // tokens of the longest field beside the title

  struct Slot {
    uint32_t first;
    uint32_t end;
    uint32_t town;  // before "in Leeds"; `end`: there is none
    uint16_t form;
    bool named = false;   // the name of an occasion fills it
    bool parted = false;  // … or, by its words, opens it before a comma
    float score = 0;      // … by its words
  };

  struct Form {
    uint32_t entries = 0;
    uint32_t named = 0;
    uint32_t cells = 0;        // entries of a table whose cell is spelled as a title
    bool before_town = false;  // names end there

    bool recurs() const { return entries >= 3; }
    bool has_titles() const {
      return recurs() && ((named >= 2 && named * 3 >= entries) || cells == entries);
    }
  };

  // The fields of a line from its ends, in order.
  struct Fields {
    uint32_t first;
    uint32_t end;
    uint16_t form = 0;
    uint32_t count = 0;
    bool dated = false;

    bool rest() const { return (form & kRest) != 0; }
    bool push(uint8_t field) {
      dated |= field == kDate;
      if (count == kFields) return false;  // a form has no room for more
      form = static_cast<uint16_t>(form << 2 | field);
      return ++count < kFields;
    }
  };

  void read(uint32_t first, uint32_t end) {
    if (!is_dated(first, end)) return;
    Fields fields{first, end};
    take_from_left(fields);
    fields.push(kTitle);
    take_venue(fields);
    const uint32_t count = fields.count;
    take_from_right(fields);
    if (fields.count == count) cut_remark(fields);
    if (fields.end > fields.first + 2 * kLongestTitle) return;
    if (const uint32_t told = before_told(fields.first, fields.end); told < fields.end) {
      fields.end = told;
      take_from_right(fields);
    }
    if (const uint32_t cell = before_cells(fields.first, fields.end); cell < fields.end) {
      fields.end = cell;
      fields.form |= kRest;
    }
    if (!fields.dated || fields.end < fields.first + 2 ||
        fields.end - fields.first > kLongestTitle || has_marks(fields) ||
        has_day(fields.first, fields.end))
      return;
    slots_.push_back(
        {fields.first, fields.end, before_town(fields.first, fields.end), fields.form});
    Form& form = forms_[fields.form];
    ++form.entries;
    form.cells +=
        fields.end < end && is_mark(fields.end, "|") && is_title_cell(fields.first, fields.end);
  }

  // "Wet Feet, Warm Hearts"; not "Tuvely, France", whose town no list has.
  bool is_title_cell(uint32_t first, uint32_t end) const {
    if (!is_spelled_as_title(first, end) || !reads_as_title(first, end) || is_other(first, end))
      return false;
    for (uint32_t i = first + 1; i + 1 < end; ++i)
      if (is_mark(i, ",") && place_behind(i + 1, end) == end) return false;
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

  // Whether the text of the tokens has it: of most lines that tells that no token is this mark.
  bool has_byte(uint32_t first, uint32_t end, char byte) const {
    return first < end &&
           text::slice(input_.text, token(first).begin, token(end - 1).end).find(byte) !=
               std::string_view::npos;
  }

  // "@ Mill Hall, Leeds, with tea": all that stands behind the sign.
  void take_venue(Fields& fields) const {
    if (!has_byte(fields.first, fields.end, '@')) return;
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

  // "Wet Feet: 3 May 2016, Leeds, forty people came", "Wet Feet, Leeds (40)": before the first
  // field behind the title, whatever is told behind it.
  void cut_remark(Fields& fields) const {
    constexpr uint32_t kReach = 12;  // tokens from the title to the date
    const uint32_t most = std::min(fields.end, fields.first + kLongestTitle);
    for (uint32_t i = fields.first; i + 1 < most; ++i) {
      // It is spelled as a title: with capitals.
      if (token(i).is_word() && token(i).length_class > 3 && !token(i).is_capitalised()) return;
      if (i < fields.first + 2) continue;
      const bool gap = is_wide(i);
      const uint32_t next = gap ? i : i + 1;
      if (!gap && !is_mark(i, "(") && !parts(i)) continue;
      const rules::Match* date = date_at(next);
      if (date == nullptr && place_behind(next, fields.end) == 0) continue;
      fields.dated |= has_date(i, std::min(fields.end, i + kReach));
      fields.end = i;
      fields.push(date != nullptr ? kDate : kPlace);
      fields.form |= kRest;
      return;
    }
  }

  bool is_wide(uint32_t i) const {
    return text::parts_cells(text::slice(input_.text, token(i - 1).end, token(i).begin));
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
    if (has_byte(first, end, ':'))
      for (uint32_t i = first + 2; i + 1 < end; ++i)
        if (is_mark(i, ":") && token(i + 1).is_word() && !token(i + 1).is_capitalised()) return i;
    return before_remark(first, end);
  }

  // "Wet Feet – forty people came", "Wet Feet | chair: A. Lee | 17 came": where what is told of it
  // begins, behind a dash or in cells that are no field.
  uint32_t before_cells(uint32_t first, uint32_t end) const {
    for (uint32_t i = first + 2; i + 1 < end; ++i) {
      if (is_mark(i, "|")) return i;
      if (is_parting_dash(input_, i) && is_spelled_as_title(first, i)) return i;
    }
    return end;
  }

  // Behind ", 18:30", "18.30–20.00 h", ", 09:15–11:45 EET".
  uint32_t behind_time(uint32_t first, uint32_t end) const {
    uint32_t i = first;
    for (uint32_t at = first; at < end && at < first + kTimeTokens; ++at) {
      if (is_mark(at, "|")) break;
      if (const rules::Match* time = date_at(at); time != nullptr && time->end <= end) {
        i = time->end;
        at = i - 1;
        continue;
      }
      const text::Token& next = token(at);
      // And not the edition of "3 May: 9th Days of Poetry".
      const bool number =
          next.kind == text::TokenKind::number ||
          (next.kind == text::TokenKind::mixed && edition_of(input_, words_, at) == 0);
      if (number) i = at + 1;
      if (!number && next.kind != text::TokenKind::punctuation) break;
    }
    return i;
  }

  uint32_t before_town(uint32_t first, uint32_t end) const {
    constexpr uint32_t kReach = 6;  // tokens
    for (uint32_t i = end; i-- > first + 2 && end - i <= kReach;)
      if ((token(i).word == words_.in || token(i).word == words_.at) &&
          place_behind(i + 1, end) == end)
        return i;
    return end;
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
      if (name.label != Label::event || (name.flags & kUntoldName) != 0) continue;
      auto slot =
          std::upper_bound(slots_.begin(), slots_.end(), name.first,
                           [](uint32_t first, const Slot& other) { return first < other.first; });
      if (slot != slots_.end() && slot->first == name.first + 1 && is_quote(name.first))
        fill(*slot, name);
      if (slot == slots_.begin()) continue;
      --slot;
      if (name.first > slot->first + 1) continue;
      const bool town = name.end == slot->town && slot->town < slot->end;
      if (town) forms_[slot->form].before_town = true;
      slot->parted |= name.end < slot->end && is_mark(name.end, ",") && name.score > 0 &&
                      (name.flags & kTitleLine) == 0;
      if (town || (name.end + 1 >= slot->end && name.end <= slot->end)) fill(*slot, name);
    }
  }
  static void fill(Slot& slot, const Candidate& name) {
    slot.named = true;
    slot.score = std::max(slot.score, name.score);
  }

  const Candidates& found_;
  std::vector<Slot> slots_;  // in the order of the text
  std::array<Form, size_t{2} * kRest> forms_{};
};

}  // namespace

void propose_titles_of_siblings(const Input& input, const NameWords& words, const NameScan& scan,
                                Candidates& out) {
  Siblings(TitleCandidates(TitleShape(input, words, scan), out), out).run();
}

}  // namespace annals::mentions
