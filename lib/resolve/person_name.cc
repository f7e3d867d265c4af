#include "resolve/person_name.h"

#include <algorithm>

#include "text/fold.h"

namespace annals::resolve {

using text::Token;
using text::TokenKind;

size_t full_words(PersonName name) {
  return static_cast<size_t>(
      std::count_if(name.begin(), name.end(), [](const NameWord& w) { return !w.initial; }));
}

// A full stop glued to the token before it.
bool PersonNameReader::has_dot(uint32_t token) const {
  return input_.tokens[token].is_glued() && input_.text[input_.tokens[token].begin] == '.';
}

// "Ben Evans" has a given name, "Van Zuilen" a particle.
bool PersonNameReader::is_given(const Token& token) const {
  constexpr uint32_t kOften = 10000;  // bearers
  constexpr uint32_t kGiven = lexicon::Gazetteer::kind_bit(lexicon::EntryKind::given_name);
  if (!token.is_capitalised() || (input_.gazetteer.kinds(token.phrase) & kGiven) == 0) return false;
  for (const lexicon::Entry& entry : input_.gazetteer.entries(token.phrase))
    if (entry.kind == lexicon::EntryKind::given_name) return entry.rank >= kOften;
  return false;
}

// Appends a word as names compare: no case, no accents, no apostrophes.
void PersonNameReader::fold_plain(const Token& token, std::string& out) {
  std::string_view letters = text::slice(input_.text, token);
  if ((token.shape & text::kNonAscii) != 0) {
    plain_.clear();
    text::strip_marks(letters, plain_);
    letters = plain_;
  }
  text::fold_case(letters, out);
  std::erase(out, '\'');
}

template <bool kAdd>
void PersonNameReader::read_as(uint32_t first, uint32_t end, std::vector<NameWord>& name) {
  name.clear();
  joined_.clear();  // a prefix that waits for its word
  for (uint32_t t = first; t < end; ++t) {
    const Token& token = input_.tokens[t];
    if (token.kind != TokenKind::word) continue;
    if ((token.shape & text::kPossessive) != 0) continue;
    const bool last = t + 1 >= end;
    const uint32_t is = w_.of_word[token.word];
    if (!last && (is & mentions::kLinksNames) != 0 && !(t == first && is_given(token))) continue;
    if (!name.empty() && (is & mentions::kEndsNames) != 0) continue;
    const bool prefix = !last && (is & mentions::kOpensWords) != 0;
    NameWord word;
    word.initial =
        token.length_class == 1 || (!last && has_dot(t + 1) && (is & mentions::kEndsNames) == 0);
    const bool add = kAdd || word.initial;
    if (joined_.empty() && !prefix && (token.shape & (text::kNonAscii | text::kApostrophe)) == 0) {
      const std::string_view letters = text::slice(input_.text, token);
      word.id = add ? book_.add_letters(letters) : book_.find_letters(letters);
    } else {
      fold_plain(token, joined_);
      if (prefix || joined_.empty()) continue;
      word.id = add ? book_.add(joined_) : book_.find(joined_);
      joined_.clear();
    }
    name.push_back(word);
  }
}

template void PersonNameReader::read_as<true>(uint32_t, uint32_t, std::vector<NameWord>&);
template void PersonNameReader::read_as<false>(uint32_t, uint32_t, std::vector<NameWord>&);

bool same_word(const NameBook& book, const NameWord& a, const NameWord& b) {
  if (a.id == b.id) return true;
  if (a.initial) return book.text(b.id).starts_with(book.text(a.id));
  if (b.initial) return book.text(a.id).starts_with(book.text(b.id));
  return false;
}

bool is_form_of(const NameBook& book, PersonName part, PersonName whole) {
  const size_t n = part.size(), m = whole.size();
  if (n == 0 || n > m) return false;
  if (n == 1) {
    if (part[0].initial) return false;
    return std::any_of(whole.begin(), whole.end(),
                       [&](const NameWord& w) { return !w.initial && w.id == part[0].id; });
  }
  size_t k = 0;
  bool real = false;  // at least one whole word is shared
  size_t matched_last = 0;
  for (size_t i = 0; i < m && k < n; ++i) {
    if (!same_word(book, part[k], whole[i])) continue;
    real = real || (!part[k].initial && !whole[i].initial);
    matched_last = i;
    ++k;
  }
  if (k < n || !real) return false;
  // Married and double names keep the beginning; others keep the end.
  return matched_last + 1 == m || matched_last + 1 == n ||
         (n >= 2 && same_word(book, part[0], whole[0])) || matched_last >= 1;
}

}  // namespace annals::resolve
