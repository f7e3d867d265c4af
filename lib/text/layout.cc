#include "text/layout.h"

namespace annals::text {
namespace {

bool ends_sentence(std::string_view text, const Tokens& tokens, uint32_t i) {
  const std::string_view mark = slice(text, tokens[i]);
  return mark == "." || mark == "!" || mark == "?";
}

}  // namespace

void find_layout(std::string_view text, const Tokens& tokens, const AbbreviationTest& abbreviations,
                 Layout& layout) {
  layout.blocks.clear();
  layout.sentences.clear();
  const auto count = static_cast<uint32_t>(tokens.size());
  for (uint32_t first = 0; first < count;) {
    uint32_t end = first + 1;
    while (end < count && (tokens[end].gap & kNewline) == 0) ++end;
    Block block;
    block.begin = tokens[first].begin;
    block.end = tokens[end - 1].end;
    block.first_token = block.content_token = first;
    block.end_token = block.content_end = end;
    block.flags = kSingleLine;
    if ((tokens[first].gap & (kBlankLine | kFirst)) != 0) block.flags |= kBlankBefore;
    if (end == count || (tokens[end].gap & kBlankLine) != 0) block.flags |= kBlankAfter;
    if (ends_sentence(text, tokens, end - 1)) block.flags |= kEndsSentence;
    block.first_sentence = static_cast<uint32_t>(layout.sentences.size());
    uint32_t begin = first;
    for (uint32_t i = first; i < end; ++i) {
      const bool last = i + 1 == end;
      if (!last) {
        if (!ends_sentence(text, tokens, i) || tokens[i + 1].gap == 0) continue;
        if (i > first && abbreviations.is_abbreviation(tokens, i - 1)) continue;
        if (tokens[i + 1].is_word() && !tokens[i + 1].is_capitalised()) continue;
      }
      layout.sentences.push_back({tokens[begin].begin, tokens[i].end, begin, i + 1,
                                  static_cast<uint32_t>(layout.blocks.size())});
      begin = i + 1;
    }
    block.end_sentence = static_cast<uint32_t>(layout.sentences.size());
    layout.blocks.push_back(block);
    first = end;
  }
}

}  // namespace annals::text
