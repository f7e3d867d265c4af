#include "records/entries.h"

#include <algorithm>
#include <array>

#include "records/block_signs.h"
#include "records/contents_list.h"
#include "records/entry_lines.h"
#include "records/entry_stanzas.h"
#include "records/not_a_record.h"
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
    for (const resolve::Heading& heading : resolved_.headings)
      out_.roles[heading.block] = BlockRole::heading;
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if ((blocks_[i].flags & text::kRule) != 0) out_.roles[i] = BlockRole::rule;
    drop_contents();
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
    for (uint32_t i = 0; i < blocks_.size();) i = list(i);
    for (const resolve::Heading& heading : resolved_.headings) take_list_of_year(heading);
    take_headed();
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
    for (; end < blocks_.size() && is_item(end, first); ++end)
      dated += leads(end, date_in(end)) || tells_a_day(end);
    if (end - first < 3 || dated * 3 < (end - first) * 2) return std::max(end, first + 1);
    for (uint32_t i = first; i < end; ++i) {
      const bool topic =
          i > first && text::slice(input_.text, input_.tokens[blocks_[i].first_token - 1]) == ":";
      if (!topic && date_in(i) == kNone) out_.roles[i] = BlockRole::entry;
    }
    return end;
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
    const uint32_t first = heading.block + 1;
    uint32_t end = first;
    for (; end < blocks_.size() && out_.roles[end] == BlockRole::free &&
           resolved_.heading_of_block[end] == resolved_.heading_of_block[first] &&
           (blocks_[end].flags & text::kBullet) != 0;
         ++end)
      if (leads(end, date_in(end))) return;  // the others are its topics
    for (uint32_t i = first; i < end; ++i)
      if (is_item(i, first)) out_.roles[i] = BlockRole::entry;
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
    const auto at = [&](uint32_t t) { return text::slice(input_.text, tokens[t]); };
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
           blocks_[i].indent == blocks_[first].indent;
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
      if ((blocks_[i].flags & text::kBlankBefore) != 0)
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
    for (uint32_t i = 0; i < blocks_.size(); ++i)
      if (out_.roles[i] == BlockRole::entry && is_hash(i)) ++marked[level_of(i)];
    for (uint32_t i = 0; i < blocks_.size();) {
      const bool begins =
          out_.roles[i] == BlockRole::entry && is_hash(i) && marked[level_of(i)] >= 2;
      ++i;
      if (!begins) continue;
      for (; i < blocks_.size() && out_.roles[i] != BlockRole::heading && !is_hash(i) &&
             (blocks_[i].flags & text::kArticleStart) == 0;
           ++i)
        if (out_.roles[i] != BlockRole::rule && out_.roles[i] != BlockRole::nothing)
          out_.roles[i] = BlockRole::entry_line;
    }
  }

  // "### Title", a blank line, and a list that begins with "- **Date:** 12 May 2014".
  void take_labelled(uint32_t i) {
    constexpr uint32_t kLines = 2;
    if (out_.roles[i] != BlockRole::free || !is_hash(i)) return;
    for (uint32_t k = i + 1; k < std::min<size_t>(blocks_.size(), i + 1 + kLines); ++k) {
      if ((blocks_[k].flags & text::kLabel) == 0 || out_.roles[k] == BlockRole::heading) return;
      if (date_in(k) == kNone) continue;
      out_.roles[i] = BlockRole::entry;
      out_.date_of[i] = date_in(k);
      return;
    }
  }

  // A line over the paragraph that opens with its date, or over the paragraphs that tell of its
  // own.
  void take_title(uint32_t i) {
    if ((blocks_[i].flags & text::kArticleStart) != 0) return take_article(i);
    const size_t date = clauses_.first_date(blocks_[i].content_token);
    if (date < resolved_.dates.size() && resolved_.dates[date].first < blocks_[i].end_token)
      return take_story(i, i + 1);
    if (i + 2 < blocks_.size() && resolve::is_prose(blocks_[i + 2]) &&
        !resolve::is_prose(blocks_[i + 1]) && (blocks_[i + 2].flags & text::kBlankBefore) != 0)
      return take_story(i, i + 2);  // "Posted on …" in between
    if (out_.roles[i] == BlockRole::heading || out_.roles[i + 1] == BlockRole::heading ||
        date_in(i + 1) == kNone)
      return;
    out_.roles[i] = BlockRole::entry;
    out_.date_of[i] = date_in(i + 1);
    out_.roles[i + 1] = BlockRole::entry_line;
  }

  // All that markup says is of one article, but for what stands at its foot: "Share this".
  void take_article(uint32_t first) {
    uint32_t end = resolve::article_end(blocks_, first);
    for (; end > first + 1 && is_boilerplate(end - 1); --end)
      out_.roles[end - 1] = BlockRole::nothing;
    uint32_t date = kNone;
    for (uint32_t i = first; i < end && date == kNone; ++i) date = date_in(i);
    entry(first, end, date);
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
           resolve::is_prose(blocks_[end]) && (end == first || !is_labelled_by_date(end)))
      ++end;
    const uint32_t day = date_in(first);
    const auto above = static_cast<uint32_t>(clauses_.first_date(blocks_[first - 1].first_token));
    entry(i, end, day != kNone && leads(first, day) ? day : above);
  }

  // "3 March – concert": it begins with the date itself.
  bool is_labelled_by_date(uint32_t i) const {
    const uint32_t date = date_in(i);
    return date != kNone && resolved_.dates[date].first == blocks_[i].content_token;
  }

  size_t level_of(uint32_t i) const { return std::min<size_t>(blocks_[i].level, 7); }
};

}  // namespace

void find_entries(const mentions::Input& input, const resolve::Resolved& resolved,
                  const Clauses& clauses, Entries& entries) {
  Finder(EntryLines(input, resolved, clauses, entries)).run();
}

}  // namespace annals::records
