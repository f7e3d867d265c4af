#include "text/sentences.h"

namespace annals::text {
namespace {

bool is_closing(std::string_view mark) {
  if (mark.size() == 1)
    return mark[0] == '"' || mark[0] == '\'' || mark[0] == ')' || mark[0] == ']';
  return mark == "”" || mark == "’" || mark == "»" || mark == "“";
}
bool is_stop(std::string_view mark) {
  if (mark.size() == 1) return mark[0] == '.' || mark[0] == '!' || mark[0] == '?';
  return mark == "…" || mark == "。";
}

}  // namespace

bool Sentences::end_at(uint32_t last) const {
  uint32_t i = last;
  for (int closings = 0; i > 0 && closings < 3 && is_punctuation(i) && is_closing(at(i));
       ++closings)
    --i;
  return is_punctuation(i) && is_stop(at(i));
}

void Sentences::split(const Block& block, uint32_t number, std::span<const uint32_t> signs,
                      std::vector<Sentence>& out) const {
  const auto add = [&](uint32_t first, uint32_t end) {
    if (first < end)
      out.push_back({tokens_[first].begin, tokens_[end - 1].end, first, end, number});
  };
  uint32_t begin = block.first_token;
  uint32_t ahead = begin;  // the first token that was not looked at
  for (const uint32_t i : signs) {
    if (i < ahead || !is_stop(at(i))) continue;
    uint32_t last = i;
    // Closing quotation marks and brackets, and further stops, belong to the sentence.
    while (last + 1 < block.end_token && is_punctuation(last + 1) && tokens_[last + 1].gap == 0 &&
           (is_closing(at(last + 1)) || is_stop(at(last + 1))))
      ++last;
    if (last + 1 >= block.end_token) break;
    if (tokens_[last + 1].gap != 0 && breaks_after(i, last)) {
      add(begin, last + 1);
      begin = last + 1;
    }
    ahead = last + 1;
  }
  add(begin, block.end_token);
}

bool Sentences::is_bracketed_acronym(uint32_t i) const {
  return i + 2 < tokens_.size() && at(i) == "(" && at(i + 2) == ")" && tokens_[i + 1].is_word() &&
         (tokens_[i + 1].shape & kAllUpper) != 0 && tokens_[i + 1].length_class >= 2;
}

// `stop` is the stop's token, `last` the last of the closing marks after it.
bool Sentences::breaks_after(uint32_t stop, uint32_t last) const {
  const uint32_t next = last + 1;
  uint32_t opening = next;
  while (opening + 1 < tokens_.size() && is_punctuation(opening) && tokens_[opening + 1].gap == 0)
    ++opening;
  const Token& word = tokens_[opening];
  const bool capital = word.is_word()
                           ? word.is_capitalised()
                           : word.kind == TokenKind::number || word.kind == TokenKind::link ||
                                 word.kind == TokenKind::punctuation;
  if (!capital) return false;
  if (at(stop) != "." || stop == 0) return true;
  if (is_bracketed_acronym(next)) return false;  // "Krutvik Weavers Association, Inc. (KWA)"
  const Token& before = tokens_[stop - 1];
  if (tokens_[stop].gap != 0) return true;
  if (last == stop && before.kind == TokenKind::word) {
    // An initial, if it stands by itself or after another: "J. R. Medina", not "the V&A".
    if (before.length_class == 1 && before.is_capitalised() &&
        (before.gap != 0 || (stop > 1 && at(stop - 2) == ".")))
      return false;
    if (abbreviations_.is_abbreviation(tokens_, stop - 1)) return false;
  }
  return true;
}

}  // namespace annals::text
