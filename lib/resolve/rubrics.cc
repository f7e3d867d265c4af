#include "resolve/rubrics.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace annals::resolve {
namespace {

using text::Block;

constexpr uint32_t kLeast = 3;    // times that it comes
constexpr uint32_t kLongest = 6;  // tokens

// "Life of the Society", apart, right over a paragraph that gives a date.
bool may_be_rubric(const mentions::Input& input, const std::vector<Line>& lines, uint32_t i) {
  const auto& blocks = input.layout.blocks;
  const Block& block = blocks[i];
  const Line& line = lines[i];
  if (!line.short_line || line.has_date() || line.row || i + 1 == blocks.size() ||
      block.content_end - block.content_token > kLongest ||
      (block.flags & (text::kEndsSentence | text::kBlankBefore | text::kLabel)) !=
          text::kBlankBefore ||
      !input.tokens[block.content_token].is_capitalised())
    return false;
  return (blocks[i + 1].flags & text::kEndsSentence) != 0 && lines[i + 1].has_date();
}

// No "Annual General Meeting", and no "Ann Lee": it has a word without a capital.
bool names_no_occasion(const mentions::Input& input, const Block& block) {
  const rules::ListId nouns = input.pack.list("event-noun");
  const rules::ListId weak = input.pack.list("event-noun-weak");
  bool has_lower = false;
  for (uint32_t t = block.content_token; t < block.content_end; ++t) {
    const text::Token& token = input.tokens[t];
    if (!token.is_word()) return false;
    if (input.pack.contains(nouns, token.word) || input.pack.contains(weak, token.word))
      return false;
    has_lower |= !token.is_capitalised();
  }
  return has_lower;
}

}  // namespace

std::vector<uint32_t> find_rubrics(const mentions::Input& input, const std::vector<Line>& lines) {
  std::vector<std::pair<std::string_view, uint32_t>> found;
  for (uint32_t i = 0; i < lines.size(); ++i) {
    if (!may_be_rubric(input, lines, i)) continue;
    const Block& block = input.layout.blocks[i];
    const uint32_t begin = input.tokens[block.content_token].begin;
    found.emplace_back(input.text.substr(begin, input.tokens[block.content_end - 1].end - begin),
                       i);
  }
  std::sort(found.begin(), found.end());
  std::vector<uint32_t> rubrics;
  for (size_t first = 0, end = 0; first < found.size(); first = end) {
    for (end = first; end < found.size() && found[end].first == found[first].first;) ++end;
    if (end - first < kLeast || !names_no_occasion(input, input.layout.blocks[found[first].second]))
      continue;
    for (size_t k = first; k < end; ++k) rubrics.push_back(found[k].second);
  }
  std::sort(rubrics.begin(), rubrics.end());
  return rubrics;
}

}  // namespace annals::resolve
