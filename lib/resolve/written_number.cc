#include "resolve/written_number.h"

namespace annals::resolve {

int32_t written_number(const rules::Pack& pack, rules::ListId list, text::TokenSpan tokens,
                       uint32_t first, uint32_t end) {
  int32_t thousands = 0;
  int32_t number = 0;
  for (uint32_t t = first; t < end; ++t) {
    const auto value = static_cast<int32_t>(pack.value(list, tokens[t].word));
    if (value == 0) continue;
    if (value == 1000) {
      thousands = number * value;
      number = 0;
    } else if (value == 100) {
      number *= value;
    } else if (value >= 10 && number >= 10 && number < 100) {
      number = number * 100 + value;  // "eighteen forty"
    } else {
      number += value;
    }
  }
  return thousands + number;
}

}  // namespace annals::resolve
