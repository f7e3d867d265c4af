// The one scan of the text.
#ifndef ANNALS_LIB_TEXT_TOKENIZER_H_
#define ANNALS_LIB_TEXT_TOKENIZER_H_

#include <string_view>

#include "text/token.h"

namespace annals::text {

// Appends the tokens of `text` (UTF-8; an invalid byte is a space) to `tokens`, which is cleared
// first. Linear; allocates only while `tokens` grows.
void tokenize(std::string_view text, Tokens& tokens);

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_TOKENIZER_H_
