#include "records/entry_items.h"

#include <algorithm>
#include <string_view>

namespace annals::records {
namespace {

using resolve::kNone;

class Items : EntryLines {
 public:
  explicit Items(const EntryLines& lines) : EntryLines(lines) {}

  void run() {
    take_nested();
    take_closed();
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      closed_ += out_.roles[i] == BlockRole::free && (blocks_[i].flags & text::kBullet) != 0 &&
                 closing_date(i) != kNone;
    for (uint32_t i = 0; i < blocks_.size();) i = list(i);
    take_items_below_dates();
    for (const resolve::Heading& heading : resolved_.headings) take_list_of_year(heading);
  }

  void run_numbered() {
    for (uint32_t i = 0; i < blocks_.size();) i = numbered(i);
  }

 private:
  // "III. Bangor, Wales, 20–24 August 1971", "4. Asunción, 1975": numbered lines, two of three with
  // a date. Returns the end of the run.
  uint32_t numbered(uint32_t first) {
    constexpr uint32_t kLeast = 3;
    uint32_t end = first;
    uint32_t dated = 0;
    for (; end < blocks_.size() && is_numbered_line(end); ++end)
      dated += first_date_of(end) != kNone;
    if (end - first < kLeast || dated * 3 < (end - first) * 2) return std::max(end, first + 1);
    for (uint32_t i = first; i < end; ++i)
      if (first_date_of(i) != kNone)
        entry(i, i + 1, first_date_of(i));
      else
        out_.roles[i] = BlockRole::nothing;
    return end;
  }

  bool is_numbered_line(uint32_t i) const {
    const text::Block& block = blocks_[i];
    if (out_.roles[i] != BlockRole::free || (block.flags & text::kSingleLine) == 0) return false;
    if ((block.flags & text::kNumbered) != 0) return true;
    // "V. not held", which might be an initial.
    const std::string_view letter = at(block.first_token);
    return block.end_token > block.first_token + 2 && at(block.first_token + 1) == "." &&
           (letter == "I" || letter == "V" || letter == "X");
  }

  // Where two items of three have a date of their own, each item is an entry: "All month:
  // exhibition of photographs". Returns the end of the list.
  uint32_t list(uint32_t first) {
    uint32_t end = first;
    uint32_t dated = 0;
    uint32_t items = 0;
    for (; end < blocks_.size() && is_item(end, first); ++end) {
      if (blocks_[end].indent > blocks_[first].indent) continue;
      ++items;
      dated += leads(end, date_in(end)) || tells_a_day(end) || closing_date(end) != kNone;
    }
    const bool all_dated = items >= 3 && dated * 3 >= items * 2;
    for (uint32_t i = first; i < end; ++i) {
      if (blocks_[i].indent > blocks_[first].indent) continue;
      const uint32_t closing = closing_date(i);
      const bool topic =
          i > first && text::slice(input_.text, input_.tokens[blocks_[i].first_token - 1]) == ":";
      if (closing != kNone && (all_dated || closed_ >= 3))
        entry(i, i + 1, closing);
      else if (all_dated && !topic && date_in(i) == kNone)
        out_.roles[i] = BlockRole::entry;
    }
    return std::max(end, first + 1);
  }

  // Right below a line that gives a year or a month and nothing else, each item of the list tells
  // an occasion: "- Reading room founded."
  void take_list_of_year(const resolve::Heading& heading) {
    const size_t date = clauses_.first_date(heading.first);
    if (heading.kind != resolve::HeadingKind::date || date >= resolved_.dates.size()) return;
    const resolve::Date& year = resolved_.dates[date];
    if (year.end > heading.end || year.precision < resolve::Precision::month ||
        year.precision > resolve::Precision::year ||
        !clauses_.is_date_alone({heading.first, heading.end}, year))
      return;
    uint32_t first = heading.block + 1;
    while (first < blocks_.size() && out_.roles[first] == BlockRole::rule) ++first;
    uint32_t end = first;
    for (; end < blocks_.size() && out_.roles[end] == BlockRole::free &&
           resolved_.heading_of_block[end] == resolved_.heading_of_block[first] &&
           (blocks_[end].flags & text::kBullet) != 0;
         ++end)
      if (leads(end, date_in(end))) return;  // the others are its topics
    for (uint32_t i = first; i < end; ++i)
      if (is_item(i, first) && blocks_[i].indent <= blocks_[first].indent && tells(i))
        out_.roles[i] = BlockRole::entry;
  }

  // "**Carol service.** We sang in St Bride's on 9 December."
  bool tells_a_day(uint32_t i) const {
    const uint32_t date =
        clauses_.own_date({blocks_[i].content_token, blocks_[i].end_token}, false);
    return date != kNone && resolved_.dates[date].precision <= resolve::Precision::day;
  }
  bool is_item(uint32_t i, uint32_t first) const {
    return out_.roles[i] == BlockRole::free && (blocks_[i].flags & text::kBullet) != 0 &&
           blocks_[i].indent >= blocks_[first].indent;
  }

  // "* Ropes and Rigging" over "  - 3 March 2014" and "  - Sail Loft, Oban": where items give their
  // day below them, each is an entry with what is below it.
  void take_nested() {
    constexpr uint32_t kLeast = 3;
    uint32_t found = 0;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      found += day_below(i) != kNone;
      if (heads_days(i)) out_.roles[i] = BlockRole::nothing;
    }
    if (found < kLeast) return;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      const uint32_t day = day_below(i);
      if (day == kNone) continue;
      uint32_t end = i + 1;
      while (end < blocks_.size() && is_item(end, i) && blocks_[end].indent > blocks_[i].indent)
        ++end;
      entry(i, end, day);
    }
  }

  // "* Outings" over "  - 17 May 2014: to Oban", item by item.
  bool heads_days(uint32_t i) const {
    constexpr uint32_t kLongest = 6;  // tokens
    if (out_.roles[i] != BlockRole::free || (blocks_[i].flags & text::kBullet) == 0 ||
        first_date_of(i) != kNone || size(i) > kLongest)
      return false;
    uint32_t days = 0;
    uint32_t items = 0;
    for (uint32_t k = i + 1;
         k < blocks_.size() && is_item(k, i) && blocks_[k].indent > blocks_[i].indent; ++k) {
      const uint32_t date = date_in(k);
      ++items;
      days += date != kNone && resolved_.dates[date].first == blocks_[k].content_token &&
              resolved_.dates[date].precision <= resolve::Precision::month &&
              resolved_.dates[date].end + 2 < blocks_[k].content_end;
    }
    return days >= 2 && days * 3 >= items * 2;
  }

  // The date that one of the first items below an item without one opens with, the only one there.
  uint32_t day_below(uint32_t i) const {
    constexpr uint32_t kItems = 3;
    if (out_.roles[i] != BlockRole::free || (blocks_[i].flags & text::kBullet) == 0 ||
        first_date_of(i) != kNone)
      return kNone;
    uint32_t day = kNone;
    for (uint32_t k = i + 1;
         k < blocks_.size() && is_item(k, i) && blocks_[k].indent > blocks_[i].indent; ++k) {
      const uint32_t date = date_in(k);
      if (date == kNone || !is_date_line(k, date) ||
          resolved_.dates[date].precision > resolve::Precision::day)
        continue;
      if (day != kNone || k > i + kItems) return kNone;
      day = date;
    }
    return day;
  }

  // "- Project night (3 October 2019)", "Expert meeting (Paris, 26-28 February 2001).": the day in
  // brackets at the item's end; kNone: it has none.
  uint32_t closing_date(uint32_t i) const {
    constexpr uint32_t kPlace = 8;  // tokens
    const text::Block& block = blocks_[i];
    const uint32_t end = block.content_end - (at(block.content_end - 1) == ".");
    if (end <= block.content_token + 1) return kNone;
    const std::string_view mark = at(end - 1);
    if (mark != ")" && mark != "]") return kNone;
    auto date = static_cast<uint32_t>(clauses_.first_date(block.content_token));
    while (date < resolved_.dates.size() && resolved_.dates[date].end + 1 < end) ++date;
    if (date >= resolved_.dates.size() || resolved_.dates[date].end + 1 != end) return kNone;
    date = resolve::day_of_hour(resolved_.dates, date);
    if (resolved_.dates[date].type != resolve::TimexType::date ||
        resolved_.dates[date].precision > resolve::Precision::month)
      return kNone;
    uint32_t open = resolved_.dates[date].first;
    const uint32_t least = std::max(block.content_token + 1, open - std::min(open, kPlace));
    while (open > least && at(open - 1) != "(" && at(open - 1) != "[" &&
           (input_.tokens[open - 1].is_capitalised() || at(open - 1) == ","))
      --open;
    return open > block.content_token + 1 && (at(open - 1) == "(" || at(open - 1) == "[") ? date
                                                                                          : kNone;
  }

  // "Expert meeting (Paris, 26-28 February 2001).", a paragraph by itself, over others of its sort.
  void take_closed() {
    constexpr uint32_t kLeast = 3;
    uint32_t found = 0;
    for (uint32_t i = 0; i < blocks_.size(); ++i) found += is_closed(i);
    if (found < kLeast) return;
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if (is_closed(i)) entry(i, i + 1, closing_date(i));
  }

  bool is_closed(uint32_t i) const {
    return out_.roles[i] == BlockRole::free && !is_row(i) &&
           blocks_[i].first_sentence + 1 == blocks_[i].end_sentence && closing_date(i) != kNone;
  }

  // "**March 2026**", and below it the items of what happened then: where lists stand below dates
  // again and again, each item is an entry; below a day, only the first.
  void take_items_below_dates() {
    uint32_t lists = 0;
    for (uint32_t i = 1; i < blocks_.size(); ++i) lists += date_above_items(i) != kNone;
    for (uint32_t i = 1; i < blocks_.size(); ++i)
      if (const uint32_t date = date_above_items(i);
          date != kNone &&
          (lists >= 2 || resolved_.dates[date].precision <= resolve::Precision::week))
        take_items(i, date);
  }

  // The date of the heading right above a list that begins with block `i`, or parted from it by a
  // word of greeting: "Two papers and a grant!"; kNone: there is none.
  uint32_t date_above_items(uint32_t i) const {
    constexpr uint32_t kGreeting = 8;  // tokens
    if (out_.roles[i] != BlockRole::free || !is_item(i) || !tells(i)) return kNone;
    const bool numbered = (blocks_[i].flags & text::kBullet) == 0;
    uint32_t above = i - 1;
    const bool greeting = above > 0 && out_.roles[above] == BlockRole::free && !is_row(above) &&
                          size(above) <= kGreeting && at(blocks_[above].content_end - 1) == "!";
    above -= greeting;
    if (out_.roles[above] != BlockRole::heading) return kNone;
    const uint32_t date = first_date_of(above);
    if (date == kNone) return kNone;
    // "1. The president called the meeting to order …": the minutes of a day.
    const auto coarsest = numbered ? resolve::Precision::day : resolve::Precision::year;
    return resolved_.dates[date].precision <= coarsest ? date : kNone;
  }

  bool is_item(uint32_t i) const {
    return (blocks_[i].flags & (text::kBullet | text::kNumbered)) != 0;
  }

  // More than a word or two, and not what a label says of something, unless that is a date.
  bool tells(uint32_t i) const {
    constexpr uint32_t kShortest = 3;  // tokens
    return size(i) >= kShortest && ((blocks_[i].flags & text::kLabel) == 0 || leads(i, date_in(i)));
  }

  void take_items(uint32_t first, uint32_t date) {
    const bool day = resolved_.dates[date].precision <= resolve::Precision::week;
    if (out_.roles[first - 1] == BlockRole::free) out_.roles[first - 1] = BlockRole::nothing;
    for (uint32_t i = first; i < blocks_.size() && out_.roles[i] == BlockRole::free; ++i) {
      if (!is_item(i)) break;
      const bool begins = tells(i) && blocks_[i].indent <= blocks_[first].indent;
      out_.roles[i] = begins && (!day || i == first || leads(i, date_in(i)))
                          ? BlockRole::entry
                          : BlockRole::entry_line;
      if (out_.roles[i] == BlockRole::entry)
        out_.date_of[i] = date_in(i) != kNone ? date_in(i) : date;
    }
  }

  uint32_t closed_ = 0;  // items that a day in brackets closes
};

}  // namespace

void take_numbered_lines(const EntryLines& lines) { Items(lines).run_numbered(); }

void take_items(const EntryLines& lines) { Items(lines).run(); }

}  // namespace annals::records
