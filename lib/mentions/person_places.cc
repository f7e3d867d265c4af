#include "mentions/person_places.h"

namespace annals::mentions {
namespace {

using text::Token;
using text::TokenKind;

bool is_quote(const Input& input, const Token& token, std::string_view mark) {
  const char first = input.text[token.begin];
  return first == '"' || (first == mark[0] && text::slice(input.text, token) == mark);
}

uint32_t left_of(const Input& input, const PersonWords& words, uint32_t first) {
  const Token &left = input.tokens[first - 1], &token = input.tokens[first];
  uint32_t flags = 0;
  if (left.kind == TokenKind::punctuation) {
    if (is_quote(input, left, "“")) flags |= PartPlace::kAfterQuote;
    if (input.text[left.begin] == '&') flags |= PartPlace::kAfterAmpersand;
  }
  if ((token.gap & text::kBlankLine) != 0) return flags;
  const uint32_t role = words.of_word[left.word];
  if (role & (kDeterminer | kPreposition)) {
    if (role & kDeterminer) flags |= PartPlace::kAfterDeterminer;
    if (role & kPreposition) flags |= PartPlace::kAfterPreposition;
  }
  if (words.of_word[token.word] & kIsCalendar) {
    const bool day =
        (left.kind == TokenKind::number && left.length_class <= 2) || left.kind == TokenKind::mixed;
    if (day || (role & kDatePreposition) != 0) flags |= PartPlace::kInDate;
  }
  return flags;
}

uint32_t right_of(const Input& input, uint32_t end) {
  const Token& right = input.tokens[end];
  if (right.kind == TokenKind::number)
    return (right.gap & text::kNewline) == 0 ? PartPlace::kBeforeNumber : 0;
  if (right.kind != TokenKind::punctuation) return 0;
  if (is_quote(input, right, "”")) return PartPlace::kBeforeQuote;
  return input.text[right.begin] == '&' ? PartPlace::kBeforeAmpersand : 0;
}

}  // namespace

void find_places(const Input& input, const PersonWords& words, const PersonCues& cues,
                 std::span<const NamePart> parts, std::vector<PartPlace>& places) {
  const std::span<const uint8_t> marks = cues.marks;
  for (const NamePart& part : parts) {
    const uint32_t first = part.first, end = part.end;
    uint32_t flags = marks[first] & (kStartsSentence | kGovernedBy | kInPhrase);
    for (uint32_t t = first + 1; t < end; ++t) flags |= marks[t] & kInPhrase;
    if (first > 0) flags |= left_of(input, words, first);
    if (end < input.tokens.size()) flags |= right_of(input, end);
    places.push_back({cues.best_before(first), cues.best_after(end), flags});
  }
}

}  // namespace annals::mentions
