#include "resolve/acronyms.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/fold.h"

namespace annals::resolve {
namespace {

using text::Token;

bool is_letter_stop(const mentions::Input& input, uint32_t i) {
  return i < input.tokens.size() && input.tokens[i].is_glued() &&
         input.tokens[i].kind == text::TokenKind::punctuation &&
         input.text[input.tokens[i].begin] == '.';
}

// "& K.R." behind letters; not "& K. Reed".
bool begins_letter_pair(const mentions::Input& input, uint32_t i) {
  text::TokenSpan tokens = input.tokens;
  if (i + 2 >= tokens.size() || text::slice(input.text, tokens[i]) != "&") return false;
  if (tokens[i + 1].length_class != 1 || !tokens[i + 1].is_capitalised()) return false;
  if (!is_letter_stop(input, i + 2)) return false;
  return i + 3 >= tokens.size() || !tokens[i + 3].is_word() || tokens[i + 3].length_class == 1 ||
         !tokens[i + 3].is_capitalised();
}

// A capital for each letter, without marks: "SÉDAR" is SEDAR.
char first_letter(const mentions::Input& input, uint32_t i, std::string& scratch) {
  const std::string_view spelled = text::slice(input.text, input.tokens[i]);
  const auto byte = static_cast<uint8_t>(spelled[0]);
  if (byte < 0x80)
    return spelled[0] >= 'a' && spelled[0] <= 'z' ? static_cast<char>(spelled[0] - 32) : spelled[0];
  scratch.clear();
  text::strip_marks(spelled.substr(0, byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2), scratch);
  if (scratch.empty()) return 0;
  return scratch[0] >= 'a' && scratch[0] <= 'z' ? static_cast<char>(scratch[0] - 32) : scratch[0];
}

struct Word {
  uint32_t token = 0;
  char letter = 0;
  bool link = false;  // may be skipped for nothing
};

// "On the 22nd the Baltic Observatory": the "On" of a clause begins no name; "On The Move" does.
bool begins_clause(const mentions::Input& input, const mentions::NameWords& words, uint32_t i) {
  return (words.of_word(input.tokens[i].word) & mentions::kStopWord) != 0 &&
         i + 1 < input.tokens.size() && !input.tokens[i + 1].is_capitalised();
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

// "Growers" of "Fruit-Growers"
bool is_second_part(const mentions::Input& input, uint32_t first, uint32_t i) {
  return i > first + 1 && input.tokens[i].is_glued() && input.tokens[i - 1].is_glued() &&
         text::slice(input.text, input.tokens[i - 1]) == "-";
}

// FNV-1a.
struct Hash {
  uint64_t value = 0xCBF29CE484222325u;
  void add(char c) { value = (value ^ static_cast<uint8_t>(c)) * 0x100000001B3u; }
};

}  // namespace

uint32_t acronym_end(const mentions::Input& input, uint32_t i) {
  text::TokenSpan tokens = input.tokens;
  if (i >= tokens.size() || !tokens[i].is_word() || !tokens[i].is_capitalised()) return 0;
  if ((tokens[i].shape & (text::kAllUpper | text::kInnerUpper)) == 0 && tokens[i].length_class != 1)
    return 0;
  // "U.N.", "P.E.N."
  if (tokens[i].length_class == 1) {
    // "V&A"
    if (i + 2 < tokens.size() && tokens[i + 1].is_glued() && tokens[i + 2].is_glued() &&
        text::slice(input.text, tokens[i + 1]) == "&" && tokens[i + 2].length_class == 1 &&
        tokens[i + 2].is_capitalised())
      return i + 3;
    uint32_t at = i;
    uint32_t letters = 0;
    bool joined = false;  // "M. & S.R."
    while (at < tokens.size() && tokens[at].length_class == 1 && tokens[at].is_word() &&
           tokens[at].is_capitalised() && (at == i || joined || tokens[at].is_glued()) &&
           is_letter_stop(input, at + 1)) {
      at += 2;
      ++letters;
      joined = begins_letter_pair(input, at);
      at += joined;
    }
    return letters >= 2 ? at : 0;
  }
  if ((tokens[i].shape & text::kAllUpper) == 0) {
    uint32_t upper = 0;
    uint32_t lower = 0;
    for (const char c : text::slice(input.text, tokens[i])) {
      upper += c >= 'A' && c <= 'Z';
      lower += c >= 'a' && c <= 'z';
    }
    if (upper < 2 || upper <= lower) return 0;
  }
  uint32_t end = i + 1;
  while (end + 1 < tokens.size() && tokens[end].is_glued() && tokens[end + 1].is_glued() &&
         text::slice(input.text, tokens[end]) == "-" && tokens[end + 1].is_word())
    end += 2;
  return end;
}

std::string acronym_key(const mentions::Input& input, uint32_t first, uint32_t end) {
  std::string raw;
  for (uint32_t i = first; i < end; ++i) {
    if (input.tokens[i].kind == text::TokenKind::punctuation &&
        text::slice(input.text, input.tokens[i]) != "-")
      continue;
    text::strip_marks(text::slice(input.text, input.tokens[i]), raw);
  }
  // A plural's s behind capitals.
  if (raw.size() > 2 && raw.back() == 's' && raw[raw.size() - 2] >= 'A' &&
      raw[raw.size() - 2] <= 'Z')
    raw.pop_back();
  for (char& c : raw)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return raw;
}

uint64_t acronym_hash(const mentions::Input& input, uint32_t first, uint32_t end) {
  Hash hash;
  std::string scratch;
  for (uint32_t i = first; i < end; ++i) {
    const Token& token = input.tokens[i];
    const std::string_view spelled = text::slice(input.text, token);
    if (token.kind == text::TokenKind::punctuation && spelled != "-") continue;
    if ((token.shape & text::kNonAscii) == 0) {
      // A plural's s behind capitals is no part of it.
      const size_t size = spelled.size();
      const bool plural = i + 1 == end && end == first + 1 && size > 2 &&
                          spelled[size - 1] == 's' && spelled[size - 2] >= 'A' &&
                          spelled[size - 2] <= 'Z';
      for (size_t c = 0; c + plural < size; ++c) hash.add(upper(spelled[c]));
    } else {
      scratch.clear();
      text::strip_marks(spelled, scratch);
      for (const char c : scratch) hash.add(upper(c));
    }
  }
  return hash.value;
}

uint64_t initials_hash(const mentions::Input& input, const mentions::NameWords& words,
                       uint32_t first, uint32_t end, uint32_t& count, bool hyphened) {
  Hash hash;
  std::string scratch;
  bool shouted = true;  // "HARBOUR AND DOCKS BOARD": its "AND" is no capital either
  for (uint32_t i = first; i < end; ++i)
    shouted =
        shouted && (!input.tokens[i].is_word() || (input.tokens[i].shape & text::kHasLower) == 0);
  count = 0;
  for (uint32_t i = first; i < end; ++i) {
    const Token& token = input.tokens[i];
    if (!token.is_word() || !token.is_capitalised()) continue;
    if (shouted && (words.of_word(token.word) & mentions::kStopWord) != 0) continue;
    if (!hyphened && is_second_part(input, first, i)) continue;
    hash.add(first_letter(input, i, scratch));
    ++count;
  }
  return hash.value;
}

Alignment align(const mentions::Input& input, const mentions::NameWords& words,
                const std::string& key, uint32_t first, uint32_t end) {
  constexpr size_t kLetters = 16;
  constexpr size_t kWords = 32;
  std::array<char, kLetters> letters{};
  std::array<Word, kWords> all{};
  size_t n = 0;
  for (const char c : key) {
    if (c == '-') continue;
    if (n == kLetters) return {end, false, 0};
    letters[n++] = c;
  }
  size_t m = 0;
  std::string scratch;
  for (uint32_t i = first; i < end && m < kWords; ++i) {
    const Token& token = input.tokens[i];
    if (!token.is_word() || (token.shape & text::kPossessive) != 0) continue;
    const bool link =
        !token.is_capitalised() &&
        ((words.of_word(token.word) & (mentions::kStopWord | mentions::kForeignLink)) != 0 ||
         mentions::is_clitic(input, i));
    all[m++] = {i, first_letter(input, i, scratch), link};
  }
  Alignment best{end, false, 0};
  if (n == 0 || m == 0) return best;
  // found[a][b]: letters from a on that words from b on can take.
  std::array<std::array<uint8_t, kWords + 1>, kLetters + 1> found{};
  for (size_t a = n; a-- > 0;)
    for (size_t b = m; b-- > 0;) {
      found[a][b] = std::max(found[a][b + 1], found[a + 1][b]);
      if (all[b].letter == letters[a])
        found[a][b] = std::max<uint8_t>(found[a][b], static_cast<uint8_t>(1 + found[a + 1][b + 1]));
    }
  best.share = static_cast<float>(found[0][0]) / static_cast<float>(n);
  // The last word that can begin a whole alignment, and does not leave many content words over.
  for (size_t b = m; b-- > 0;) {
    if (all[b].link || !input.tokens[all[b].token].is_capitalised() ||
        all[b].letter != letters[0] || 1u + found[1][b + 1] != n ||
        begins_clause(input, words, all[b].token))
      continue;
    size_t content = 0;
    for (size_t w = b; w < m; ++w) content += !all[w].link;
    if (content > n + 2) break;
    best.first = all[b].token;
    best.whole = true;
    return best;
  }
  return best;
}

}  // namespace annals::resolve
