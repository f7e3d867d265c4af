#include "records/boundary_dates.h"

#include <algorithm>

namespace annals::records {

using resolve::Date;
using resolve::Precision;

bool are_known(const Date& date, const Date& when) { return date.has_value && when.has_value; }

bool lies_within(const Date& date, const Date& when) {
  return !(date.value.start < when.value.start) && !(when.value.end < date.value.end);
}

bool is_age(const Date& date) {
  return date.has_value && date.precision > Precision::year &&
         date.value.start.year != date.value.end.year;
}

bool is_long(const Date& date) {
  constexpr int kMonths = 11;
  if (date.precision >= Precision::year) return true;
  const auto& days = date.value;
  return date.has_value &&
         (days.end.year - days.start.year) * 12 + days.end.month - days.start.month >= kMonths;
}

void add_inside(const Date& date, const Date& when, bool journey, Score& score) {
  if (!are_known(date, when) || !(when.value.start < when.value.end)) return;
  if (!lies_within(date, when)) return;
  if (when.precision <= Precision::week || journey)
    score.add(Cue::inside_interval);
  else if (when.precision <= Precision::season)
    score.add(Cue::inside_period);
}

bool tells_again(const Date& date, const Date& when) {
  constexpr uint32_t kRelative = resolve::kRelative;
  return are_known(date, when) && ((date.flags | when.flags) & kRelative) == 0 &&
         date.precision <= Precision::week && when.precision <= Precision::week &&
         date.value.start == when.value.start && !(date.value.end < when.value.end);
}

bool is_outside(const Date& date, const Date& when) {
  if ((date.flags & resolve::kRelative) != 0 || date.precision > Precision::month ||
      when.precision > Precision::month)
    return false;
  if (!are_known(date, when)) return !date.has_value && date.timex != when.timex;
  return date.value.end < when.value.start || when.value.end < date.value.start;
}

bool is_of_other_year(const Date& date, const Date& when) {
  return are_known(date, when) && (date.flags & resolve::kRelative) == 0 &&
         date.precision <= Precision::year && when.precision <= Precision::year &&
         (date.value.end.year < when.value.start.year ||
          when.value.end.year < date.value.start.year);
}

bool goes_on_to(const Date& date, const Date& when) {
  constexpr uint32_t kUnstated = resolve::kRelative | resolve::kNoYear;
  if ((date.flags & kUnstated) != 0) return false;
  return are_known(date, when) && when.precision <= Precision::year &&
         date.precision <= Precision::year && when.value.end.year < date.value.start.year;
}

bool is_remark(const Date& date, const Date& when) {
  if (date.precision != Precision::year) return false;
  return when.precision <= Precision::month && are_known(date, when) &&
         date.value.end < when.value.start;
}

bool is_year_ahead(const Date& date, const Date& when) {
  return date.precision == Precision::year && when.precision <= Precision::month &&
         are_known(date, when) && date.value.start.year >= when.value.start.year;
}

bool looks_back(const Clauses& clauses, const Date& date, const Date& when, Range range) {
  constexpr uint32_t kReach = 10;
  return are_known(date, when) && date.value.end < when.value.start &&
         clauses.holds(clauses.words().pluperfect,
                       {date.end, std::min(range.end, date.end + kReach)});
}

bool is_marked_off(const mentions::Input& input, const Date& date, Range range) {
  if (date.end + 1 >= range.end) return false;
  const text::Token& mark = input.tokens[date.end];
  return mark.kind == text::TokenKind::punctuation && text::slice(input.text, mark) != ",";
}

}  // namespace annals::records
