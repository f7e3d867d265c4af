#include "text/calendar_names.h"

#include <unicode/dtfmtsym.h>

namespace annals::text {
namespace {

void add(const icu::UnicodeString* names, int32_t count, int (*value)(int32_t),
         std::vector<ValuedName>& out) {
  for (int32_t i = 0; i < count; ++i) {
    std::string name;
    names[i].toUTF8String(name);
    while (!name.empty() && name.back() == '.') name.pop_back();
    if (!name.empty() && value(i) != 0) out.emplace_back(std::move(name), value(i));
  }
}

}  // namespace

std::vector<ValuedName> calendar_names(std::string_view what, const char* locale) {
  std::vector<ValuedName> out;
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(locale), status);
  if (U_FAILURE(status)) return out;
  using Symbols = icu::DateFormatSymbols;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      int32_t count = 0;
      if (what == "month") {
        const icu::UnicodeString* names = symbols.getMonths(count, context, width);
        add(
            names, count, [](int32_t i) { return static_cast<int>(i) + 1; }, out);
      } else if (what == "weekday") {
        // ICU's first is empty, the second Sunday.
        const icu::UnicodeString* names = symbols.getWeekdays(count, context, width);
        add(
            names, count,
            [](int32_t i) { return i == 0   ? 0
                                   : i == 1 ? 7
                                            : static_cast<int>(i) - 1; }, out);
      }
    }
  }
  if (what == "era") {
    int32_t count = 0;
    const auto value = [](int32_t i) { return i == 0 ? -1 : 1; };
    const icu::UnicodeString* wide = symbols.getEraNames(count);
    add(wide, count, value, out);
    const icu::UnicodeString* abbreviated = symbols.getEras(count);
    add(abbreviated, count, value, out);
  }
  return out;
}

}  // namespace annals::text
