#include "windows/cut.h"

#include <algorithm>

#include "text/utf8.h"

namespace annals::windows {
namespace {

// Where it may be cut.
class Range {
 public:
  Range(const Window& window, uint64_t margin)
      : least_(window.lead + (window.text.size() - window.lead) / 2),
        most_(window.text.size() - std::min(margin, window.text.size())) {}
  bool has(uint64_t at) const { return at > least_ && at <= most_; }
  uint64_t most() const { return most_; }

 private:
  uint64_t least_;
  uint64_t most_;
};

uint64_t best_cut(const Window& window, const Range& range) {
  const auto& blocks = window.work.layout.blocks;
  const auto& outlines = window.work.records.outlines;
  for (const uint32_t flag : {uint32_t{text::kBlankBefore}, ~uint32_t{0}}) {
    for (size_t i = outlines.size(); i-- > 0;) {
      const records::Segment& segment = outlines[i].segment;
      const text::Block& block = blocks[segment.first_block];
      if (segment.first == block.first_token && (block.flags & flag) != 0 && range.has(block.begin))
        return block.begin;
    }
  }
  for (size_t i = blocks.size(); i-- > 0;)
    if (range.has(blocks[i].begin)) return blocks[i].begin;
  text::TokenSpan tokens = window.work.tokens;
  for (size_t i = tokens.size(); i-- > 0;)
    if (range.has(tokens[i].begin)) return tokens[i].begin;
  return character_at(window.text, range.most());
}

}  // namespace

uint64_t cut_at_heading(const Window& window, uint64_t margin) {
  const Range range(window, margin);
  const auto& headings = window.work.resolved.headings;
  for (size_t i = headings.size(); i-- > 0;) {
    const uint64_t begin = window.work.layout.blocks[headings[i].block].begin;
    if (range.has(begin)) return begin;
  }
  return 0;
}

uint64_t cut_elsewhere(const Window& window, uint64_t margin) {
  uint64_t cut = best_cut(window, Range(window, margin));
  text::TokenSpan tokens = window.work.tokens;
  for (const records::Outline& outline : window.work.records.outlines) {
    const uint64_t begin = tokens[outline.segment.first].begin;
    if (begin >= cut) break;
    if (begin >= window.lead) cut = std::max<uint64_t>(cut, tokens[outline.segment.end - 1].end);
  }
  return cut;
}

std::vector<resolve::Heading> open_headings(const Window& window) {
  const auto& blocks = window.work.layout.blocks;
  const resolve::Resolved& resolved = window.work.resolved;
  std::vector<resolve::Heading> open;
  const auto after =
      std::lower_bound(blocks.begin(), blocks.end(), window.cut,
                       [](const text::Block& block, uint64_t at) { return block.begin < at; });
  uint32_t heading = resolve::kNone;
  if (after != blocks.end() && after->begin == window.cut) {
    heading = resolved.heading_of_block[static_cast<size_t>(after - blocks.begin())];
  } else if (after != blocks.begin()) {
    const auto block = static_cast<uint32_t>(after - blocks.begin()) - 1;
    heading = resolved.heading_of_block[block];
    const auto at = std::lower_bound(
        resolved.headings.begin(), resolved.headings.end(), block,
        [](const resolve::Heading& one, uint32_t index) { return one.block < index; });
    if (at != resolved.headings.end() && at->block == block)
      heading = static_cast<uint32_t>(at - resolved.headings.begin());
  }
  for (; heading != resolve::kNone; heading = resolved.headings[heading].parent)
    open.push_back(resolved.headings[heading]);
  std::reverse(open.begin(), open.end());
  return open;
}

uint64_t character_at(std::string_view text, uint64_t at) {
  for (uint64_t back = 0; back < 4 && back < at && at < text.size(); ++back)
    if (!text::is_continuation(text[at - back])) return at - back;
  return at;
}

}  // namespace annals::windows
