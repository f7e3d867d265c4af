#include <charconv>

#include "calendar/period.h"

namespace annals::calendar {
namespace {

// A number at the front of `text`, a sign allowed; it is cut off.
int16_t take_number(std::string_view& text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  int16_t number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<size_t>(stop - text.data()));
  return error == std::errc() ? number : int16_t{0};
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

}  // namespace

Holiday parse_holiday(std::string_view text) {
  if (text.empty()) return {};
  Holiday holiday;
  if (take(text, "easter")) {
    holiday.kind = Holiday::Kind::easter;
    holiday.a = take_number(text);
  } else if (take(text, "advent")) {
    holiday.kind = Holiday::Kind::advent;
    holiday.a = take_number(text);
  } else {
    holiday.kind = Holiday::Kind::fixed;
    holiday.a = take_number(text);
    take(text, "-");
    holiday.b = take_number(text);
    if (take(text, "-")) {
      holiday.kind = Holiday::Kind::nth_weekday;
      holiday.c = take_number(text);
      if (text.starts_with('+')) holiday.d = take_number(text);
    }
  }
  if (take(text, " ")) holiday.earlier = text;
  return holiday;
}

Day holiday_in(const Holiday& holiday, int32_t year) {
  if (std::string_view earlier = holiday.earlier; !earlier.empty()) {
    const int16_t until = take_number(earlier);
    if (year <= until && take(earlier, ":")) return holiday_in(parse_holiday(earlier), year);
  }
  switch (holiday.kind) {
    case Holiday::Kind::none:
      break;
    case Holiday::Kind::fixed:
      return {year, static_cast<uint8_t>(holiday.a), static_cast<uint8_t>(holiday.b)};
    case Holiday::Kind::easter:
      return add_days(easter(year), holiday.a);
    case Holiday::Kind::advent: {
      // The fourth Sunday before Christmas.
      const Day eve{year, 12, 24};
      return add_days(eve, -(weekday(eve) % 7) - 21 + holiday.a);
    }
    case Holiday::Kind::nth_weekday: {
      const Interval month = whole_month(year, static_cast<uint8_t>(holiday.a));
      return add_days(nth_weekday(month, holiday.c, holiday.b).value_or(month.start), holiday.d);
    }
  }
  return {year, 1, 1};
}

}  // namespace annals::calendar
