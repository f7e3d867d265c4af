#include "resolve/headings.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace annals::resolve {
namespace {

using text::Block;

constexpr uint32_t kLongestHeading = 14;  // tokens
constexpr uint32_t kLongestTail = 8;      // tokens after a heading's date: "2022: meetups are back"
constexpr uint32_t kLongParagraph = 25;   // tokens: what a heading without blank lines stands over
constexpr uint32_t kShortSection = 6;     // tokens of such a heading
constexpr uint32_t kBigCity = 100000;     // people: a city that is a heading by itself

constexpr uint32_t kStrong = text::kHash | text::kUnderlined | text::kBold | text::kDecorated;

bool is_place(lexicon::EntryKind kind) {
  using lexicon::EntryKind;
  return kind == EntryKind::country || kind == EntryKind::region || kind == EntryKind::city ||
         kind == EntryKind::continent || kind == EntryKind::district;
}

class Finder {
 public:
  Finder(const mentions::Input& input, Resolved& out) : input_(input), out_(out) {}

  void run() {
    const auto& blocks = input_.layout.blocks;
    out_.heading_of_block.assign(blocks.size(), kNone);
    for (uint32_t i = 0; i < blocks.size(); ++i) {
      find_dates(blocks[i]);
      if (is_heading(i)) {
        add(i);
        previous_is_heading_ = true;
      } else {
        previous_is_heading_ = false;
      }
      out_.heading_of_block[i] = stack_.empty() ? kNone : stack_.back();
      if (previous_is_heading_) out_.heading_of_block[i] = out_.headings[stack_.back()].parent;
    }
    for (const uint32_t open : stack_)
      out_.headings[open].end_block = static_cast<uint32_t>(blocks.size());
  }

 private:
  std::string_view at(uint32_t token) const {
    return text::slice(input_.text, input_.tokens[token]);
  }

  // The dates of the block; blocks and dates ascend together.
  void find_dates(const Block& block) {
    while (next_date_ < out_.dates.size() && out_.dates[next_date_].first < block.first_token)
      ++next_date_;
    first_date_ = end_date_ = next_date_;
    while (end_date_ < out_.dates.size() && out_.dates[end_date_].first < block.end_token)
      ++end_date_;
  }

  bool is_heading(uint32_t index) {
    const Block& block = input_.layout.blocks[index];
    found_ = {};
    if ((block.flags & text::kSingleLine) == 0 || (block.flags & text::kRule) != 0) return false;
    const uint32_t size = block.content_end - block.content_token;
    if (size == 0 || size > kLongestHeading) return false;
    if ((block.flags & text::kBullet) != 0) return false;
    if (is_date_heading(index, block)) return true;
    if ((block.flags & (text::kTableRow | text::kLabel)) != 0 && (block.flags & kStrong) == 0)
      return false;
    if ((block.flags & text::kEndsSentence) != 0 && (block.flags & kStrong) == 0) return false;
    return is_place_heading(index, block) || is_section_heading(index, block);
  }

  // What stands before the line lets it be a heading: not the second line of an entry.
  bool stands_free(uint32_t index) const {
    if (index == 0 || previous_is_heading_) return true;
    const Block& block = input_.layout.blocks[index];
    const Block& previous = input_.layout.blocks[index - 1];
    return (block.flags & (text::kBlankBefore | kStrong)) != 0 ||
           (previous.flags & (text::kEndsSentence | text::kRule)) != 0 ||
           previous.end_token - previous.first_token >= kLongParagraph ||
           (previous.flags & (text::kBullet | text::kTableRow)) != 0;
  }

  bool is_date_heading(uint32_t index, const Block& block) {
    if (first_date_ == end_date_) return false;
    const Date& date = out_.dates[first_date_];
    if (date.type != TimexType::date || date.first > block.content_token + 1) return false;
    if (date.first == block.content_token + 1 && !is_article(block.content_token)) return false;
    if ((date.flags & (kRelative | kOpenEnd)) != 0) return false;
    uint32_t rest = date.end;
    const bool fine = date.precision == Precision::day || date.precision == Precision::week;
    // A closing colon, dash or full stop belongs to the style.
    while (rest < block.content_end && block.content_end - rest == 1 &&
           !input_.tokens[rest].is_word())
      ++rest;
    if (rest == block.content_end) {
      if (!stands_free(index)) return false;
      if (fine && (index + 1 == input_.layout.blocks.size() ||
                   ((date.flags & kNoYear) != 0 && (block.flags & text::kBlankBefore) == 0 &&
                    !previous_is_heading_)))
        return false;
    } else {
      const std::string_view sign = at(rest);
      const bool bracket = sign == "(" && at(block.content_end - 1) == ")";
      if (fine || (!bracket && block.content_end - rest > kLongestTail)) return false;
      const bool comment =
          (sign == ":" || sign == "–" || sign == "—" || sign == "-" || sign == ",") &&
          (block.flags & text::kEndsSentence) == 0 &&
          (heads_others(index, date) || is_sibling(block, date));
      if (!bracket && !comment && (block.flags & kStrong) == 0) return false;
      if (!stands_free(index)) return false;
    }
    found_.kind = HeadingKind::date;
    if (date.has_value) found_.when = date.value;
    const bool no_year = (date.flags & kNoYear) != 0;
    found_.level = fine ? 4 : no_year ? 3 : 2;
    if (!no_year && !fine && date.precision == Precision::month && inside_open_date(date))
      found_.level = 3;
    return true;
  }

  bool is_article(uint32_t token) const {
    return input_.tokens[token].kind == text::TokenKind::word &&
           !input_.tokens[token].is_capitalised();
  }

  // A year with words after it is a heading if what follows has dates of its own within it, and no
  // line like itself follows at once: "1931 – founding of the club" is an entry.
  bool heads_others(uint32_t index, const Date& date) const {
    const auto& blocks = input_.layout.blocks;
    if (index + 1 >= blocks.size()) return false;
    const Block& next = blocks[index + 1];
    for (size_t i = end_date_; i < out_.dates.size() && out_.dates[i].first < next.end_token; ++i) {
      const Date& other = out_.dates[i];
      if (other.first > next.content_token + 3) break;
      if (other.precision > date.precision) return false;  // coarser: a sibling
      if (other.precision == date.precision) return false;
      return true;
    }
    return false;
  }

  // Set apart by blank lines like a heading before it of the same precision.
  bool is_sibling(const Block& block, const Date& date) const {
    constexpr uint32_t kApart = text::kBlankBefore | text::kBlankAfter;
    if ((block.flags & kApart) != kApart) return false;
    for (const uint32_t open : stack_) {
      const Heading& heading = out_.headings[open];
      if (heading.kind == HeadingKind::date && heading.level == 2 &&
          date.precision >= Precision::season)
        return true;
    }
    return false;
  }

  bool inside_open_date(const Date& date) const {
    for (const uint32_t open : stack_) {
      const Heading& heading = out_.headings[open];
      if (heading.kind == HeadingKind::date && heading.when && date.has_value &&
          heading.when->start <= date.value.start && date.value.end <= heading.when->end)
        return true;
    }
    return false;
  }

  // --- places ---

  // "Paris, France", "Lisbon (Portugal)", "Canada".
  bool is_place_heading(uint32_t index, const Block& block) {
    if (first_date_ != end_date_ || !stands_free(index)) return false;
    uint32_t parts = 0;
    bool area = false;
    uint32_t rank = 0;
    for (uint32_t token = block.content_token; token < block.content_end;) {
      const std::string_view sign = at(token);
      if (input_.tokens[token].kind == text::TokenKind::punctuation) {
        if (parts == 0 && sign != "(") return false;
        if (sign != "," && sign != "(" && sign != ")" && sign != ":" && sign != "/" && sign != "&")
          return false;
        ++token;
        continue;
      }
      uint32_t end = token;
      const uint32_t phrase = phrase_at(token, end);
      bool is_one = false;
      for (const lexicon::Entry& entry : input_.gazetteer.entries(phrase)) {
        if (!is_place(entry.kind)) continue;
        is_one = true;
        rank = std::max(rank, entry.rank);
        area |=
            entry.kind != lexicon::EntryKind::city && entry.kind != lexicon::EntryKind::district;
        const bool common = (entry.flags & (lexicon::kCommonWord | lexicon::kGivenName)) != 0;
        if (common && parts == 0 && block.content_end == end && entry.rank < kBigCity && !area)
          is_one = false;
      }
      if (!is_one) {
        // A town that no list knows, before a country or region that one does.
        if (parts > 0 || !input_.tokens[token].is_capitalised()) return false;
        end = token;
        while (end < block.content_end && input_.tokens[end].is_word()) ++end;
        if (end == block.content_end || end - token > 4) return false;
        unknown_ = true;
      }
      ++parts;
      token = end;
    }
    const bool unknown = std::exchange(unknown_, false);
    if (parts == 0 || parts > 4) return false;
    if (parts == 1 ? !area && rank < kBigCity : !area) return false;
    if (unknown && !area) return false;
    found_.kind = HeadingKind::place;
    found_.level = 3;
    for (const uint32_t open : stack_)
      if (out_.headings[open].kind == HeadingKind::date)
        found_.level =
            std::max<uint8_t>(found_.level, static_cast<uint8_t>(out_.headings[open].level + 1));
    return true;
  }

  // The longest phrase at `token`; `end` becomes its end.
  uint32_t phrase_at(uint32_t token, uint32_t& end) const {
    end = token + 1;
    uint32_t phrase = input_.tokens[token].phrase;
    const auto found = std::lower_bound(
        input_.phrases.begin(), input_.phrases.end(), token,
        [](const lexicon::PhraseMatch& match, uint32_t t) { return match.first_token < t; });
    if (found != input_.phrases.end() && found->first_token == token) {
      phrase = found->phrase;
      end = found->end_token;
    }
    return phrase;
  }

  // --- sections ---

  bool is_section_heading(uint32_t index, const Block& block) {
    const auto& blocks = input_.layout.blocks;
    if (index + 1 >= blocks.size()) return false;
    const text::Token& first = input_.tokens[block.content_token];
    if (!first.is_word() && first.kind != text::TokenKind::number) return false;
    if (first.is_word() && !first.is_capitalised()) return false;
    const Block& next = blocks[index + 1];
    if (is_entry_title(index, block, next)) return false;
    const uint32_t size = block.content_end - block.content_token;
    const bool alone =
        (block.flags & text::kBlankBefore) != 0 && (block.flags & text::kBlankAfter) != 0;
    const bool strong = (block.flags & kStrong) != 0;
    const bool caps = (block.flags & text::kAllCaps) != 0 && stands_free(index);
    const bool over_paragraph =
        size <= kShortSection && stands_free(index) &&
        (next.end_token - next.first_token >= kLongParagraph) &&
        (block.flags & text::kBlankBefore) == (next.flags & text::kBlankBefore);
    const bool title = index == 0;
    if (!alone && !strong && !caps && !over_paragraph && !title) return false;
    if (first_date_ != end_date_ && !strong && !title && !caps) return false;
    found_.kind = HeadingKind::section;
    found_.level = title ? 1 : 2;
    for (const uint32_t open : stack_)
      if (out_.headings[open].kind == HeadingKind::date) found_.level = 3;
    return true;
  }

  // The title line of an entry: its date, or a line with a label, follows at once.
  bool is_entry_title(uint32_t index, const Block& block, const Block& next) const {
    if (index == 0 || (block.flags & text::kUnderlined) != 0) return false;
    if ((next.flags & text::kBlankBefore) != 0) return false;
    if ((next.flags & text::kLabel) != 0) return true;
    constexpr uint32_t kReach = 3;  // tokens before the date
    for (size_t i = end_date_; i < out_.dates.size() && out_.dates[i].first < next.end_token; ++i) {
      if (out_.dates[i].first > next.content_token + kReach) return false;
      if (out_.dates[i].type == TimexType::date && out_.dates[i].precision <= Precision::month)
        return (next.flags & text::kEndsSentence) == 0;
    }
    return false;
  }

  // --- the tree ---

  void add(uint32_t index) {
    const Block& block = input_.layout.blocks[index];
    Heading heading = found_;
    heading.block = index;
    heading.first = block.content_token;
    heading.end = block.content_end;
    if ((block.flags & text::kHash) != 0) heading.level = block.level;
    while (!stack_.empty() && out_.headings[stack_.back()].level >= heading.level) {
      out_.headings[stack_.back()].end_block = index;
      stack_.pop_back();
    }
    heading.parent = stack_.empty() ? kNone : stack_.back();
    if (heading.kind == HeadingKind::date)
      for (size_t i = first_date_; i < end_date_; ++i) out_.dates[i].flags |= kHeadingDate;
    stack_.push_back(static_cast<uint32_t>(out_.headings.size()));
    out_.headings.push_back(heading);
  }

  const mentions::Input& input_;
  Resolved& out_;
  std::vector<uint32_t> stack_;  // open headings, outermost first
  Heading found_;
  size_t next_date_ = 0;
  size_t first_date_ = 0;  // the block's dates
  size_t end_date_ = 0;
  bool previous_is_heading_ = false;
  bool unknown_ = false;
};

}  // namespace

void find_headings(const mentions::Input& input, Resolved& out) { Finder(input, out).run(); }

}  // namespace annals::resolve
