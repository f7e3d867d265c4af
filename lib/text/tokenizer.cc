// Plain ASCII words and signs out of the masks of 64 bytes; the rest one by one
// (text/token_scanner.h).
#include "text/tokenizer.h"

#include <array>
#include <bit>
#include <cstring>

#include "text/token_scanner.h"

namespace annals::text {
namespace {

// Bits below `end`, which is at most 64.
uint64_t below(unsigned end) { return end < 64 ? (uint64_t{1} << end) - 1 : ~uint64_t{0}; }

// Kind and shape by the first byte, of tokens of one byte and of longer ones. Those are right where
// lower-case letters follow a letter, and digits a digit.
struct First {
  TokenKind kind = TokenKind::punctuation;
  uint8_t shape = 0;
};
using Firsts = std::array<std::array<First, 256>, 2>;

constexpr Firsts make_firsts() {
  Firsts table;
  for (unsigned longer = 0; longer < 2; ++longer) {
    for (unsigned c = '0'; c <= '9'; ++c) table[longer][c].kind = TokenKind::number;
    for (unsigned c = 'a'; c <= 'z'; ++c) table[longer][c] = {TokenKind::word, kHasLower};
    for (unsigned c = 'A'; c <= 'Z'; ++c)
      table[longer][c] = {TokenKind::word,
                          static_cast<uint8_t>(kInitialUpper | (longer != 0 ? kHasLower : 0))};
  }
  return table;
}
constexpr Firsts kFirsts = make_firsts();

class BlockTokenizer {
 public:
  BlockTokenizer(std::string_view text, Tokens& tokens, BlockReader read)
      : text_(text), scanner_(text, tokens), read_(read) {}

  // A block begins where the one before stopped to understand: each word stands whole in one block,
  // if it fits at all.
  void run() {
    while (scanner_.at() < text_.size()) read_block();
    scanner_.finish();
  }

 private:
  void read_block() {
    base_ = scanner_.at();
    if (text_.size() - base_ >= kBlockBytes) {
      read_(text_.data() + base_, block_);
    } else {
      char rest[kBlockBytes];
      std::memset(rest, ' ', sizeof rest);
      std::memcpy(rest, text_.data() + base_, text_.size() - base_);
      read_(rest, block_);
    }
    word_ = block_.lower | block_.upper | block_.digit;
    starts_ = ~block_.blank & ~(word_ & word_ << 1);
    const uint64_t letters = block_.upper | block_.lower;
    mixed_ = ((block_.upper | block_.digit) & letters << 1) | (letters & block_.digit << 1);
    glued_ = glued_capitals();
    starts_ |= glued_;
    mixed_ &= ~glued_;
    const uint64_t w = block_.link & block_.lower;
    // What the scanner must look at. An apostrophe may go on with a word.
    odd_ = block_.high | block_.line | (block_.link & ~w) | (w & w >> 1 & w >> 2) |
           (block_.apostrophe & word_ << 1);
    // A word that reaches the end goes on in the next block.
    const auto end = static_cast<unsigned>(64 - std::countl_one(word_));

    for (unsigned at = 0;;) {
      const unsigned stop = next_odd(at, end);
      take(at, stop);
      if (stop == end && end > 0) return;
      scanner_.step();
      while (scanner_.at() < text_.size() && text_[scanner_.at()] == '.')
        scanner_.step();  // "www."
      if (scanner_.at() >= base_ + end) return;
      at = static_cast<unsigned>(scanner_.at() - base_);
    }
  }

  // "1841The club met": the capitals behind years of four digits that open lines.
  uint64_t glued_capitals() const {
    const uint64_t digits = block_.digit;
    const uint64_t behind = block_.upper & block_.lower >> 1 & digits << 1 & digits << 2;
    if (behind == 0) return 0;
    const bool opens = base_ == 0 || text_[base_ - 1] == '\n' || text_[base_ - 1] == '\r';
    const uint64_t lines = block_.line << 5 | (opens ? uint64_t{1} << 4 : 0);
    return behind & digits << 3 & digits << 4 & lines;
  }

  // Where the first token from `at` on begins that is the scanner's; `end`: there is none.
  unsigned next_odd(unsigned at, unsigned end) const {
    const uint64_t ahead = odd_ & below(end) & ~below(at);
    if (ahead == 0) return end;
    const auto odd = static_cast<unsigned>(std::countr_zero(ahead));
    const uint64_t bit = uint64_t{1} << odd;
    const bool in_word = (word_ & bit) != 0;
    const bool after_word = (word_ << 1 & bit & (block_.high | block_.apostrophe)) != 0;
    if (!in_word && !after_word) return odd;
    const uint64_t others = ~word_ & below(odd) & ~below(at);
    return others == 0 ? at : static_cast<unsigned>(64 - std::countl_zero(others));
  }

  // The tokens from `at` to `stop`, all plain.
  void take(unsigned at, unsigned stop) {
    if (at == stop) return;
    const uint64_t within = below(stop) & ~below(at);
    const uint64_t ends =
        ~(word_ >> 1 & word_) | glued_ >> 1;  // whether a token ends with the byte
    const uint64_t spaced = block_.blank << 1;
    const char* text = text_.data() + base_;
    const size_t base = base_;
    Token* to = tokens_.data();
    uint64_t mixed = mixed_ & within;
    unsigned next_mixed = static_cast<unsigned>(std::countr_zero(mixed));
    for (uint64_t starts = starts_ & within; starts != 0; starts &= starts - 1, ++to) {
      const auto begin = static_cast<unsigned>(std::countr_zero(starts));
      const unsigned more = static_cast<unsigned>(std::countr_zero(ends >> begin));
      const unsigned end = begin + more + 1;
      const First& first = kFirsts[more != 0][static_cast<uint8_t>(text[begin])];
      to->begin = static_cast<uint32_t>(base + begin);
      to->end = static_cast<uint32_t>(base + end);
      to->word = 0;
      to->phrase = 0;
      to->kind = first.kind;
      to->shape = first.shape;
      to->gap = static_cast<uint8_t>(spaced >> begin & kSpace);
      to->length_class = static_cast<uint8_t>(more + 1);
      if (next_mixed >= end) continue;
      look_within(begin, end, *to);
      mixed &= ~below(end);
      next_mixed = static_cast<unsigned>(std::countr_zero(mixed));
    }
    uint8_t gap = (block_.blank >> (stop - 1) & 1) != 0 ? kSpace : 0;
    (to == tokens_.data() ? gap : tokens_[0].gap) |= scanner_.gap();
    scanner_.add(tokens_.data(), to, base_ + stop, gap);
  }

  // Kind and shape where letters are not alike after the first, or stand with digits.
  void look_within(unsigned begin, unsigned end, Token& token) const {
    const uint64_t all = below(end) & ~below(begin);
    const uint64_t upper = block_.upper & all;
    const bool has_lower = (block_.lower & all) != 0;
    const uint64_t letters = (block_.upper | block_.lower) & all;
    const uint64_t first = letters & (0 - letters);
    token.kind = letters == all ? TokenKind::word : TokenKind::mixed;
    token.shape = has_lower ? kHasLower : 0;
    if ((upper & first) != 0) token.shape |= kInitialUpper;
    if ((upper & ~first) != 0) token.shape |= kInnerUpper;
    if (!has_lower && std::popcount(upper) >= 2) token.shape |= kAllUpper;
  }

  std::string_view text_;
  TokenScanner scanner_;
  BlockReader read_;
  ByteBlock block_;
  size_t base_ = 0;
  uint64_t word_ = 0;    // letters and digits
  uint64_t starts_ = 0;  // of plain tokens
  uint64_t mixed_ = 0;   // capitals and digits after a letter, letters after a digit
  uint64_t glued_ = 0;   // capitals behind the year that opens a line
  uint64_t odd_ = 0;
  std::array<Token, kBlockBytes> tokens_{};
};

}  // namespace

void tokenize(std::string_view text, Tokens& tokens, BlockReader read) {
  BlockTokenizer(text, tokens, read).run();
}

void tokenize(std::string_view text, Tokens& tokens) {
  static const BlockReader read = block_reader(best_simd());
  tokenize(text, tokens, read);
}

}  // namespace annals::text
