// What stands between two pieces of names.
#include <string_view>

#include "mentions/name_scan.h"

namespace annals::mentions {

namespace {

using text::Token;

// What a mark or a short word by itself says.
LinkKind kind_of(const Input& input, const NameWords& words, uint32_t i) {
  const Token& token = input.tokens[i];
  switch (mark_at(input, i)) {
    case '\0':
      break;
    case ',':
      return LinkKind::comma;
    case '&':
      return LinkKind::conjunction;
    case '(':
      return LinkKind::open;
    case ':':
      return LinkKind::colon;
    case '-':
      return LinkKind::dash;
    default: {
      const std::string_view mark = text::slice(input.text, token);
      return mark == "–" || mark == "—" ? LinkKind::dash : LinkKind::none;
    }
  }
  if ((token.shape & text::kPossessive) != 0) return LinkKind::possessive;
  const uint32_t word = token.word;
  if (word == 0) return LinkKind::none;
  if (word == words.of) return LinkKind::of;
  if (word == words.and_) return LinkKind::conjunction;
  if (word == words.for_ || word == words.on || word == words.against) return LinkKind::preposition;
  if (word == words.in) return LinkKind::in;
  if (word == words.at) return LinkKind::at;
  if (word == words.to) return LinkKind::to;
  return word == words.with ? LinkKind::with : LinkKind::none;
}

// "de la": foreign links, one of them a word that English has not.
bool is_foreign_link(const Input& input, const NameWords& words, uint32_t i, uint32_t end) {
  bool strong = false;
  for (; i < end; ++i) {
    const uint32_t of_word = words.of_word(input.tokens[i].word);
    if ((of_word & kForeignLink) == 0 && !is_clitic(input, i)) return false;
    strong = strong || (of_word & kStopWord) == 0 ||
             input.pack.contains(words.link_sure, input.tokens[i].word);
  }
  return strong;
}

}  // namespace

Link link_after(const Input& input, const NameWords& words, const NameScan& scan, uint32_t k) {
  Link link;
  if (k + 1 >= scan.pieces.size()) return link;
  const Piece& piece = scan.pieces[k];
  const Piece& next = scan.pieces[k + 1];
  if (piece.sentence != next.sentence || next.first - piece.end > 4) return link;
  uint32_t i = piece.end;
  uint32_t end = next.first;
  if (i == end) return link;
  const auto word = [&](uint32_t at) { return input.tokens[at].word; };
  if (mark_at(input, i) == ')') {
    link.closed = true;
    if (++i == end) {
      link.kind = LinkKind::close;
      return link;
    }
  }
  if (word(end - 1) == words.the && words.the != 0) {
    link.the = true;
    if (--end == i) return {};
  }
  if (end - i == 2 && mark_at(input, i) == ',' && word(i + 1) == words.and_) {
    link.kind = LinkKind::comma_and;
    return link;
  }
  if (end - i == 1) {
    link.kind = kind_of(input, words, i);
    if (link.kind != LinkKind::none) return link;
  }
  if (link.the || !is_foreign_link(input, words, i, end)) return {};
  link.kind = LinkKind::foreign;
  return link;
}

bool is_clitic(const Input& input, uint32_t i) {
  const Token& token = input.tokens[i];
  return token.kind == text::TokenKind::word && (token.shape & text::kApostrophe) != 0 &&
         (token.shape & text::kPossessive) == 0 && token.length_class <= 3 &&
         text::slice(input.text, token).find_last_of("'\x99") + 1 == token.end - token.begin;
}

bool is_english(const Input& input, uint32_t i) {
  const uint32_t phrase = input.gazetteer.find(text::slice(input.text, input.tokens[i]));
  return (input.gazetteer.kinds(phrase) & lexicon::Gazetteer::kind_bit(lexicon::EntryKind::word)) !=
         0;
}

}  // namespace annals::mentions
