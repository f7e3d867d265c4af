// Sentences of a block: where a stop ends one, and where it belongs to an abbreviation.
#ifndef ANNALS_LIB_TEXT_SENTENCES_H_
#define ANNALS_LIB_TEXT_SENTENCES_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/layout.h"
#include "text/token_text.h"

namespace annals::text {

class Sentences : public TokenText {
 public:
  Sentences(std::string_view text, TokenSpan tokens, const AbbreviationTest& abbreviations)
      : TokenText(text, tokens), abbreviations_(abbreviations) {}

  // Whether the token is a stop, or a mark that closes behind one.
  bool end_at(uint32_t last) const;
  // Appends the sentences of the block, which has this number and these signs in its content.
  void split(const Block& block, uint32_t number, std::span<const uint32_t> signs,
             std::vector<Sentence>& out) const;

 private:
  bool is_bracketed_acronym(uint32_t i) const;
  bool breaks_after(uint32_t stop, uint32_t last) const;

  const AbbreviationTest& abbreviations_;
};

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_SENTENCES_H_
