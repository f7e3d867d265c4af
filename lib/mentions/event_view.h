// What those who look for the names of occasions ask about tokens and pieces.
#ifndef ANNALS_LIB_MENTIONS_EVENT_VIEW_H_
#define ANNALS_LIB_MENTIONS_EVENT_VIEW_H_

#include <cstdint>
#include <string_view>

#include "mentions/input.h"
#include "mentions/name_scan.h"

namespace annals::mentions {

constexpr uint32_t kEventBits = kEventNoun | kEventWeak | kEventForeign;

// Cheap to make and to copy.
class EventView {
 public:
  EventView(const Input& input, const NameWords& words, const NameScan& scan)
      : input_(input), words_(words), weights_(words.weights), scan_(scan) {}

 protected:
  const Piece& piece(uint32_t k) const { return scan_.pieces[k]; }
  uint32_t classes(uint32_t i) const { return scan_.classes[i]; }
  const text::Token& token(uint32_t i) const { return input_.tokens[i]; }
  uint32_t word(uint32_t i) const { return token(i).word; }
  bool has(rules::ListId list, uint32_t i) const { return input_.pack.contains(list, word(i)); }
  uint32_t limit(uint32_t k) const { return input_.layout.sentences[piece(k).sentence].end_token; }
  uint32_t start(uint32_t k) const {
    return input_.layout.sentences[piece(k).sentence].first_token;
  }
  bool is_act(uint32_t i) const { return i < input_.tokens.size() && words_.is(word(i), kAct); }
  std::string_view spelled(uint32_t i) const { return text::slice(input_.text, token(i)); }
  bool is_mark(uint32_t i, std::string_view mark) const {
    return token(i).kind == text::TokenKind::punctuation && spelled(i) == mark;
  }
  bool is_year(uint32_t i) const;

  // The head of an entry, or a cell of a row: nothing but a dash, a bar or a line end around it. A
  // bold line is a headline, which tells what happened more often than it names it.
  bool stands_apart(uint32_t first, uint32_t end) const;
  // "… was held", "… (SDC) took place", "…, organised by": only an occasion does that.
  bool is_held(uint32_t end) const;
  // "held the …", "organised the …".
  bool is_held_object(uint32_t first) const;
  // "at", "hosted", "took part in", "the scene of": the word at `lead` leads to an occasion.
  bool is_lead(uint32_t lead) const;
  // "3–5 November 2023: International Lace Days", "19 October 2017. Nordic Shorts Night".
  bool is_behind_date(uint32_t first) const;

  const Input& input_;
  const NameWords& words_;
  const NameWeights& weights_;
  const NameScan& scan_;

 private:
  bool in_bold_line(uint32_t i) const;
};

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_EVENT_VIEW_H_
