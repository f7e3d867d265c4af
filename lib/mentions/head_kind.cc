#include "mentions/head_kind.h"

namespace annals::mentions {

std::string_view head_kind(const Input& input, const NameWords& words, uint32_t i) {
  const rules::Pack& pack = input.pack;
  const uint32_t word = input.tokens[i].word;
  for (const rules::ListId list :
       {words.head, words.head_weak, words.head_foreign, words.head_left}) {
    if (!pack.contains(list, word)) continue;
    if (const std::string_view kind = pack.string_value(list, word); !kind.empty()) return kind;
  }
  if (const uint32_t size = pack.match(words.head_foreign, input.tokens, i); size > 1)
    return pack.string_value(words.head_foreign, input.tokens, i, i + size);
  const std::string_view spelled = text::slice(input.text, input.tokens[i]);
  for (size_t size = spelled.size(); size >= 4; --size) {
    const uint32_t tail = pack.word(spelled.substr(spelled.size() - size));
    if (pack.contains(words.suffix, tail)) return pack.string_value(words.suffix, tail);
  }
  return {};
}

}  // namespace annals::mentions
