#include "records/minutes.h"

#include <algorithm>

#include "resolve/heading_lines.h"

namespace annals::records {
namespace {

// "Evening Meeting, 17th of February, 1893."; not a paragraph that no line end breaks.
bool is_line(const text::Block& block) {
  constexpr uint32_t kLongest = 25;  // tokens
  return (block.flags & text::kSingleLine) != 0 &&
         (block.end_token - block.first_token < kLongest ||
          (block.first_sentence + 1 == block.end_sentence &&
           (block.flags & text::kEndsSentence) == 0));
}

}  // namespace

using resolve::Date;
using resolve::kNone;
using resolve::Precision;
using text::Block;

bool Minutes::is_meeting_line() const {
  if (!open_ || when_ == kNone || current_.end_block - current_.first_block > 1 ||
      told_date().precision > Precision::day)
    return false;
  return is_line_of_meeting(input_.layout.blocks[current_.first_block], told_date());
}

bool Minutes::is_line_of_meeting(const Block& line, const Date& day) const {
  constexpr uint32_t kName = 4;  // words
  const uint32_t first = line.content_token;
  if ((line.flags & (text::kSingleLine | text::kBullet | text::kTableRow)) != text::kSingleLine ||
      day.precision > Precision::day || day.first <= first)
    return false;
  uint32_t event = kNone;
  const bool closes = day.end + 1 >= line.end_token;
  if (closes && clauses_.introduces({first, line.end_token}, &event)) return true;
  // "Special Session. Saturday Dec 16th 1843, 10 o'clock"
  constexpr uint32_t kBehind = 10;  // tokens of the hour
  const bool hour = !closes && day.end + kBehind >= line.end_token &&
                    input_.tokens[day.end + 1].kind == text::TokenKind::number;
  return (hour || (closes && (line.flags & text::kEndsSentence) == 0)) &&
         day.first <= first + kName + 2 &&
         clauses_.names_gathering({first, std::min(day.first, first + kName)});
}

bool Minutes::is_below_meeting_line(uint32_t date, const Block& block, Range lead) const {
  uint32_t event = kNone;
  return date == kNone && !after_heading_ && (block.flags & text::kEndsSentence) != 0 &&
         is_meeting_line() && !clauses_.introduces(lead, &event);
}

bool Minutes::is_of_meeting_told(Range lead, const Date& date) const {
  uint32_t event = kNone;
  return are_known(date, told_date()) && date.precision >= Precision::month &&
         date.value.end < told_date().value.start && is_meeting_line() &&
         !clauses_.introduces(lead, &event);
}

bool Minutes::opens_meeting(const Block& block, Range lead, uint32_t date) const {
  if (resolve::is_agenda_line(input_, block, words_.agenda_item)) return false;
  if (date == kNone || resolved_.dates[date].precision > Precision::day) return false;
  uint32_t event = kNone;
  return is_line(block) || clauses_.leads(lead, resolved_.dates[date]) ||
         clauses_.introduces(lead, &event);
}

bool Minutes::is_part_of_minutes(uint32_t index) const {
  constexpr uint32_t kSetOff = text::kHash | text::kUnderlined | text::kBold | text::kDecorated;
  const Block& block = input_.layout.blocks[index];
  if (!open_ || (block.flags & kSetOff) != 0) return false;
  if (!in_minutes(index)) return false;
  const size_t date = clauses_.first_date(block.first_token);
  return date >= resolved_.dates.size() || resolved_.dates[date].first >= block.end_token;
}

bool Minutes::in_minutes(uint32_t index) const {
  return has_agenda_ || (open_ && opens_as_minutes() && agenda_follows(index));
}

bool Minutes::is_item_of_minutes(const Block& block) const {
  return resolve::is_agenda_line(input_, block, words_.agenda_item) ||
         ((block.flags & text::kNumbered) != 0 && open_ && opens_as_minutes());
}

bool Minutes::opens_as_minutes() const {
  constexpr uint32_t kReach = 4;
  const Block& first = input_.layout.blocks[current_.first_block];
  const uint32_t end = std::min(first.end_token, first.content_token + kReach);
  for (uint32_t i = first.content_token; i < end; ++i)
    if (input_.tokens[i].word == words_.minutes) return true;
  return false;
}

bool Minutes::agenda_follows(uint32_t index) const {
  constexpr uint32_t kBlocks = 6;
  const auto& blocks = input_.layout.blocks;
  const size_t end = std::min<size_t>(blocks.size(), index + 1 + kBlocks);
  for (size_t i = index + 1; i < end; ++i)
    if (resolve::is_agenda_line(input_, blocks[i], words_.agenda_item)) return true;
  return false;
}

bool Minutes::settles_a_matter(const Block& block) const {
  return input_.pack.match(words_.resolution_lead, input_.tokens, block.content_token) > 0;
}

}  // namespace annals::records
