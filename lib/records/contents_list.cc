#include "records/contents_list.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace annals::records {
namespace {

using text::Block;

constexpr uint32_t kReach = 100;  // blocks from the text's start to the line "Contents"

// The line without its number.
std::string_view words_of(const mentions::Input& input, const Block& block) {
  return text::slice(input.text, input.tokens[block.content_token].begin,
                     input.tokens[block.content_end - 1].end);
}

// "2. The wheel", "3. What next?"; no sentence.
bool is_line(const mentions::Input& input, const Block& block) {
  constexpr uint32_t kLongest = 24;  // tokens
  return (block.flags & text::kRule) == 0 && block.content_end > block.content_token &&
         block.content_end - block.content_token <= kLongest &&
         mentions::mark_at(input, block.content_end - 1) != '.';
}

}  // namespace

std::pair<uint32_t, uint32_t> find_contents(const mentions::Input& input) {
  const auto& blocks = input.layout.blocks;
  const rules::ListId list = input.pack.list("contents-heading");
  const auto is_heading = [&](const Block& block) {
    return block.content_end > block.content_token &&
           input.pack.match(list, input.tokens, block.content_token) ==
               block.content_end - block.content_token;
  };
  const auto reach = blocks.begin() + std::min<std::ptrdiff_t>(kReach, std::ssize(blocks));
  const auto heading = std::find_if(blocks.begin(), reach, is_heading);
  if (heading == reach) return {0, 0};

  std::unordered_set<std::string_view> lines;
  const auto first = heading + 1;
  auto end = first;
  while (end != blocks.end() && is_line(input, *end) && lines.insert(words_of(input, *end)).second)
    ++end;
  const auto again = std::count_if(end, blocks.end(), [&](const Block& block) {
    return is_line(input, block) && lines.count(words_of(input, block)) != 0;
  });
  if (again < 2) return {0, 0};
  return {static_cast<uint32_t>(first - blocks.begin()),
          static_cast<uint32_t>(end - blocks.begin())};
}

}  // namespace annals::records
