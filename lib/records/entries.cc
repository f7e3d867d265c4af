#include "records/entries.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "records/block_signs.h"
#include "records/boundary_dates.h"
#include "records/contents_list.h"
#include "records/entry_dittos.h"
#include "records/entry_letters.h"
#include "records/entry_lines.h"
#include "records/entry_stanzas.h"
#include "records/not_a_record.h"
#include "resolve/editions.h"
#include "resolve/heading_lines.h"

namespace annals::records {
namespace {

using resolve::kNone;
using text::Block;

class Finder : EntryLines {
 public:
  explicit Finder(const EntryLines& lines) : EntryLines(lines) {}

  void run() {
    out_.roles.assign(blocks_.size(), BlockRole::free);
    out_.date_of.assign(blocks_.size(), kNone);
    for (const resolve::Heading& heading : resolved_.headings)
      out_.roles[heading.block] = BlockRole::heading;
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if ((blocks_[i].flags & text::kRule) != 0) out_.roles[i] = BlockRole::rule;
    drop_contents();
    drop_letter_ends(*this);
    survey();
    take_numbered();
    for (uint32_t i = 0; i < blocks_.size();) {
      if (out_.roles[i] != BlockRole::free) {
        ++i;
        continue;
      }
      uint32_t end = i + 1;
      while (end < blocks_.size() && out_.roles[end] == BlockRole::free &&
             (blocks_[end].flags & text::kBlankBefore) == 0)
        ++end;
      take_stanza(*this, i, end);
      i = end;
    }
    take_text_of_marked();
    take_editions();
    take_closed();
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      closed_ += out_.roles[i] == BlockRole::free && (blocks_[i].flags & text::kBullet) != 0 &&
                 closing_date(i) != kNone;
    for (uint32_t i = 0; i < blocks_.size();) i = list(i);
    take_items_below_dates();
    for (const resolve::Heading& heading : resolved_.headings) take_list_of_year(heading);
    take_sentences_below_years();
    take_text_of_titles();
    take_text_of_days();
    take_text_of_stanzas();
    take_openings();
    take_headed();
    take_dittos(*this);
    drop_page_title();
  }

 private:
  void drop_contents() {
    if (resolved_.goes_on) return;
    const auto [first, end] = find_contents(input_);
    for (uint32_t i = first; i < end; ++i)
      if (out_.roles[i] == BlockRole::free) out_.roles[i] = BlockRole::nothing;
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

  // "1824:" over "The Acts are repealed.", again and again: a timeline, in which what stands below
  // a year tells what was then, in whatever words.
  void take_sentences_below_years() {
    constexpr uint32_t kLeast = 3;
    uint32_t years = 0;
    uint32_t told = 0;
    for (const resolve::Heading& heading : resolved_.headings) {
      years += is_bare_year(heading);
      told += is_bare_year(heading) && is_told_by(heading);
    }
    if (told < kLeast || told * 3 < years * 2) return;
    for (const resolve::Heading& heading : resolved_.headings)
      if (is_bare_year(heading) && is_told_by(heading))
        entry(heading.block + 1, heading.end_block, kNone);
  }

  bool is_bare_year(const resolve::Heading& heading) const {
    const size_t date = clauses_.first_date(heading.first);
    if (heading.kind != resolve::HeadingKind::date || date >= resolved_.dates.size()) return false;
    const resolve::Date& year = resolved_.dates[date];
    return year.end <= heading.end && year.precision >= resolve::Precision::year &&
           clauses_.is_date_alone({heading.first, heading.end}, year);
  }

  // A paragraph, or a title line and a paragraph or two, and no more; not what only was so ("was
  // situated").
  bool is_told_by(const resolve::Heading& heading) const {
    constexpr uint32_t kMost = 3;  // blocks
    const uint32_t first = heading.block + 1;
    if (first >= heading.end_block || heading.end_block > first + kMost) return false;
    for (uint32_t i = first; i < heading.end_block; ++i)
      if (out_.roles[i] != BlockRole::free || is_row(i)) return false;
    if ((blocks_[first].flags & text::kEndsSentence) == 0) return is_title(first);
    if (heading.end_block > first + 1) return false;
    const Range all{blocks_[first].content_token, blocks_[first].end_token};
    return !clauses_.holds(clauses_.words().passive, all) || clauses_.tells_what_was_done(all);
  }

  // "**Carol service.** We sang in St Bride's on 9 December."
  bool tells_a_day(uint32_t i) const {
    const uint32_t date =
        clauses_.own_date({blocks_[i].content_token, blocks_[i].end_token}, false);
    return date != kNone && resolved_.dates[date].precision <= resolve::Precision::day;
  }

  // "12. The session was held from 5 to 16 March.", "13. On 19 July …": paragraphs that a report
  // counts through, most of which tell a day: each of these is an entry.
  void take_numbered() {
    uint32_t numbered = 0;
    uint32_t counted = 0;  // that come after the number before them
    uint32_t dated = 0;
    uint32_t last = 0;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      if (!is_numbered(i)) continue;
      const uint32_t number = number_of(i);
      ++numbered;
      counted += number == last + 1;
      dated += told_date(i) != kNone;
      last = number;
    }
    if (numbered < 3 || counted * 3 < numbered * 2 || dated * 3 < numbered * 2) return;
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if (is_numbered(i) && told_date(i) != kNone) entry(i, i + 1, told_date(i));
  }

  // "SiltConf 2018 in Lima" over "SiltConf 2016 in Bonn": each edition of a series that a line
  // tells is an entry, with what stands right below it.
  void take_editions() {
    for (const resolve::Edition& edition : resolved_.editions) {
      const uint32_t i = edition.block;
      if (out_.roles[i] != BlockRole::free ||
          (i > 0 && (blocks_[i].flags & text::kSingleLine) == 0))
        continue;
      uint32_t end = i + 1;
      while (end < blocks_.size() && out_.roles[end] == BlockRole::free &&
             (blocks_[end].flags & text::kBlankBefore) == 0 &&
             (!is_row(end) || blocks_[end].indent > blocks_[i].indent) &&
             !leads(end, date_in(end)) && resolve::edition_of(resolved_, end) == nullptr)
        ++end;
      entry(i, end, date_in(i));
    }
  }

  bool is_numbered(uint32_t i) const {
    constexpr uint32_t kParagraph = text::kNumbered | text::kEndsSentence;
    constexpr uint32_t kShortest = 8;  // tokens
    return out_.roles[i] == BlockRole::free && (blocks_[i].flags & kParagraph) == kParagraph &&
           size(i) >= kShortest && number_of(i) > 0;
  }

  // The digits that the block begins with; 0: none.
  uint32_t number_of(uint32_t i) const {
    const text::Token& token = input_.tokens[blocks_[i].first_token];
    uint32_t number = 0;
    if (token.kind != text::TokenKind::number || token.length_class > 3) return 0;
    for (const char c : text::slice(input_.text, token))
      if (c >= '0' && c <= '9') number = number * 10 + static_cast<uint32_t>(c - '0');
    return number;
  }

  // The first date of the paragraph that may be an occasion's own.
  uint32_t told_date(uint32_t i) const {
    const Range all{blocks_[i].content_token, blocks_[i].end_token};
    const uint32_t own = clauses_.own_date(all);
    if (own != kNone) return own;
    // "Workshops were held in Dakar (31 October to 2 November) and Lima (26 March)."
    const auto date = static_cast<uint32_t>(clauses_.first_date(all.first));
    return date < resolved_.dates.size() && resolved_.dates[date].first < all.end &&
                   clauses_.facts(date).bracketed &&
                   resolved_.dates[date].precision <= resolve::Precision::day
               ? date
               : kNone;
  }

  // "Cinema roundup for the week of 21 September", the text's first line, apart, over two entries
  // of that time or more.
  void drop_page_title() {
    constexpr uint32_t kApart = text::kSingleLine | text::kBlankAfter;
    if (blocks_.empty() || out_.roles[0] != BlockRole::free || is_row(0) ||
        (blocks_[0].flags & (kApart | text::kEndsSentence)) != kApart)
      return;
    const uint32_t date = date_in(0);
    if (date == kNone || leads(0, date) || !resolved_.dates[date].has_value ||
        resolved_.dates[date].precision < resolve::Precision::week)
      return;
    uint32_t within = 0;
    for (uint32_t i = 1; i < blocks_.size() && within < 2; ++i)
      within += out_.roles[i] == BlockRole::entry && out_.date_of[i] != kNone &&
                resolved_.dates[out_.date_of[i]].has_value &&
                lies_within(resolved_.dates[out_.date_of[i]], resolved_.dates[date]);
    if (within >= 2) out_.roles[0] = BlockRole::nothing;
  }

  // "NEW CLINIC. The clinic was …", "Riga. – An agreement was …": where most paragraphs open with
  // such a head, each is an entry.
  void take_headed() {
    uint32_t paragraphs = 0;
    uint32_t headed = 0;
    for (uint32_t i = 0; i < blocks_.size(); ++i) {
      if (!is_paragraph(i)) continue;
      ++paragraphs;
      headed += has_head(i);
    }
    if (headed < 3 || headed * 2 < paragraphs) return;
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if (is_paragraph(i) && has_head(i))
        entry(i, i + 1, clauses_.own_date({blocks_[i].content_token, blocks_[i].end_token}));
  }

  bool is_paragraph(uint32_t i) const {
    constexpr uint32_t kEnds = text::kBlankBefore | text::kEndsSentence;
    return out_.roles[i] == BlockRole::free && (blocks_[i].flags & kEnds) == kEnds && !is_row(i);
  }

  // Words in capitals up to a stop, a colon or a dash, or capitalised ones up to a dash.
  bool has_head(uint32_t i) const {
    const auto& tokens = input_.tokens;
    const uint32_t first = blocks_[i].content_token;
    const uint32_t last =
        std::min(blocks_[i].end_token - 1, first + clauses_.words().entry.longest_head);
    if (!tokens[first].is_word() || !tokens[first].is_capitalised()) return false;
    bool capitals = false;
    bool lower = false;
    for (uint32_t t = first; t < last; ++t) {
      const std::string_view mark = at(t);
      if (tokens[t].is_word()) {
        if (!tokens[t].is_capitalised() && tokens[t].word != clauses_.words().and_ &&
            tokens[t].word != clauses_.words().of)
          return false;
        lower |= (tokens[t].shape & text::kHasLower) != 0;
        capitals |= (tokens[t].shape & text::kAllUpper) != 0 && tokens[t].length_class > 2;
        continue;
      }
      const bool dash = mentions::is_parting_dash(input_, t) ||
                        (mark == "." && mentions::is_parting_dash(input_, t + 1));
      const bool ends = dash || ((mark == "." || mark == ":") && capitals && !lower);
      if (ends) return t > first && tokens[t + 1].gap != 0;
      if (tokens[t].kind == text::TokenKind::number ? lower : mark == ".") return false;
    }
    return false;
  }
  bool is_item(uint32_t i, uint32_t first) const {
    return out_.roles[i] == BlockRole::free && (blocks_[i].flags & text::kBullet) != 0 &&
           blocks_[i].indent >= blocks_[first].indent;
  }

  // "- Project night (3 October 2019)", "Expert meeting (Paris, 26-28 February 2001).": the day in
  // brackets at the item's end; kNone: it has none.
  uint32_t closing_date(uint32_t i) const {
    constexpr uint32_t kPlace = 8;  // tokens
    const Block& block = blocks_[i];
    const uint32_t end = block.content_end - (at(block.content_end - 1) == ".");
    if (end <= block.content_token + 1) return kNone;
    const std::string_view mark = at(end - 1);
    if (mark != ")" && mark != "]") return kNone;
    auto date = static_cast<uint32_t>(clauses_.first_date(block.content_token));
    while (date < resolved_.dates.size() && resolved_.dates[date].end + 1 < end) ++date;
    if (date >= resolved_.dates.size() || resolved_.dates[date].end + 1 != end ||
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

  // Blank lines tell something only where they part some lines and not others. Rows and lines
  // that open with a date stand together anyway.
  void survey() {
    uint32_t apart = 0;
    uint32_t tight = 0;
    uint32_t plain = 0;
    for (uint32_t i = 1; i < blocks_.size(); ++i) {
      if (out_.roles[i] != BlockRole::free) continue;
      ++plain;
      if (out_.roles[i - 1] == BlockRole::heading) continue;
      if ((blocks_[i].flags & text::kBlankBefore) != 0 || out_.roles[i - 1] == BlockRole::rule)
        ++apart;
      else
        tight += is_row(i) ? (blocks_[i].flags & text::kBullet) == 0 && is_title_above(i)
                           : !leads(i, date_in(i)) || is_title_above(i);
    }
    out_.uses_blank_lines = tight >= 2 && (apart >= 2 || (apart > 0 && apart * 3 >= plain));
    out_.few_blank_lines = apart * 6 < plain;
  }

  // A title that opens a stanza, with the line below it: blank lines part such entries.
  bool is_title_above(uint32_t i) const {
    const uint32_t above = i - 1;
    const bool opens = above == 0 || out_.roles[above - 1] == BlockRole::heading ||
                       (blocks_[above].flags & text::kBlankBefore) != 0;
    return opens && is_title(above) && !is_row(above) && !leads(above, date_in(above));
  }

  // "### Title", the date below it, and paragraphs set apart by blank lines: where titles are
  // marked so again and again, all is theirs until the next one.
  void take_text_of_marked() {
    for (uint32_t i = 0; i + 1 < blocks_.size(); ++i) take_labelled(i);
    for (const uint32_t i : resolved_.titles_over_text) take_title(i);
    std::array<uint32_t, 8> marked{};
    for (uint32_t i = 0; i < blocks_.size(); ++i) marked[level_of(i)] += is_marked(i);
    for (uint32_t i = 0; i < blocks_.size();) {
      const bool begins = is_marked(i) && marked[level_of(i)] >= 2;
      if (begins && out_.roles[i] == BlockRole::free) entry(i, i + 1, date_in(i));
      ++i;
      if (!begins) continue;
      for (; i < blocks_.size() && out_.roles[i] != BlockRole::heading && !is_hash(i) &&
             (blocks_[i].flags & text::kArticleStart) == 0;
           ++i)
        if (out_.roles[i] != BlockRole::rule && out_.roles[i] != BlockRole::nothing)
          out_.roles[i] = BlockRole::entry_line;
    }
  }

  // The title of an entry, or "### 12 May 2014 – Ann Lee".
  bool is_marked(uint32_t i) const {
    if (!is_hash(i) || out_.roles[i] != BlockRole::free)
      return is_hash(i) && out_.roles[i] == BlockRole::entry;
    const uint32_t date = date_in(i);
    return date != kNone && (resolved_.dates[date].precision <= resolve::Precision::week ||
                             resolved_.dates[date].first == blocks_[i].content_token);
  }

  // "### Title", a blank line, and a list that begins with "- **Date:** 12 May 2014".
  void take_labelled(uint32_t i) {
    constexpr uint32_t kBlocks = 6;
    if (out_.roles[i] != BlockRole::free || !is_hash(i)) return;
    for (uint32_t k = i + 1; k < std::min<size_t>(blocks_.size(), i + 1 + kBlocks); ++k) {
      if (is_hash(k) || out_.roles[k] == BlockRole::heading) return;
      if (date_in(k) == kNone || (blocks_[k].flags & text::kLabel) == 0) continue;
      out_.roles[i] = BlockRole::entry;
      out_.date_of[i] = date_in(k);
      return;
    }
  }

  // A line over the paragraph that opens with its date, over the paragraphs that tell of its own,
  // or below its day.
  void take_title(uint32_t i) {
    if ((blocks_[i].flags & text::kArticleStart) != 0) return take_article(i);
    if (const uint32_t end = closed_at(i); end != kNone) return entry(i, end, first_date(i, end));
    if (is_dateline(i + 1)) return take_story(i, i + 2);
    if (first_date_of(i) != kNone) return take_story(i, i + 1);
    if (const uint32_t day = labelled_day_below(i); day != kNone) return take_labels(i, day);
    if (i + 2 < blocks_.size() && resolve::is_prose(blocks_[i + 2]) &&
        !resolve::is_prose(blocks_[i + 1]) && !is_by_line(i + 1) &&
        (blocks_[i + 2].flags & text::kBlankBefore) != 0)
      return take_story(i, i + 2);  // "Posted on …" in between
    const uint32_t below = i + 2 < blocks_.size() && is_by_line(i + 1) ? i + 2 : i + 1;
    const uint32_t day =
        i > 0 && out_.roles[i - 1] == BlockRole::heading ? first_date_of(i - 1) : kNone;
    const bool dated = below < blocks_.size() && leads(below, date_in(below));
    if (day != kNone && !dated && out_.roles[i] == BlockRole::free) return take_below_day(i, day);
    if (below >= blocks_.size() || out_.roles[i] == BlockRole::heading ||
        out_.roles[below] == BlockRole::heading || is_hash(below))
      return;
    uint32_t date = date_in(below);
    uint32_t end = below + 1;
    if (date == kNone && is_by_line(i + 1)) {
      date = date_in(i + 1);
      if (date == kNone) {
        date = governing_date(i);
        end = i + 1;
      } else if ((blocks_[below].flags & text::kBlankBefore) != 0) {
        end = below;
      }
    }
    if (date == kNone) return;
    while (end < blocks_.size() && out_.roles[end] == BlockRole::free && is_by_line(end)) ++end;
    entry(i, end, date);
  }

  // "Date: 12 May 2014", apart, a few lines below its title; kNone: no such line is there.
  uint32_t labelled_day_below(uint32_t i) const {
    constexpr uint32_t kLines = 4;
    if (is_hash(i)) return kNone;
    for (uint32_t k = i + 1; k < blocks_.size() && k <= i + kLines; ++k) {
      if (out_.roles[k] == BlockRole::heading) return kNone;
      if ((blocks_[k].flags & text::kBlankBefore) == 0) return kNone;
      const uint32_t date = date_in(k);
      if (date != kNone) return is_label_of(k, date) ? k : kNone;
    }
    return kNone;
  }

  // All up to the next title or heading.
  void take_labels(uint32_t i, uint32_t day) {
    const auto& titles = resolved_.titles_over_text;
    const auto next = std::upper_bound(titles.begin(), titles.end(), i);
    const uint32_t most = next != titles.end() ? *next : static_cast<uint32_t>(blocks_.size());
    uint32_t end = day + 1;
    while (end < most && out_.roles[end] != BlockRole::heading &&
           out_.roles[end] != BlockRole::rule && !is_hash(end))
      ++end;
    entry(i, end, date_in(day));
  }

  // "13 May 2019", a heading, then the title of what was that day: all up to the next heading, or
  // to what has another day of its own, tells of it.
  void take_below_day(uint32_t i, uint32_t day) {
    uint32_t end = i + 1;
    while (end < blocks_.size() && out_.roles[end] == BlockRole::free &&
           !(leads_anew(end, day) && is_near(date_in(end), day)) && !is_date_line_alone(end))
      ++end;
    entry(i, end, day);
  }

  // "3rd", by itself.
  bool is_date_line_alone(uint32_t i) const {
    const uint32_t date = date_in(i);
    return date != kNone &&
           clauses_.is_date_alone({blocks_[i].content_token, blocks_[i].content_end},
                                  resolved_.dates[date]);
  }

  // "In 1707 the fleet ran aground …" is what a talk of 2024 was about.
  bool is_near(uint32_t date, uint32_t day) const {
    const resolve::Date& told = resolved_.dates[date];
    const resolve::Date& posted = resolved_.dates[day];
    return !told.has_value || !posted.has_value ||
           std::abs(told.value.start.year - posted.value.start.year) <= 1;
  }

  // That of the innermost heading over the block.
  uint32_t governing_date(uint32_t i) const {
    const uint32_t heading = resolved_.heading_of_block[i];
    return heading == kNone ? kNone : first_date_of(resolved_.headings[heading].block);
  }

  // The first date of the block; kNone: it has none.
  uint32_t first_date_of(uint32_t i) const {
    const auto date = static_cast<uint32_t>(clauses_.first_date(blocks_[i].first_token));
    return date < resolved_.dates.size() && resolved_.dates[date].first < blocks_[i].end_token
               ? date
               : kNone;
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

  // All that markup says is of one article, but for what stands at its foot: "Share this".
  void take_article(uint32_t first) {
    uint32_t end = resolve::article_end(blocks_, first);
    for (; end > first + 1 && is_boilerplate(end - 1); --end)
      out_.roles[end - 1] = BlockRole::nothing;
    entry(first, end, first_date(first, end));
  }

  uint32_t first_date(uint32_t first, uint32_t end) const {
    uint32_t date = kNone;
    for (uint32_t i = first; i < end && date == kNone; ++i) date = date_in(i);
    return date;
  }

  // A day between a headline and its story.
  bool is_dateline(uint32_t i) const {
    const uint32_t date = i < blocks_.size() ? first_date_of(i) : kNone;
    return date != kNone &&
           std::binary_search(resolved_.datelines.begin(), resolved_.datelines.end(),
                              resolved_.dates[date].first);
  }

  // Past "By Ann | 12 May 2014" below the prose of title `i`; kNone: no such line is there.
  uint32_t closed_at(uint32_t i) const {
    uint32_t end = i + 1;
    while (end < blocks_.size() && out_.roles[end] == BlockRole::free &&
           resolve::is_prose(blocks_[end]))
      ++end;
    if (end == i + 1 || end >= blocks_.size() || out_.roles[end] != BlockRole::free ||
        (end + 1 < blocks_.size() && resolve::is_prose(blocks_[end + 1])))
      return kNone;
    const uint32_t date = first_date_of(end);
    return date != kNone && (resolved_.dates[date].flags & resolve::kPosting) != 0 ? end + 1
                                                                                   : kNone;
  }

  bool is_boilerplate(uint32_t i) const {
    const Range lead = lead_of(input_, resolved_, clauses_, blocks_[i]);
    return tells_nothing(input_, resolved_, clauses_, blocks_[i], lead) ||
           is_link_row(input_, resolved_, clauses_, blocks_[i]);
  }

  // The lines [i, first), and the prose behind them.
  void take_story(uint32_t i, uint32_t first) {
    uint32_t end = first;
    while (end < blocks_.size() && out_.roles[end] != BlockRole::heading &&
           resolve::is_prose(blocks_[end]) &&
           (end == first || !(is_labelled_by_date(end) || is_dated_title(end))))
      ++end;
    const uint32_t day = date_in(first);
    entry(i, end, day != kNone && leads(first, day) ? day : first_date_of(first - 1));
  }

  // "Still Life – Alive (25/11/2017 to 15/12/2017)", the next title.
  bool is_dated_title(uint32_t i) const {
    const uint32_t date = date_in(i);
    return date != kNone && (blocks_[i].flags & text::kEndsSentence) == 0 &&
           resolved_.dates[date].precision <= resolve::Precision::day && ends_title(i, date);
  }

  // "3 March – concert": it begins with the date itself.
  bool is_labelled_by_date(uint32_t i) const {
    const uint32_t date = date_in(i);
    return date != kNone && resolved_.dates[date].first == blocks_[i].content_token;
  }

  size_t level_of(uint32_t i) const { return std::min<size_t>(blocks_[i].level, 7); }
  std::string_view at(uint32_t token) const {
    return text::slice(input_.text, input_.tokens[token]);
  }

  uint32_t closed_ = 0;  // items that a day in brackets closes
};

}  // namespace

void find_entries(const mentions::Input& input, const resolve::Resolved& resolved,
                  const Clauses& clauses, Entries& entries) {
  Finder(EntryLines(input, resolved, clauses, entries)).run();
}

}  // namespace annals::records
