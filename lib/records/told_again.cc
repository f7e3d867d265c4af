#include "records/told_again.h"

#include <algorithm>

#include "records/block_signs.h"

namespace annals::records {

using resolve::Date;
using resolve::kNone;
using resolve::Precision;
using text::Block;

bool ToldAgain::tells_same_time(uint32_t date) const {
  if (!open_ || when_ == kNone || date == kNone) return false;
  const Date& found = resolved_.dates[date];
  return are_known(found, told_date()) &&
         (tells_again(found, told_date()) || lies_within(found, told_date()));
}

bool ToldAgain::tells_of_headline(const Block& block, uint32_t date) const {
  if (!open_ || after_heading_ || when_ == kNone || date == kNone ||
      current_.end_block - current_.first_block > 1)
    return false;
  const Block& headline = input_.layout.blocks[current_.first_block];
  return (headline.flags & (text::kEndsSentence | text::kSingleLine)) == text::kSingleLine &&
         (block.flags & text::kEndsSentence) != 0 &&
         resolved_.dates[date].timex == told_date().timex &&
         clauses_.leads({headline.content_token, headline.end_token}, told_date()) &&
         !clauses_.leads({block.content_token, block.end_token}, resolved_.dates[date]);
}

bool ToldAgain::is_below_day_line(const Block& block, uint32_t date) const {
  constexpr uint32_t kLongest = 14;  // tokens of the line
  constexpr uint32_t kReach = 5;     // in which the other names the occasion again
  if (!open_ || after_heading_ || when_ == kNone || current_.end_block - current_.first_block > 1 ||
      told_date().precision > Precision::day)
    return false;
  if (date != kNone && resolved_.dates[date].timex != told_date().timex) return false;
  const Block& line = input_.layout.blocks[current_.first_block];
  const Range all{line.content_token, line.end_token};
  return (line.flags & (text::kSingleLine | text::kBullet | text::kTableRow)) ==
             text::kSingleLine &&
         (date != kNone || (block.flags & text::kEndsSentence) != 0) &&
         all.end - all.first <= kLongest && told_date().first > line.content_token &&
         !clauses_.tells_of_deed(all) &&
         (is_same_word(all.first, block.content_token) ||
          clauses_.names_again(
              all, {block.content_token, std::min(block.end_token, block.content_token + kReach)}));
}

// Words that no list has are all of number 0.
bool ToldAgain::is_same_word(uint32_t i, uint32_t k) const {
  const auto& tokens = input_.tokens;
  return tokens[i].word == tokens[k].word &&
         (tokens[i].word != 0 ||
          text::slice(input_.text, tokens[i]) == text::slice(input_.text, tokens[k]));
}

bool ToldAgain::is_in_passing(uint32_t index, Range lead, const Date& date) const {
  if (says_which(date, lead)) return true;
  if (clauses_.leads(lead, date)) return false;
  if (is_line_of_meeting(input_.layout.blocks[index], date)) return false;
  if (below_a_date(resolved_, clauses_, index, Precision::week))
    return !is_day_of_year(date, date_above(resolved_, clauses_, index));
  if (when_ == kNone || date.first == lead.first) return false;
  if (is_of_meeting_told(lead, date)) return true;
  const uint32_t before = input_.tokens[date.first - 1].word;
  return (before == words_.of && is_remark(date, told_date())) ||
         (before == words_.for_ && is_year_ahead(date, told_date()));
}

bool ToldAgain::says_which(const Date& year, Range range) const {
  uint32_t event = kNone;
  return year.precision == Precision::year && year.first > range.first &&
         input_.pack.contains(words_.definite, input_.tokens[year.first - 1].word) &&
         input_.tokens[year.end].is_word() && when_ != kNone && are_known(year, told_date()) &&
         year.value.start.year == told_date().value.start.year &&
         !clauses_.introduces(range, &event);
}

bool ToldAgain::is_date_alone(uint32_t token) const {
  if (!open_ || when_ == kNone || current_.end_block - current_.first_block > 1) return false;
  const Date& when = resolved_.dates[when_];
  if (token < when.end) return false;
  return clauses_.is_date_alone({current_.first, token}, when) || is_headline_of(when, token);
}

bool ToldAgain::is_headline_of(const Date& year, uint32_t token) const {
  constexpr uint32_t kHeadline = 6;  // tokens, its full stop among them
  if (year.precision != Precision::year || token - year.end > kHeadline + 1) return false;
  if (!clauses_.leads({current_.first, token}, year)) return false;
  const size_t next = clauses_.first_date(token);
  if (next >= resolved_.dates.size()) return false;
  const Date& date = resolved_.dates[next];
  return are_known(date, year) && date.precision < Precision::year && lies_within(date, year);
}

bool ToldAgain::is_of_life(const Date& date, Range range) const {
  constexpr uint32_t kReach = 24;  // tokens
  if (!open_ || when_ == kNone || date.precision > Precision::year) return false;
  if ((told_date().flags & resolve::kNoYear) == 0 && goes_on_to(date, told_date())) return false;
  if (!told_of_death_) told_of_death_ = tells_of_death();
  return *told_of_death_ &&
         holds_one_of(words_.life_cue, {range.first, std::min(range.end, range.first + kReach)}) &&
         !(clauses_.leads(range, date) && date.precision <= Precision::day);
}

bool ToldAgain::tells_of_death() const {
  constexpr uint32_t kReach = 40;  // tokens
  return clauses_.holds(words_.death_cue,
                        {told_lead_.first, std::min(told_lead_.end, told_lead_.first + kReach)});
}

bool ToldAgain::holds_one_of(rules::ListId list, Range range) const {
  for (uint32_t i = range.first; i < range.end; ++i)
    if (input_.tokens[i].word != 0 && input_.pack.match(list, input_.tokens, i) > 0) return true;
  return false;
}

bool ToldAgain::is_held_anew(uint32_t date, Range lead) const {
  if (!open_ || when_ == kNone || date == kNone) return false;
  const Date& found = resolved_.dates[date];
  return found.precision <= Precision::month && is_of_other_year(found, told_date()) &&
         clauses_.leads(lead, found);
}

}  // namespace annals::records
