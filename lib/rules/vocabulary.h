// The packs' vocabulary: from a token's text to its word id, without allocation.
#ifndef ANNALS_LIB_RULES_VOCABULARY_H_
#define ANNALS_LIB_RULES_VOCABULARY_H_

#include <cstdint>
#include <string_view>

#include "rules/program.h"
#include "text/token.h"

namespace annals::rules {

// Writes the word table. All words must be interned.
void build_word_table(ProgramBuilder& program);

// The id of a folded word; 0: unknown.
uint32_t find_word(const Program& program, std::string_view folded);

// Sets Token::word of all tokens but links. Two to four nanoseconds a token; non-ASCII words are
// folded first.
void annotate_words(const Program& program, std::string_view text, text::Tokens& tokens);

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_VOCABULARY_H_
