#include "records/entries.h"

#include <algorithm>
#include <array>

#include "records/block_signs.h"
#include "records/boundary_dates.h"
#include "records/contents_list.h"
#include "records/entry_dittos.h"
#include "records/entry_headlines.h"
#include "records/entry_items.h"
#include "records/entry_letters.h"
#include "records/entry_lines.h"
#include "records/entry_stanzas.h"
#include "records/entry_texts.h"
#include "records/office_list.h"
#include "resolve/editions.h"
#include "resolve/heading_lines.h"

namespace annals::records {
namespace {

using resolve::kNone;

class Finder : EntryLines {
 public:
  explicit Finder(const EntryLines& lines) : EntryLines(lines) {}

  void run() {
    out_.roles.assign(blocks_.size(), BlockRole::free);
    out_.date_of.assign(blocks_.size(), kNone);
    find_dates();
    for (const resolve::Heading& heading : resolved_.headings)
      out_.roles[heading.block] = BlockRole::heading;
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if ((blocks_[i].flags & text::kRule) != 0) out_.roles[i] = BlockRole::rule;
    drop_contents();
    drop_offices();
    drop_letter_ends(*this);
    survey();
    take_numbered();
    take_numbered_lines(*this);
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
    take_items(*this);
    take_sentences_below_years();
    take_texts(*this);
    take_headed();
    take_headlines(*this);
    take_dittos(*this);
    drop_page_title();
  }

 private:
  void drop_contents() {
    if (resolved_.goes_on) return;
    const auto [first, end] = find_contents(input_);
    drop(first, end);
  }

  void drop_offices() {
    for (const auto& [first, end] : find_office_lists(input_, resolved_)) drop(first, end);
  }

  void drop(uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; ++i)
      if (out_.roles[i] == BlockRole::free) out_.roles[i] = BlockRole::nothing;
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

  // "MarshConf 2018 in Lima" over "MarshConf 2016 in Bonn": each edition of a series that a line
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
    if (const uint32_t end = resolve::signed_end(input_, resolved_, input_.layout.blocks, i);
        end != kNone)
      return take_signed(i, end);
    if (signed_ > 0 && take_unsigned(i)) return;
    if (is_dateline(i + 1)) return take_story(i, i + 2);
    // "The year 2011 in pictures", and below it "Posted on 4 January 2012".
    if (first_date_of(i) != kNone) return take_story(i, is_posting(i + 1) ? i + 2 : i + 1);
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

  // That of the innermost heading over the block.
  uint32_t governing_date(uint32_t i) const {
    const uint32_t heading = resolved_.heading_of_block[i];
    return heading == kNone ? kNone : first_date_of(resolved_.headings[heading].block);
  }

  // All that markup says is of one article, but for what stands at its foot: "Share this".
  void take_article(uint32_t first) {
    uint32_t end = resolve::article_end(input_.layout.blocks, first);
    for (; end > first + 1 && is_boilerplate(end - 1); --end)
      out_.roles[end - 1] = BlockRole::nothing;
    entry(first, end, first_date(first, end));
  }

  uint32_t first_date(uint32_t first, uint32_t end) const {
    uint32_t date = kNone;
    for (uint32_t i = first; i < end && date == kNone; ++i) date = date_in(i);
    return date;
  }

  // "Posted on 4 May 2016", over what is told.
  bool is_posting(uint32_t i) const {
    const uint32_t date = i + 1 < blocks_.size() ? first_date_of(i) : kNone;
    return date != kNone && (resolved_.dates[date].flags & resolve::kPosting) != 0;
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

  // "New hall opened", and below it "… It rained. (6 May)": what tells another day first is of it.
  void take_signed(uint32_t i, uint32_t end) {
    for (uint32_t k = i + 1; k < end; ++k)
      if (out_.roles[k] != BlockRole::free) return;
    ++signed_;
    const text::Block& last = blocks_[end - 1];
    entry(i, end, resolve::signature(input_, resolved_, last.content_token, last.content_end));
  }

  // "Roof" right over what was done to it, among such news and without a day.
  bool take_unsigned(uint32_t i) {
    if (i + 1 >= blocks_.size() || out_.roles[i] != BlockRole::free || first_date_of(i) != kNone ||
        out_.roles[i + 1] != BlockRole::free || !resolve::is_prose(blocks_[i + 1]) ||
        (blocks_[i + 1].flags & text::kBlankBefore) != 0 || first_date_of(i + 1) != kNone)
      return false;
    entry(i, i + 2, governing_date(i));
    return true;
  }

  // The lines [i, first), and the prose behind them.
  void take_story(uint32_t i, uint32_t first) {
    const bool news = first > i + 1 && is_posting(i + 1);
    uint32_t end = first;
    while (end < blocks_.size() && out_.roles[end] != BlockRole::heading &&
           resolve::is_prose(blocks_[end]) &&
           (end == first ||
            !(out_.roles[end] == BlockRole::entry || is_labelled_by_date(end) ||
              is_dated_title(end) || opens_with_place(end) || (news && is_next_day(first, end)))))
      ++end;
    const uint32_t day = date_in(first);
    entry(i, end, day != kNone && leads(first, day) ? day : first_date_of(first - 1));
  }

  // "On 8 October …", and behind it "On Saturday, the 12th, …", of one posting.
  bool is_next_day(uint32_t first, uint32_t i) const {
    const uint32_t day = date_in(first);
    const uint32_t date = date_in(i);
    return day != kNone && date != kNone && leads(first, day) && leads(i, date) &&
           !is_same_day(date, day);
  }

  // "Still Life – Alive (25/11/2017 to 15/12/2017)", the next title.
  bool is_dated_title(uint32_t i) const {
    const uint32_t date = date_in(i);
    return date != kNone && (blocks_[i].flags & text::kEndsSentence) == 0 &&
           resolved_.dates[date].precision <= resolve::Precision::day && ends_title(i, date);
  }

  // "Leiden, 12 May 1997. A century to the week …", apart: the next one.
  bool opens_with_place(uint32_t i) const {
    constexpr uint32_t kLongest = 6;  // tokens
    const uint32_t date = first_date_of(i);
    const uint32_t first = blocks_[i].content_token;
    if (date == kNone || (blocks_[i].flags & text::kBlankBefore) == 0) return false;
    const resolve::Date& day = resolved_.dates[date];
    if (day.precision > resolve::Precision::day || day.first < first + 2 ||
        day.first > first + kLongest || day.end >= blocks_[i].end_token ||
        at(day.first - 1) != "," ||
        !(at(day.end) == "." || mentions::is_parting_dash(input_, day.end)))
      return false;
    for (uint32_t t = first; t < day.first; ++t)
      if (input_.tokens[t].is_word() && !input_.tokens[t].is_capitalised()) return false;
    return input_.tokens[first].is_word();
  }

  // "3 March – concert": it begins with the date itself.
  bool is_labelled_by_date(uint32_t i) const {
    const uint32_t date = date_in(i);
    return date != kNone && resolved_.dates[date].first == blocks_[i].content_token;
  }

  size_t level_of(uint32_t i) const { return std::min<size_t>(blocks_[i].level, 7); }

  uint32_t signed_ = 0;  // news so far that a day in brackets closes
};

}  // namespace

void find_entries(const mentions::Input& input, const resolve::Resolved& resolved,
                  const Clauses& clauses, Entries& entries) {
  Finder(EntryLines(input, resolved, clauses, entries)).run();
}

}  // namespace annals::records
