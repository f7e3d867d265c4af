#include "records/entry_lines.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "records/block_signs.h"
#include "records/boundary_dates.h"
#include "records/not_a_record.h"
#include "resolve/place_lines.h"

namespace annals::records {

using resolve::kNone;
using text::Block;

bool EntryLines::is_title(uint32_t i) const {
  const Block& block = blocks_[i];
  return (block.flags & text::kSingleLine) != 0 && size(i) <= clauses_.words().entry.longest_line &&
         ((block.flags & text::kBullet) == 0 || text::opens_lines(blocks_, i)) &&
         text::slice(input_.text, input_.tokens[block.content_end - 1]) != ".";
}

void EntryLines::find_dates() {
  out_.date_in.clear();
  for (const Block& block : blocks_)
    out_.date_in.push_back(clauses_.own_date(
        {block.content_token,
         std::min(block.end_token, block.content_token + clauses_.words().entry.date_reach)}));
}

bool EntryLines::leads(uint32_t i, uint32_t date) const {
  return date != kNone &&
         clauses_.leads({blocks_[i].content_token, blocks_[i].end_token}, resolved_.dates[date]);
}

bool EntryLines::is_date_line(uint32_t i, uint32_t date) const {
  if (date == kNone) return false;
  const bool opens = leads(i, date) || is_label_of(i, date) ||
                     ((blocks_[i].flags & text::kSingleLine) != 0 &&
                      resolve::is_place_and_date(input_, blocks_[i], resolved_.dates[date]));
  return opens && size(i) <= clauses_.words().entry.longest_line &&
         ((blocks_[i].flags & text::kEndsSentence) == 0 ||
          size(i) <= clauses_.words().entry.longest_sentence);
}

bool EntryLines::is_label_of(uint32_t i, uint32_t date) const {
  return (blocks_[i].flags & text::kLabel) != 0 &&
         resolved_.dates[date].first <=
             blocks_[i].content_token + clauses_.words().entry.label_reach;
}

bool EntryLines::ends_title(uint32_t i, uint32_t date) const {
  if (!is_title(i) || is_row(i)) return false;
  const uint32_t end = resolved_.dates[date].end;
  const std::string_view mark = end < blocks_[i].content_end
                                    ? text::slice(input_.text, input_.tokens[end])
                                    : std::string_view();
  return end == blocks_[i].content_end ||
         (end + 1 == blocks_[i].content_end && (mark == ")" || mark == "]"));
}

bool EntryLines::is_same_day(uint32_t date, uint32_t other) const {
  if (other == kNone) return false;
  const resolve::Date& told = resolved_.dates[date];
  const resolve::Date& day = resolved_.dates[other];
  if (told.has_value == day.has_value && told.timex == day.timex) return true;
  return are_known(told, day) && day.precision <= resolve::Precision::week &&
         (tells_again(told, day) ||
          (told.precision <= resolve::Precision::month && lies_within(day, told)));
}

bool EntryLines::leads_anew(uint32_t i, uint32_t day) const {
  constexpr int kDays = 31;
  const uint32_t date = date_in(i);
  if (!leads(i, date) || (resolved_.dates[date].flags & resolve::kRelative) != 0) return false;
  const resolve::Date& told = resolved_.dates[date];
  const resolve::Date& posted = resolved_.dates[day];
  return !told.has_value || !posted.has_value || posted.value.start < told.value.end ||
         told.value.start < calendar::add_days(posted.value.start, -kDays);
}

bool EntryLines::is_attribute(uint32_t i, uint32_t date) const {
  const uint32_t end = resolved_.dates[date].end;
  return resolved_.dates[date].precision == resolve::Precision::year &&
         resolved_.dates[date].first > blocks_[i].content_token && end < blocks_[i].end_token &&
         input_.tokens[end].is_word();
}

void EntryLines::entry(uint32_t first, uint32_t end, uint32_t date) {
  out_.roles[first] = BlockRole::entry;
  out_.date_of[first] = date;
  for (uint32_t i = first + 1; i < end; ++i) out_.roles[i] = BlockRole::entry_line;
}

bool EntryLines::is_date_line_alone(uint32_t i) const {
  const uint32_t date = date_in(i);
  return date != kNone && clauses_.is_date_alone({blocks_[i].content_token, blocks_[i].content_end},
                                                 resolved_.dates[date]);
}

bool EntryLines::is_near(uint32_t date, uint32_t day) const {
  const resolve::Date& told = resolved_.dates[date];
  const resolve::Date& posted = resolved_.dates[day];
  return !told.has_value || !posted.has_value ||
         std::abs(told.value.start.year - posted.value.start.year) <= 1;
}

uint32_t EntryLines::first_date_of(uint32_t i) const {
  const auto date = static_cast<uint32_t>(clauses_.first_date(blocks_[i].first_token));
  return date < resolved_.dates.size() && resolved_.dates[date].first < blocks_[i].end_token
             ? date
             : kNone;
}

bool EntryLines::is_boilerplate(uint32_t i) const {
  const Range lead = lead_of(input_, resolved_, clauses_, blocks_[i]);
  return tells_nothing(input_, resolved_, clauses_, blocks_[i], lead) ||
         is_link_row(input_, resolved_, clauses_, blocks_[i]);
}

}  // namespace annals::records
