#include "resolve/person_name.h"

#include <algorithm>

#include "text/fold.h"

namespace annals::resolve {

using text::Token;
using text::TokenKind;

size_t PersonName::full_words() const {
  return static_cast<size_t>(
      std::count_if(words.begin(), words.end(), [](const NameWord& w) { return !w.initial; }));
}

bool PersonNameReader::is_particle(uint32_t token) const {
  const uint32_t word = input_.tokens[token].word;
  return input_.pack.contains(w_.list_name_particle, word) ||
         input_.pack.contains(w_.list_name_article, word);
}

void PersonNameReader::read(uint32_t first, uint32_t end, PersonName& name) const {
  name.words.clear();
  std::string plain;
  std::string joined;  // a prefix that waits for its word
  for (uint32_t t = first; t < end; ++t) {
    const Token& token = input_.tokens[t];
    if (token.kind != TokenKind::word) continue;
    if ((token.shape & text::kPossessive) != 0) continue;
    const bool last = t + 1 >= end;
    if (!last && is_particle(t)) continue;
    if (!name.words.empty() && input_.pack.contains(w_.list_name_suffix, token.word)) continue;
    std::string_view letters = text::slice(input_.text, token);
    if ((token.shape & text::kNonAscii) != 0) {
      plain.clear();
      text::strip_marks(letters, plain);
      letters = plain;
    }
    NameWord word;
    word.folded = std::move(joined);
    joined.clear();
    text::fold_case(letters, word.folded);
    std::erase(word.folded, '\'');
    if (!last && input_.pack.contains(w_.list_name_prefix, token.word)) {
      joined = std::move(word.folded);
      continue;
    }
    if (word.folded.empty()) continue;
    const bool dot =
        !last && input_.tokens[t + 1].is_glued() && input_.text[input_.tokens[t + 1].begin] == '.';
    word.initial =
        token.length_class == 1 || (dot && !input_.pack.contains(w_.list_name_suffix, token.word));
    name.words.push_back(std::move(word));
  }
}

namespace {

bool same_word(const NameWord& a, const NameWord& b) {
  if (a.initial) return b.folded.starts_with(a.folded);
  if (b.initial) return a.folded.starts_with(b.folded);
  return a.folded == b.folded;
}

}  // namespace

bool is_form_of(const PersonName& part, const PersonName& whole) {
  const size_t n = part.words.size(), m = whole.words.size();
  if (n == 0 || n > m) return false;
  if (n == 1) {
    if (part.words[0].initial) return false;
    return std::any_of(whole.words.begin(), whole.words.end(), [&](const NameWord& w) {
      return !w.initial && w.folded == part.words[0].folded;
    });
  }
  size_t k = 0;
  bool real = false;  // at least one whole word is shared
  size_t matched_last = 0;
  for (size_t i = 0; i < m && k < n; ++i) {
    if (!same_word(part.words[k], whole.words[i])) continue;
    real = real || (!part.words[k].initial && !whole.words[i].initial);
    matched_last = i;
    ++k;
  }
  if (k < n || !real) return false;
  // Married and double names keep the beginning; others keep the end.
  return matched_last + 1 == m || matched_last + 1 == n ||
         (n >= 2 && same_word(part.words[0], whole.words[0])) || matched_last >= 1;
}

}  // namespace annals::resolve
