#include "resolve/acronyms.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "text/fold.h"

namespace annals::resolve {
namespace {

using text::Token;

bool is_letter_stop(const mentions::Input& input, uint32_t i) {
  return i < input.tokens.size() && input.tokens[i].is_glued() &&
         input.tokens[i].kind == text::TokenKind::punctuation &&
         input.text[input.tokens[i].begin] == '.';
}

// A capital for each letter, without marks: "RÉSAL" is RESAL.
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
  uint32_t token;
  char letter;
  bool link;  // may be skipped for nothing
};

}  // namespace

uint32_t acronym_end(const mentions::Input& input, uint32_t i) {
  const text::Tokens& tokens = input.tokens;
  if (i >= tokens.size() || !tokens[i].is_word() || !tokens[i].is_capitalised()) return 0;
  // "U.N.", "P.E.N."
  if (tokens[i].length_class == 1) {
    // "V&A"
    if (i + 2 < tokens.size() && tokens[i + 1].is_glued() && tokens[i + 2].is_glued() &&
        text::slice(input.text, tokens[i + 1]) == "&" && tokens[i + 2].length_class == 1 &&
        tokens[i + 2].is_capitalised())
      return i + 3;
    uint32_t at = i;
    uint32_t letters = 0;
    while (at < tokens.size() && tokens[at].length_class == 1 && tokens[at].is_word() &&
           tokens[at].is_capitalised() && (at == i || tokens[at].is_glued()) &&
           is_letter_stop(input, at + 1)) {
      at += 2;
      ++letters;
    }
    return letters >= 2 ? at : 0;
  }
  const std::string_view spelled = text::slice(input.text, tokens[i]);
  uint32_t upper = 0;
  uint32_t lower = 0;
  for (const char c : spelled) {
    upper += c >= 'A' && c <= 'Z';
    lower += c >= 'a' && c <= 'z';
  }
  const bool capitals = (tokens[i].shape & text::kAllUpper) != 0;
  if (!capitals && !(upper >= 2 && upper > lower)) return 0;
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

Alignment align(const mentions::Input& input, const std::string& key, uint32_t first,
                uint32_t end) {
  const rules::ListId foreign = input.pack.list("name-link-foreign");
  const rules::ListId english = input.pack.list("name-link");
  const rules::ListId stop = input.pack.list("name-stop");
  std::string letters;
  for (const char c : key)
    if (c != '-') letters += c;
  std::vector<Word> words;
  std::string scratch;
  for (uint32_t i = first; i < end; ++i) {
    const Token& token = input.tokens[i];
    if (!token.is_word() || (token.shape & text::kPossessive) != 0) continue;
    const bool link = !token.is_capitalised() && (input.pack.contains(foreign, token.word) ||
                                                  input.pack.contains(english, token.word) ||
                                                  input.pack.contains(stop, token.word));
    words.push_back({i, first_letter(input, i, scratch), link});
  }
  Alignment best{end, false, 0};
  const size_t n = letters.size();
  const size_t m = words.size();
  if (n == 0 || m == 0) return best;
  // found[b]: letters from a on that words from b on can take, by a simple table (both are short).
  std::vector<std::vector<uint8_t>> found(n + 1, std::vector<uint8_t>(m + 1, 0));
  for (size_t a = n; a-- > 0;)
    for (size_t b = m; b-- > 0;) {
      found[a][b] = std::max(found[a][b + 1], found[a + 1][b]);
      if (words[b].letter == letters[a])
        found[a][b] = std::max<uint8_t>(found[a][b], static_cast<uint8_t>(1 + found[a + 1][b + 1]));
    }
  best.share = static_cast<float>(found[0][0]) / static_cast<float>(n);
  // The last word that can begin a whole alignment, and does not leave many content words over.
  for (size_t b = m; b-- > 0;) {
    if (words[b].link || !input.tokens[words[b].token].is_capitalised() ||
        words[b].letter != letters[0] || 1u + found[1][b + 1] != n)
      continue;
    size_t content = 0;
    for (size_t w = b; w < m; ++w) content += !words[w].link;
    if (content > n + 2) break;
    best.first = words[b].token;
    best.whole = true;
    return best;
  }
  return best;
}

std::string initials(const mentions::Input& input, uint32_t first, uint32_t end) {
  std::string out;
  std::string scratch;
  for (uint32_t i = first; i < end; ++i) {
    const Token& token = input.tokens[i];
    if (!token.is_word() || !token.is_capitalised()) continue;
    if (const char letter = first_letter(input, i, scratch); letter != 0) out += letter;
  }
  return out;
}

}  // namespace annals::resolve
