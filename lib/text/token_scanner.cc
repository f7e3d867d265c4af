#include "text/token_scanner.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"

namespace annals::text {
namespace {

// Byte classes; bytes of 0x80 and above are decoded.
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

}  // namespace

void TokenScanner::step() {
  switch (byte_class(text_[at_])) {
    case kBlank:
    case kLine:
      white_space();
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

void TokenScanner::finish() {
  if (!tokens_.empty()) tokens_.front().gap |= kFirst;
}

// What ASCII has of it. A line ends with LF, CR or CR LF.
void TokenScanner::white_space() {
  for (; at_ < text_.size(); ++at_) {
    const uint8_t byte = byte_class(text_[at_]);
    if (byte == kBlank) {
      gap_ |= kSpace;
    } else if (byte == kLine) {
      if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
      count_line();
    } else {
      break;
    }
  }
}

void TokenScanner::count_line() {
  if (gap_ & kNewline) gap_ |= kBlankLine;
  gap_ |= kSpace | kNewline;
}

void TokenScanner::high() {
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

Token& TokenScanner::push(size_t begin, size_t end, TokenKind kind) {
  Token token{};
  token.begin = static_cast<uint32_t>(begin);
  token.end = static_cast<uint32_t>(end);
  token.kind = kind;
  token.gap = gap_;
  gap_ = 0;
  tokens_.push_back(token);
  return tokens_.back();
}

// The length of an apostrophe at `at`, 0 if there is none.
size_t TokenScanner::apostrophe(size_t at) const {
  if (at >= text_.size()) return 0;
  if (text_[at] == '\'') return 1;
  const bool curly = text_[at] == '\xE2' && text_.substr(at, 3) == "\xE2\x80\x99";
  return curly ? 3 : 0;
}

bool TokenScanner::is_word_char(size_t at) const {
  if (at >= text_.size()) return false;
  const uint8_t byte = byte_class(text_[at]);
  if (byte != kHigh) return is_alphanumeric(byte);
  const CharClass kind = classify(decode(text_, at).code_point);
  return kind != CharClass::space && kind != CharClass::newline && kind != CharClass::punctuation;
}

void TokenScanner::word() {
  const size_t begin = at_;
  bool initial_upper = false, inner_upper = false, lower = false, digit = false, letter = false;
  bool non_ascii = false, inner_apostrophe = false, caseless = false;
  unsigned characters = 0;
  unsigned uppers = 0;
  constexpr unsigned kYear = 4;  // digits
  const bool opens_line = begin == 0 || byte_class(text_[begin - 1]) == kLine;
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
    if (kind == CharClass::punctuation || kind == CharClass::space || kind == CharClass::newline) {
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
    if (byte == kUpper && digit && !letter && characters == kYear && opens_line &&
        at_ + 1 < text_.size() && byte_class(text_[at_ + 1]) == kLower)
      break;  // "1841The club met": a year that lost the blank behind it
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
void TokenScanner::possessive() {
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

void TokenScanner::punctuation(uint32_t length) {
  const char c = text_[at_];
  if (length == 1) {
    if (c == ':' && text_.compare(at_, 3, "://") == 0 && is_glued_word()) return url(1);
    if (c == '@' && at_ + 1 < text_.size() && is_alphanumeric(byte_class(text_[at_ + 1])))
      return address();
    if (c == '#' && at_ + 1 < text_.size() && gap_ != 0 && is_letter(at_ + 1)) return handle();
    if (c == '.' && is_glued_word() && last() == "www" && is_word_char(at_ + 1)) return url(1);
  }
  push(at_, at_ + length, TokenKind::punctuation).length_class = 1;
  at_ += length;
}

bool TokenScanner::is_letter(size_t at) const {
  const uint8_t byte = byte_class(text_[at]);
  return byte == kLower || byte == kUpper;
}

bool TokenScanner::is_glued_word() const {
  return gap_ == 0 && !tokens_.empty() && tokens_.back().is_word();
}

// A URL that began `back` tokens ago.
void TokenScanner::url(size_t back) {
  const Token first = tokens_[tokens_.size() - back];
  tokens_.resize(tokens_.size() - back);
  size_t end = at_;
  while (end < text_.size() && !ends_link(text_, end)) ++end;
  link(first.begin, end, first.gap);
}

// An e-mail address ("a.b@c.org") or a handle ("@name").
void TokenScanner::address() {
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

void TokenScanner::handle() { link(at_, name_end(at_ + 1), gap_); }

size_t TokenScanner::name_end(size_t at) const {
  while (at < text_.size()) {
    const char c = text_[at];
    if (!is_alphanumeric(byte_class(c)) && c != '.' && c != '-' && c != '_' && c != ':') break;
    ++at;
  }
  return at;
}

// Pushes a link without its trailing punctuation; a closing bracket stays if it was opened.
void TokenScanner::link(size_t begin, size_t end, uint8_t gap) {
  const std::string_view inside = text_.substr(begin, end - begin);
  auto unopened =
      std::count(inside.begin(), inside.end(), ')') - std::count(inside.begin(), inside.end(), '(');
  for (; end > begin + 1; --end) {
    const char c = text_[end - 1];
    if (c == ')') {
      if (unopened-- <= 0) break;
    } else if (std::string_view(".,;:!?'\"]}").find(c) == std::string_view::npos) {
      break;
    }
  }
  gap_ = gap;
  push(begin, end, TokenKind::link);
  at_ = end;
}

}  // namespace annals::text
