// The one scan of the text.
#ifndef ANNALS_LIB_TEXT_TOKENIZER_H_
#define ANNALS_LIB_TEXT_TOKENIZER_H_

#include <string_view>

#include "text/byte_blocks.h"
#include "text/token.h"

namespace annals::text {

// Makes `tokens` the tokens of `text` (UTF-8; an invalid byte is a space). Linear; allocates only
// while `tokens` grows. The tokens are the same with every reader of blocks.
void tokenize(std::string_view text, Tokens& tokens, BlockReader read);
void tokenize(std::string_view text, Tokens& tokens);  // with the best

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_TOKENIZER_H_
