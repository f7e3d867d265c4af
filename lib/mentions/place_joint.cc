#include "mentions/place_joint.h"

namespace annals::mentions {
namespace {

constexpr uint32_t kLongestJoint = 5;  // tokens

}  // namespace

bool is_postal_behind(const Input& input, const PlaceWords& words, uint32_t i) {
  const text::Token& token = input.tokens[i];
  if (i == 0 || token.word == 0 || token.length_class != 2 || token.gap != text::kSpace)
    return false;
  if ((token.shape & text::kAllUpper) == 0 || !input.tokens[i - 1].is_capitalised()) return false;
  if (!input.pack.contains(words.list_postal, token.word) &&
      !input.pack.contains(words.list_code, token.word))
    return false;
  if (i + 1 == input.tokens.size() || is_parting_dash(input, i + 1)) return true;
  const text::Token& after = input.tokens[i + 1];
  return (after.gap & text::kNewline) != 0 || after.kind == text::TokenKind::number ||
         (after.is_glued() && after.kind == text::TokenKind::punctuation);
}

Joint joint_between(const Input& input, const PlaceWords& words, uint32_t end, uint32_t first) {
  if (first == end && is_postal_behind(input, words, first)) return Joint::comma;
  if (first <= end || first - end > kLongestJoint) return Joint::none;
  text::TokenSpan tokens = input.tokens;
  for (uint32_t i = end; i <= first; ++i)
    if (tokens[i].gap & text::kBlankLine) return Joint::none;
  uint32_t at = end;
  Joint joint = Joint::none;
  if (tokens[at].kind == text::TokenKind::punctuation) {
    const std::string_view mark = text::slice(input.text, tokens[at]);
    if (mark == ",") {
      joint = Joint::comma;
      ++at;
    } else if (mark == "(") {
      joint = Joint::bracket;
      ++at;
    } else if (mark == "&" || mark == "/") {
      joint = Joint::list;
      ++at;
    } else if (tokens[at].is_glued() && first == at + 1 && tokens[first].is_glued() &&
               (mark == "-" || mark == "\xE2\x80\x93")) {
      return Joint::list;
    }
  }
  if (at == first) return joint;
  const uint32_t mask = words.of_word[tokens[at].word];
  if ((mask & (first == at + 1 ? PlaceWords::kJoint : PlaceWords::kLongJoint)) == 0)
    return Joint::none;
  if (input.pack.match(words.list_joint, tokens, at) != first - at) return Joint::none;
  switch (input.pack.value(words.list_joint, tokens, at, first)) {
    case 1:
      return Joint::list;
    case 2:
      return Joint::in;
    case 3:
      return Joint::near;
    case 4:
      return Joint::same;
    default:
      return Joint::none;
  }
}

}  // namespace annals::mentions
