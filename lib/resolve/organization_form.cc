#include "resolve/organization_form.h"

#include <algorithm>
#include <string>

#include "lexicon/unit.h"
#include "text/fold.h"

namespace annals::resolve {

std::string_view FormSpelling::key_of(uint32_t first, uint32_t end) const {
  std::string& folded = s_.folded;
  folded.clear();
  s_.ranges.clear();
  for (uint32_t i = first; i < end; ++i) {
    const text::Token& t = token(i);
    if ((!t.is_word() && t.kind != text::TokenKind::number) || (t.shape & text::kPossessive) != 0)
      continue;
    if (!t.is_capitalised() && (input_.pack.contains(words_.link_foreign, t.word) ||
                                input_.pack.contains(words_.stop, t.word)))
      continue;
    const std::string_view variant = input_.pack.string_value(words_.spelling, t.word);
    const auto begin = static_cast<uint32_t>(folded.size());
    folded += variant;
    if (variant.empty()) text::fold_case(text::slice(input_.text, t), folded);
    const size_t size = folded.size() - begin;
    if (size > 4 && folded.back() == 's' && folded[folded.size() - 2] != 's' &&
        (t.shape & text::kAllUpper) == 0)
      folded.pop_back();  // "Public Transports"
    s_.ranges.emplace_back(begin, static_cast<uint32_t>(folded.size()));
  }
  s_.parts.clear();
  for (const auto& [begin, stop] : s_.ranges)
    s_.parts.push_back(std::string_view(folded).substr(begin, stop - begin));
  if (s_.parts.size() >= 3) std::sort(s_.parts.begin(), s_.parts.end());
  s_.key.clear();
  for (const std::string_view part : s_.parts) s_.key.append(part) += ' ';
  return s_.key;
}

bool FormSpelling::all_capitals(uint32_t first, uint32_t end) const {
  for (uint32_t i = first; i < end; ++i)
    if (token(i).is_word() && (token(i).shape & text::kHasLower) != 0) return false;
  return end > first + 1;
}

uint32_t FormSpelling::small_words(uint32_t first, uint32_t end) const {
  uint32_t count = 0;
  for (uint32_t i = first; i < end; ++i)
    count += token(i).is_word() && !token(i).is_capitalised() &&
             !input_.pack.contains(words_.stop, token(i).word) &&
             !input_.pack.contains(words_.link_foreign, token(i).word);
  return count;
}

bool are_alike(std::string_view x, std::string_view y) {
  uint32_t shared = 0;
  uint32_t all = 0;
  for (size_t at = 0; at < x.size();) {
    const size_t space = std::min(x.find(' ', at), x.size() - 1);  // an acronym's key has none
    const std::string_view word = x.substr(at, space - at + 1);
    if (word.size() > 4) {
      ++all;
      shared += y.find(word) != std::string_view::npos;
    }
    at = space + 1;
  }
  return all != 0 && 2 * shared >= all;
}

KeyWords::KeyWords(std::string_view key) {
  for (size_t at = 0; at < key.size() && count_ < hashes_.size();) {
    const size_t end = std::min(key.find(' ', at), key.size());
    hashes_[count_++] = lexicon::hash_bytes(key.data() + at, end - at, 0);
    at = end + 1;
  }
}

bool has_words(std::string_view whole, std::string_view part) {
  for (size_t at = 0; at < part.size();) {
    const size_t end = part.find(' ', at) + 1;
    const std::string_view word = part.substr(at, end - at);
    size_t found = whole.find(word);
    while (found != std::string_view::npos && found > 0 && whole[found - 1] != ' ')
      found = whole.find(word, found + 1);
    if (found == std::string_view::npos) return false;
    at = end;
  }
  return true;
}

}  // namespace annals::resolve
