#include "lexicon/surface.h"

#include "lexicon/image.h"
#include "lexicon/unit.h"
#include "text/tokenizer.h"

namespace annals::lexicon {

bool read_surface(std::string_view form, text::Tokens& tokens, Surface& out) {
  out.phrase.clear();
  out.exact.clear();
  out.hashes.clear();
  out.capitals = 0;
  out.letters = 0;
  text::tokenize(form, tokens);
  while (tokens.size() > 1 && form[tokens.back().begin] == '.') tokens.pop_back();
  if (tokens.empty()) return false;
  const text::TokenKind kind = tokens.front().kind;
  if (kind == text::TokenKind::punctuation || kind == text::TokenKind::link) return false;

  UnitWalker walker(form, tokens, 0);
  Unit unit;
  bool initials = true;
  std::string folded;
  while (walker.next(unit)) {
    const text::Token& token = tokens[unit.token];
    folded.clear();
    fold_unit(form, unit, folded);
    const uint64_t hash = hash_folded(folded);
    const auto k = static_cast<uint32_t>(out.hashes.size());
    out.hashes.push_back(k == 0 ? hash : hash_join(out.hashes.back(), hash));
    if (k > 0) {
      out.phrase += ' ';
      out.exact += ' ';
    }
    out.phrase += folded;
    out.exact += unit.is_and ? std::string_view("and") : text::slice(form, unit.begin, unit.end);
    const bool is_word = token.is_word();
    if (unit.capitalised && is_word && k < kCapitalBits)
      out.capitals = static_cast<uint8_t>(out.capitals | (1u << k));
    if (is_word) out.letters += token.length_class;
    initials &= is_word && unit.capitalised && token.length_class == 1;
  }
  const text::Token& first = tokens.front();
  out.initials = initials && out.hashes.size() > 1;
  out.all_caps = out.hashes.size() == 1 && first.is_word() && first.length_class >= 2 &&
                 first.is_capitalised() && (first.shape & text::kHasLower) == 0;
  return true;
}

}  // namespace annals::lexicon
