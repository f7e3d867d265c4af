#include "resolve/heading_lines.h"

#include <algorithm>

namespace annals::resolve {
namespace {

using text::Block;

constexpr uint32_t kShortLine = 14;  // tokens
constexpr uint32_t kDateLine = 32;   // tokens of a line that says who put it up and when
constexpr uint32_t kStrong = text::kHash | text::kUnderlined | text::kBold | text::kDecorated;

std::string_view at(const mentions::Input& input, uint32_t token) {
  return text::slice(input.text, input.tokens[token]);
}

// The date that the block opens with, an article before it allowed.
uint32_t lead_of(const mentions::Input& input, const Resolved& resolved, const Block& block,
                 const Line& line) {
  if (!line.has_date()) return kNone;
  const Date& date = resolved.dates[line.first_date];
  if (date.type != TimexType::date) return kNone;
  uint32_t first = block.content_token;
  while (first < date.first && (at(input, first) == "*" || at(input, first) == "_")) ++first;
  if (date.first == first) return line.first_date;
  if (date.first != first + 1) return kNone;
  const text::Token& before = input.tokens[first];
  const bool article = before.kind == text::TokenKind::word && before.length_class == 3 &&
                       (before.shape & text::kAllUpper) == 0;  // "the", "The"
  const bool bracket = at(input, first) == "(" || at(input, first) == "[";
  return article || bracket ? line.first_date : kNone;
}

bool is_pure(const mentions::Input& input, const Date& date, const Block& block) {
  for (uint32_t i = block.content_token; i < block.content_end; ++i) {
    if (i >= date.first && i < date.end) continue;
    if (input.tokens[i].kind == text::TokenKind::punctuation) continue;
    if (i < date.first) continue;  // the article
    return false;
  }
  return true;
}

}  // namespace

std::vector<Line> survey_lines(const mentions::Input& input, const Resolved& resolved) {
  std::vector<Line> lines(input.layout.blocks.size());
  uint32_t next = 0;
  const auto dates = static_cast<uint32_t>(resolved.dates.size());
  for (size_t i = 0; i < lines.size(); ++i) {
    const Block& block = input.layout.blocks[i];
    Line& line = lines[i];
    while (next < dates && resolved.dates[next].first < block.first_token) ++next;
    line.first_date = next;
    while (next < dates && resolved.dates[next].first < block.end_token) ++next;
    line.end_date = next;
    line.strong = (block.flags & kStrong) != 0;
    line.row = (block.flags & (text::kBullet | text::kTableRow)) != 0;
    line.short_line = (block.flags & text::kSingleLine) != 0 &&
                      block.content_end - block.content_token <= kShortLine;
    line.lead = lead_of(input, resolved, block, line);
    if (line.lead == kNone) continue;
    const Date& date = resolved.dates[line.lead];
    line.fine = date.precision <= Precision::week;
    line.pure = line.short_line && is_pure(input, date, block);
  }
  return lines;
}

uint32_t article_end(const std::vector<Block>& blocks, uint32_t first) {
  uint32_t end = first + 1;
  while (end < blocks.size() &&
         (blocks[end].flags & (text::kArticle | text::kArticleStart)) == text::kArticle)
    ++end;
  return end;
}

PostingWords::PostingWords(const rules::Pack& pack)
    : cue(pack.list("posting-cue")),
      by(pack.list("posted-by")),
      section(pack.list("posting-section")),
      in(pack.word("in")),
      on(pack.word("on")),
      under(pack.word("under")) {}

bool is_posting(const mentions::Input& input, const PostingWords& words, const Block& block,
                const Date& day) {
  const std::string_view mark = at(input, block.content_token);
  const uint32_t first = block.content_token + (mark == "[" || mark == "(" || mark == "*" ? 1 : 0);
  if (day.precision != Precision::day || day.first <= first) return false;
  const uint32_t length = input.pack.match(words.cue, input.tokens, first);
  if (length == 0 || day.first < first + length) return false;
  const uint32_t rest = day.first - first - length;
  return rest == 0 ||
         (rest == 1 && input.tokens[day.first - 1].kind == text::TokenKind::punctuation);
}

bool is_filed(const mentions::Input& input, const PostingWords& words, const Block& block,
              const Date& day) {
  if ((block.flags & text::kSingleLine) == 0 || day.precision != Precision::day ||
      block.content_end - block.content_token > kDateLine || day.end > block.content_end)
    return false;
  const auto parts = [&](uint32_t token) {
    const text::Token& part = input.tokens[token];
    const bool word = part.word == words.in || part.word == words.under;
    return (word && !part.is_capitalised()) || part.kind == text::TokenKind::punctuation;
  };
  uint32_t first = block.content_token;
  uint32_t end = block.content_end;
  if (first < day.first) {
    first += input.pack.match(words.section, input.tokens, first);
    if (first == block.content_token) return false;
    first += first < day.first && parts(first);
  }
  if (day.end < end) {
    const uint32_t behind = day.end + (parts(day.end) ? 1 : 0);
    const uint32_t length =
        behind < end ? input.pack.match(words.section, input.tokens, behind) : 0;
    if (length == 0 || behind == day.end || behind + length != end) return false;
    end = day.end;
  }
  return first == day.first && end == day.end &&
         (block.content_token < day.first || day.end < block.content_end);
}

bool is_posted_by(const mentions::Input& input, const PostingWords& words, const Block& block,
                  const Date& date) {
  constexpr uint32_t kBehind = 1;  // "Off"
  if ((block.flags & text::kSingleLine) == 0 || date.precision != Precision::day ||
      block.content_end - block.content_token > kDateLine || date.end > block.content_end ||
      date.end + kBehind < block.content_end)
    return false;
  const uint32_t lead = input.pack.match(words.by, input.tokens, block.content_token);
  if (lead == 0 || date.first <= block.content_token + lead) return false;
  const text::Token& before = input.tokens[date.first - 1];
  const bool on = before.word == words.on && !before.is_capitalised();
  const uint32_t last = on ? date.first - 1 : date.first;
  uint32_t small = 0;  // "staff"
  for (uint32_t t = block.content_token + lead; t < last; ++t)
    small += input.tokens[t].is_word() && !input.tokens[t].is_capitalised();
  return small <= 1;
}

bool is_prose(const Block& block) {
  if ((block.flags & text::kTableRow) != 0) return false;
  return (block.flags & text::kEndsSentence) != 0 || (block.flags & text::kSingleLine) == 0 ||
         block.end_token - block.first_token > kShortLine;
}

uint32_t signature(const mentions::Input& input, const Resolved& resolved, uint32_t first,
                   uint32_t end) {
  constexpr uint32_t kReach = 8;  // tokens: "Letter no. 4, "
  if (end > first && at(input, end - 1) == ".") --end;
  if (end < first + 4 || (at(input, end - 1) != ")" && at(input, end - 1) != "]")) return kNone;
  const auto next = first_date_from(resolved.dates, end);
  if (next == resolved.dates.begin()) return kNone;
  const Date& date = *std::prev(next);
  if (date.end + 1 != end || date.type != TimexType::date || date.precision > Precision::month ||
      (date.flags & (kRelative | kOpenEnd)) != 0)
    return kNone;
  uint32_t open = date.first - 1;
  const uint32_t least = std::max(first + 1, open - std::min(open, kReach));
  while (open > least && at(input, open) != "(" && at(input, open) != "[") {
    if (at(input, open) == ")" || at(input, open) == ":") return kNone;
    --open;
  }
  if (at(input, open) != "(" && at(input, open) != "[") return kNone;
  // Behind a whole sentence, as what an editor adds.
  const std::string_view before = at(input, open - 1);
  const bool ends = before == "." || before == "!" || before == "?" || before == "”" ||
                    before == "\"" || before == ")" || before == "…";
  return ends ? static_cast<uint32_t>(std::prev(next) - resolved.dates.begin()) : kNone;
}

uint32_t signed_end(const mentions::Input& input, const Resolved& resolved,
                    const std::vector<text::Block>& blocks, uint32_t title) {
  constexpr uint32_t kMost = 6;  // paragraphs
  for (uint32_t i = title + 1; i < blocks.size() && i <= title + kMost && is_prose(blocks[i]); ++i)
    if (signature(input, resolved, blocks[i].content_token, blocks[i].content_end) != kNone)
      return i + 1;
  return kNone;
}

bool is_agenda_line(const mentions::Input& input, const Block& block, rules::ListId items) {
  if ((block.flags & (text::kSingleLine | text::kBullet | text::kTableRow)) != text::kSingleLine)
    return false;
  constexpr uint32_t kWhich = 3;  // tokens of "minutes of previous meeting"
  uint32_t first = block.content_token;
  // "1 Apologies for absence", "577) Matters arising"
  if (first + 1 < block.content_end && input.tokens[first].kind == text::TokenKind::number) {
    ++first;
    const std::string_view mark = at(input, first);
    if (mark == "." || mark == ")") ++first;
  }
  uint32_t i = first + input.pack.match(items, input.tokens, first);
  if (i == first) return false;
  // "Minutes of previous meeting 24th March 2016"
  if (i - first > kWhich && i < block.content_end && at(input, i)[0] >= '0' &&
      at(input, i)[0] <= '9')
    return true;
  while (i < block.content_end && input.tokens[i].kind == text::TokenKind::punctuation) ++i;
  return i == block.content_end;
}

}  // namespace annals::resolve
