#include "text/tokenizer.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"

namespace annals::text {
namespace {

// Byte classes of the fast path. Bytes of 0x80 and above take the slow one.
enum Byte : uint8_t { kBlank, kLine, kLower, kUpper, kDigit, kPunctuation, kHigh };

constexpr std::array<uint8_t, 256> make_bytes() {
  std::array<uint8_t, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    if (c >= 0x80)
      table[c] = kHigh;
    else if (c == '\n' || c == '\r')
      table[c] = kLine;
    else if (c <= ' ' || c == 0x7F)
      table[c] = kBlank;
    else if (c >= 'a' && c <= 'z')
      table[c] = kLower;
    else if (c >= 'A' && c <= 'Z')
      table[c] = kUpper;
    else if (c >= '0' && c <= '9')
      table[c] = kDigit;
    else
      table[c] = kPunctuation;
  }
  return table;
}
constexpr std::array<uint8_t, 256> kBytes = make_bytes();

uint8_t byte_class(char c) { return kBytes[static_cast<uint8_t>(c)]; }

// What a run of ASCII letters and digits holds, as bits; kStop ends it.
enum Run : uint8_t { kRunLower = 1, kRunUpper = 2, kRunDigit = 4, kRunStop = 8 };

constexpr std::array<uint8_t, 256> make_runs() {
  std::array<uint8_t, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    const uint8_t byte = kBytes[c];
    table[c] = byte == kLower   ? kRunLower
               : byte == kUpper ? kRunUpper
               : byte == kDigit ? kRunDigit
                                : kRunStop;
  }
  return table;
}
constexpr std::array<uint8_t, 256> kRuns = make_runs();

bool is_alphanumeric(uint8_t byte) { return byte == kLower || byte == kUpper || byte == kDigit; }

// What a URL may not hold; trailing punctuation is cut later.
bool ends_link(std::string_view text, size_t at) {
  const char c = text[at];
  if (byte_class(c) == kBlank || byte_class(c) == kLine) return true;
  if (c == '<' || c == '>' || c == '"' || c == '|') return true;
  if (byte_class(c) != kHigh) return false;
  const CharClass kind = classify(decode(text, at).code_point);
  return kind == CharClass::space || kind == CharClass::newline || kind == CharClass::punctuation;
}

class Scanner {
 public:
  Scanner(std::string_view text, Tokens& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    while (at_ < text_.size()) {
      switch (byte_class(text_[at_])) {
        case kBlank:
          gap_ |= kSpace;
          ++at_;
          break;
        case kLine:
          line_end();
          break;
        case kPunctuation:
          punctuation(1);
          break;
        case kHigh:
          high();
          break;
        default:
          word();
      }
    }
  }

 private:
  // LF, CR or CR LF.
  void line_end() {
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    count_line();
  }

  void count_line() {
    if (gap_ & kNewline) gap_ |= kBlankLine;
    gap_ |= kSpace | kNewline;
  }

  void high() {
    const Decoded c = decode(text_, at_);
    switch (classify(c.code_point)) {
      case CharClass::space:
        gap_ |= kSpace;
        at_ += c.length;
        break;
      case CharClass::newline:
        at_ += c.length;
        count_line();
        break;
      case CharClass::punctuation:
        punctuation(c.length);
        break;
      default:
        word();
    }
  }

  Token& push(size_t begin, size_t end, TokenKind kind) {
    Token token;
    token.begin = static_cast<uint32_t>(begin);
    token.end = static_cast<uint32_t>(end);
    token.kind = kind;
    token.gap = gap_;
    if (tokens_.empty()) token.gap |= kFirst;
    gap_ = 0;
    tokens_.push_back(token);
    return tokens_.back();
  }

  // The length of an apostrophe at `at`, 0 if there is none.
  size_t apostrophe(size_t at) const {
    if (at >= text_.size()) return 0;
    if (text_[at] == '\'') return 1;
    return text_.compare(at, 3, "\xE2\x80\x99") == 0 ? 3 : 0;
  }

  bool is_word_char(size_t at) const {
    if (at >= text_.size()) return false;
    const uint8_t byte = byte_class(text_[at]);
    if (byte != kHigh) return is_alphanumeric(byte);
    const CharClass kind = classify(decode(text_, at).code_point);
    return kind != CharClass::space && kind != CharClass::newline && kind != CharClass::punctuation;
  }

  // A run of ASCII letters and digits that nothing but ASCII follows: most words.
  bool ascii_word() {
    const auto* bytes = reinterpret_cast<const uint8_t*>(text_.data());
    const size_t size = text_.size();
    const uint8_t first = kRuns[bytes[at_]];
    uint8_t rest = 0;
    size_t end = at_ + 1;
    for (; end < size; ++end) {
      const uint8_t run = kRuns[bytes[end]];
      if (run == kRunStop) break;
      rest |= run;
    }
    if (end < size && (bytes[end] >= 0x80 || bytes[end] == '\'')) return false;
    const uint8_t all = first | rest;
    const size_t length = end - at_;
    if ((all & kRunDigit) != 0 && first == kRunDigit && all != kRunDigit) return false;  // "14th"
    const bool digits = all == kRunDigit;
    Token& token = push(at_, end,
                        digits                   ? TokenKind::number
                        : (all & kRunDigit) != 0 ? TokenKind::mixed
                                                 : TokenKind::word);
    token.length_class = static_cast<uint8_t>(std::min<size_t>(length, 255));
    if (!digits) {
      uint8_t shape = 0;
      if (first == kRunUpper) shape |= kInitialUpper;
      if ((all & kRunLower) != 0)
        shape |= kHasLower;
      else if (upper_count(at_, end) >= 2)
        shape |= kAllUpper;
      if ((rest & kRunUpper) != 0) shape |= kInnerUpper;
      token.shape = shape;
    }
    at_ = end;
    return true;
  }

  size_t upper_count(size_t begin, size_t end) const {
    return static_cast<size_t>(std::count_if(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                                             text_.begin() + static_cast<std::ptrdiff_t>(end),
                                             [](char c) { return byte_class(c) == kUpper; }));
  }

  void word() {
    if (static_cast<uint8_t>(text_[at_]) < 0x80 && ascii_word()) return;
    const size_t begin = at_;
    bool initial_upper = false, inner_upper = false, lower = false, digit = false, letter = false;
    bool non_ascii = false, inner_apostrophe = false, caseless = false;
    unsigned characters = 0;
    unsigned uppers = 0;
    while (at_ < text_.size()) {
      const uint8_t byte = byte_class(text_[at_]);
      CharClass kind = CharClass::punctuation;
      uint32_t length = 1;
      if (byte == kLower) {
        kind = CharClass::lower;
      } else if (byte == kUpper) {
        kind = CharClass::upper;
      } else if (byte == kDigit) {
        kind = CharClass::digit;
      } else if (byte == kHigh) {
        const Decoded c = decode(text_, at_);
        kind = classify(c.code_point);
        length = c.length;
      }
      if (kind == CharClass::punctuation || kind == CharClass::space ||
          kind == CharClass::newline) {
        const size_t quote = apostrophe(at_);
        if (quote == 0 || !letter || digit || !is_word_char(at_ + quote)) break;
        const char next = text_[at_ + quote];
        if ((next == 's' || next == 'S') && !is_word_char(at_ + quote + 1)) break;  // possessive
        if (characters <= 2 && !initial_upper && uppers == 0) {  // clitic: "l’", "d'"
          at_ += quote;
          inner_apostrophe = true;
          break;
        }
        inner_apostrophe = true;
        non_ascii |= quote > 1;
        at_ += quote;
        continue;
      }
      non_ascii |= byte == kHigh;
      switch (kind) {
        case CharClass::upper:
          if (!letter)
            initial_upper = true;
          else
            inner_upper = true;
          ++uppers;
          letter = true;
          break;
        case CharClass::lower:
          lower = true;
          letter = true;
          break;
        case CharClass::caseless:
          if (!letter) initial_upper = true;
          caseless = true;
          letter = true;
          break;
        case CharClass::digit:
          digit = true;
          break;
        default:
          break;
      }
      if (kind != CharClass::mark) ++characters;
      at_ += length;
    }
    const bool ascii_digits = digit && !letter && !non_ascii;
    Token& token = push(begin, at_,
                        ascii_digits ? TokenKind::number
                        : digit      ? TokenKind::mixed
                                     : TokenKind::word);
    token.length_class = static_cast<uint8_t>(std::min(characters, 255u));
    uint8_t shape = 0;
    if (initial_upper) shape |= kInitialUpper;
    if (uppers >= 2 && !lower && !caseless) shape |= kAllUpper;
    if (lower) shape |= kHasLower;
    if (inner_upper) shape |= kInnerUpper;
    if (non_ascii) shape |= kNonAscii;
    if (inner_apostrophe) shape |= kApostrophe;
    token.shape = shape;
    if (at_ < text_.size() && letter) possessive();
  }

  // "'s" after a word.
  void possessive() {
    const size_t quote = apostrophe(at_);
    if (quote == 0) return;
    const size_t letter = at_ + quote;
    if (letter >= text_.size() || (text_[letter] != 's' && text_[letter] != 'S')) return;
    if (is_word_char(letter + 1)) return;
    Token& token = push(at_, letter + 1, TokenKind::word);
    token.shape = kPossessive | kApostrophe | (quote > 1 ? kNonAscii : 0);
    token.length_class = 2;
    at_ = letter + 1;
  }

  void punctuation(uint32_t length) {
    const char c = text_[at_];
    if (length == 1) {
      if (c == ':' && text_.compare(at_, 3, "://") == 0 && glued_word()) return url(1);
      if (c == '@' && at_ + 1 < text_.size() && is_alphanumeric(byte_class(text_[at_ + 1])))
        return address();
      if (c == '#' && at_ + 1 < text_.size() && gap_ != 0 && is_letter(at_ + 1)) return handle();
      if (c == '.' && glued_word() && last() == "www" && is_word_char(at_ + 1)) return url(1);
    }
    push(at_, at_ + length, TokenKind::punctuation).length_class = 1;
    at_ += length;
  }

  bool is_letter(size_t at) const {
    const uint8_t byte = byte_class(text_[at]);
    return byte == kLower || byte == kUpper;
  }

  bool glued_word() const { return gap_ == 0 && !tokens_.empty() && tokens_.back().is_word(); }
  std::string_view last() const { return slice(text_, tokens_.back()); }

  // A URL that began `back` tokens ago.
  void url(size_t back) {
    const Token first = tokens_[tokens_.size() - back];
    tokens_.resize(tokens_.size() - back);
    size_t end = at_;
    while (end < text_.size() && !ends_link(text_, end)) ++end;
    link(first.begin, end, first.gap);
  }

  // An e-mail address ("a.b@c.org") or a handle ("@name").
  void address() {
    size_t first = tokens_.size();
    bool glued = gap_ == 0;
    while (glued && first > 0) {
      const Token& token = tokens_[first - 1];
      const std::string_view word = slice(text_, token);
      if (token.kind == TokenKind::punctuation && word != "." && word != "-" && word != "_" &&
          word != "+")
        break;
      if (token.kind == TokenKind::link) break;
      --first;
      glued = token.gap == 0;
    }
    while (first < tokens_.size() && tokens_[first].kind == TokenKind::punctuation) ++first;
    const size_t begin = first < tokens_.size() ? tokens_[first].begin : at_;
    const uint8_t gap = first < tokens_.size() ? tokens_[first].gap : gap_;
    tokens_.resize(first);
    link(begin, name_end(at_ + 1), gap);
  }

  void handle() { link(at_, name_end(at_ + 1), gap_); }

  size_t name_end(size_t at) const {
    while (at < text_.size()) {
      const char c = text_[at];
      if (!is_alphanumeric(byte_class(c)) && c != '.' && c != '-' && c != '_' && c != ':') break;
      ++at;
    }
    return at;
  }

  // Pushes a link without its trailing punctuation; a closing bracket stays if it was opened.
  void link(size_t begin, size_t end, uint8_t gap) {
    const std::string_view inside = text_.substr(begin, end - begin);
    auto unopened = std::count(inside.begin(), inside.end(), ')') -
                    std::count(inside.begin(), inside.end(), '(');
    for (; end > begin + 1; --end) {
      const char c = text_[end - 1];
      if (c == ')') {
        if (unopened-- <= 0) break;
      } else if (std::string_view(".,;:!?'\"]}").find(c) == std::string_view::npos) {
        break;
      }
    }
    gap_ = gap & static_cast<uint8_t>(~kFirst);
    push(begin, end, TokenKind::link);
    at_ = end;
  }

  std::string_view text_;
  Tokens& tokens_;
  size_t at_ = 0;
  uint8_t gap_ = 0;
};

}  // namespace

void tokenize(std::string_view text, Tokens& tokens) {
  tokens.clear();
  Scanner(text, tokens).run();
}

}  // namespace annals::text
