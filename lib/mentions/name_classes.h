// What a word is in names, and what of the gazetteer begins at a token.
#ifndef ANNALS_LIB_MENTIONS_NAME_CLASSES_H_
#define ANNALS_LIB_MENTIONS_NAME_CLASSES_H_

#include <cstddef>
#include <cstdint>

#include "mentions/input.h"
#include "mentions/name_words.h"

namespace annals::mentions {

// Says of the tokens of names what they are: NameClass bits.
class NameClassifier {
 public:
  NameClassifier(const Input& input, const NameWords& words) : input_(input), words_(words) {}

  // Of token `i`, which is behind those that were asked before. `all_caps`: its sentence has no
  // small letters, so that capitals say nothing.
  uint32_t classes_of(uint32_t i, bool all_caps);

 private:
  uint32_t of_lists(uint32_t i, bool all_caps) const;
  uint32_t of_gazetteer(uint32_t i);
  uint32_t of_ending(uint32_t i, uint32_t classes) const;

  const Input& input_;
  const NameWords& words_;
  size_t phrase_ = 0;  // the first phrase of several tokens that is not behind
};

// A hyphen between words: "-", "‐", "‑".
inline bool is_hyphen(const Input& input, uint32_t i) {
  const char mark = mark_at(input, i);
  if (mark != '\xE2') return mark == '-';
  const std::string_view spelled = text::slice(input.text, input.tokens[i]);
  return spelled == "‐" || spelled == "‑";
}

// Whether a line begins with the words that end at `end`, and goes on: "Leeds University / Limited
// to 14 people".
inline bool goes_on_below(const Input& input, uint32_t first, uint32_t end) {
  return (input.tokens[first].gap & text::kNewline) != 0 && end < input.tokens.size() &&
         input.tokens[end].is_word() && !input.tokens[end].is_capitalised();
}

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_NAME_CLASSES_H_
