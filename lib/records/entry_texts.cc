#include "records/entry_texts.h"

#include <algorithm>

namespace annals::records {
namespace {

using resolve::kNone;

class Texts : EntryLines {
 public:
  explicit Texts(const EntryLines& lines) : EntryLines(lines) {}

  void run() {
    take_days_in_turn();
    take_text_of_titles();
    take_text_of_days();
    take_text_of_stanzas();
    take_openings();
  }

 private:
  // "8-9 April 2010, Paris, A New Area of Art", "14 April 2010, Oslo, Training of trainers", each
  // apart: of three such lines in turn, each is an entry, in whatever words.
  void take_days_in_turn() {
    constexpr uint32_t kLeast = 3;
    for (uint32_t i = 0; i < blocks_.size();) {
      uint32_t end = i;
      while (end < blocks_.size() && is_told_behind_day(end)) ++end;
      if (end >= i + kLeast)
        for (uint32_t k = i; k < end; ++k)
          if (out_.roles[k] == BlockRole::free) entry(k, k + 1, date_in(k));
      i = std::max(end, i + 1);
    }
  }

  // No sentence, and more behind its day than a word or two.
  bool is_told_behind_day(uint32_t i) const {
    constexpr uint32_t kLongest = 40;  // tokens
    constexpr uint32_t kShortest = 3;
    constexpr uint32_t kNo = text::kBullet | text::kHash | text::kEndsSentence | text::kRule;
    if ((out_.roles[i] != BlockRole::free && out_.roles[i] != BlockRole::entry) ||
        (blocks_[i].flags & (kNo | text::kSingleLine)) != text::kSingleLine || size(i) > kLongest)
      return false;
    const uint32_t date = date_in(i);
    if (date == kNone || resolved_.dates[date].first != blocks_[i].content_token) return false;
    const resolve::Date& day = resolved_.dates[date];
    return day.precision <= resolve::Precision::day && day.has_value &&
           day.end + kShortest < blocks_[i].content_end;
  }

  // "Old Mill Path, 4–7 September 2009", a line by itself, over what is told of it without a day:
  // where that comes again.
  void take_text_of_titles() {
    uint32_t titles = 0;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i)
      titles += is_title_over_text(i) ? 1 + is_by_line(i + 1) : 0;
    if (titles < 2) return;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_title_over_text(i)) continue;
      uint32_t end = i + 1;
      while (end < blocks_.size() && out_.roles[end] == BlockRole::free && tells_no_time(end))
        ++end;
      entry(i, end, date_in(i));
      i = end - 1;
    }
  }

  bool is_title_over_text(uint32_t i) const {
    constexpr uint32_t kApart = text::kBlankBefore | text::kBlankAfter;
    constexpr uint32_t kShortest = 5;  // tokens
    const uint32_t date = date_in(i);
    return out_.roles[i] == BlockRole::free && out_.roles[i + 1] == BlockRole::free &&
           (blocks_[i].flags & kApart) == kApart && date != kNone && size(i) >= kShortest &&
           resolved_.dates[date].precision <= resolve::Precision::day && ends_title(i, date) &&
           !leads(i, date) && tells_no_time(i + 1) && !is_row(i + 1);
  }

  // "22 Oct Greg Creel: Cuttings", a line, and below it "22 October to 14 November 2009 …": it says
  // when that opened.
  void take_openings() {
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (out_.roles[i] != BlockRole::free || out_.roles[i + 1] != BlockRole::free) continue;
      const uint32_t day = date_in(i);
      const uint32_t days = date_in(i + 1);
      if (day == kNone || days == kNone || !is_title(i) || is_row(i) || !leads(i, day) ||
          !leads(i + 1, days))
        continue;
      const resolve::Date& opening = resolved_.dates[day];
      const resolve::Date& whole = resolved_.dates[days];
      if (opening.has_value && whole.has_value && opening.value.start == whole.value.start &&
          opening.value.start == opening.value.end && opening.value.end < whole.value.end)
        entry(i, i + 2, days);
    }
  }

  // "8 September – Peter Lee: Rare bulbs", apart, and below it who that is, born in 1950: where
  // such lines come again and again, over lines of their own.
  void take_text_of_days() {
    constexpr uint32_t kLeast = 2;
    uint32_t lines = 0;
    uint32_t over_text = 0;
    uint32_t last = 0;  // of the lines
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_day_apart(i)) continue;
      last = i;
      ++lines;
      over_text += out_.roles[i + 1] != BlockRole::heading && date_in(i + 1) == kNone;
    }
    if (lines < kLeast) return;
    const bool regular = over_text * 3 >= lines * 2;
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) {
      if (!is_day_apart(i)) continue;
      const uint32_t day = date_in(i);
      uint32_t end = i + 1;
      while (end < blocks_.size() && out_.roles[end] == BlockRole::entry_line) ++end;
      bool other_time = false;
      for (; end < blocks_.size() && out_.roles[end] == BlockRole::free; ++end) {
        if (i == last && is_boilerplate(end)) break;  // the foot of the page
        const uint32_t lead = date_in(end);
        if (lead != kNone &&
            (resolved_.dates[lead].precision < resolve::Precision::year || is_near(lead, day)))
          break;
        const uint32_t date = first_date_of(end);
        if (date != kNone && !is_near(date, day)) other_time = true;
      }
      if (other_time || regular) entry(i, end, day);
    }
  }

  // "Night and Day", "31 October 1998 – 15 March 1999", and below, apart, what was shown then, of
  // the 1930s: where such stanzas come again and again.
  void take_text_of_stanzas() {
    uint32_t stanzas = 0;
    uint32_t most = 1;  // paragraphs below one of them
    for (uint32_t i = 0; i < blocks_.size(); ++i) stanzas += days_below(i) != kNone;
    if (stanzas < 2) return;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      const uint32_t first = days_below(i);
      if (first == kNone) continue;
      const bool last = --stanzas == 0;
      uint32_t end = first;
      while (end < blocks_.size() && out_.roles[end] == BlockRole::free &&
             (!last || (end < first + most && !is_boilerplate(end))) &&
             tells_no_day_near(end, date_in(first - 1)))
        out_.roles[end++] = BlockRole::entry_line;
      most = std::max(most, end - first);
    }
  }

  // Past the days alone that close the lines of entry `i`, apart from what stands below; kNone: it
  // is no such entry.
  uint32_t days_below(uint32_t i) const {
    if (out_.roles[i] != BlockRole::entry) return kNone;
    uint32_t end = i + 1;
    while (end < blocks_.size() && out_.roles[end] == BlockRole::entry_line) ++end;
    if (end == i + 1 || end >= blocks_.size() || out_.roles[end] != BlockRole::free ||
        (blocks_[end].flags & text::kBlankBefore) == 0 || !is_date_line_alone(end - 1))
      return kNone;
    const resolve::Date& days = resolved_.dates[date_in(end - 1)];
    return days.precision <= resolve::Precision::month ? end : kNone;
  }

  bool tells_no_day_near(uint32_t i, uint32_t day) const {
    const auto& dates = resolved_.dates;
    for (size_t d = clauses_.first_date(blocks_[i].first_token);
         d < dates.size() && dates[d].first < blocks_[i].end_token; ++d)
      if (dates[d].has_value && dates[d].precision <= resolve::Precision::month &&
          is_near(static_cast<uint32_t>(d), day))
        return false;
    return true;
  }

  bool is_day_apart(uint32_t i) const {
    constexpr uint32_t kLongest = 32;  // tokens
    constexpr uint32_t kApart = text::kBlankBefore | text::kSingleLine;
    if ((out_.roles[i] != BlockRole::free && out_.roles[i] != BlockRole::entry) || is_row(i) ||
        size(i) > kLongest || (blocks_[i].flags & kApart) != kApart)
      return false;
    const uint32_t date = date_in(i);
    if ((blocks_[i].flags & text::kEndsSentence) != 0 && !closes_with_time(i, date)) return false;
    return date != kNone && resolved_.dates[date].precision == resolve::Precision::day &&
           leads(i, date);
  }

  // "Thursday, 13 January, 2.30 p.m.": its last stop ends no sentence.
  bool closes_with_time(uint32_t i, uint32_t date) const {
    if (date == kNone) return false;
    for (uint32_t t = resolved_.dates[date].end; t < blocks_[i].content_end; ++t)
      if (input_.tokens[t].is_word() && input_.tokens[t].length_class > 2) return false;
    return true;
  }

  // Nothing finer than a year.
  bool tells_no_time(uint32_t i) const {
    const uint32_t date = date_in(i);
    return date == kNone || resolved_.dates[date].precision >= resolve::Precision::season;
  }
};

}  // namespace

void take_texts(const EntryLines& lines) { Texts(lines).run(); }

}  // namespace annals::records
