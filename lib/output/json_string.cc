#include "output/json_string.h"

#include <bit>
#include <cassert>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "annals/writer.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace annals::output {
namespace {

// Plain bytes go into JSON as they are; others are escaped, or have to be checked (0x80 and above).
bool is_plain(char c) {
  const auto byte = static_cast<uint8_t>(c);
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

bool is_high(char c) { return (static_cast<uint8_t>(c) & 0x80u) != 0; }

template <typename Word>
Word load(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}
template <typename Word>
void store(char* to, Word word) {
  std::memcpy(to, &word, sizeof word);
}

// Not 0 if a byte of the word is not plain. A byte below the one subtracted borrows from the next,
// but then the answer is found already.
uint64_t not_plain(uint64_t word) {
  constexpr uint64_t kOnes = 0x0101010101010101u;
  const uint64_t found = word | (word - kOnes * 0x20) | ((word ^ (kOnes * '"')) - kOnes) |
                         ((word ^ (kOnes * '\\')) - kOnes);
  return found & (kOnes * 0x80);
}

#ifdef __SSE2__
// A bit for each of 16 bytes that is not plain.
uint32_t not_plain(__m128i block) {
  // Signed: bytes of 0x80 and above are less than a space, too.
  const __m128i found = _mm_or_si128(_mm_cmplt_epi8(block, _mm_set1_epi8(0x20)),
                                     _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('"')),
                                                  _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'))));
  return static_cast<uint32_t>(_mm_movemask_epi8(found));
}

bool both_plain(uint64_t first, uint64_t last) {
  return not_plain(_mm_set_epi64x(static_cast<int64_t>(last), static_cast<int64_t>(first))) == 0;
}

// Copies 16 bytes; gives the number of those before the first that is not plain.
unsigned copy_block(const char* from, char* to) {
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), block);
  return static_cast<unsigned>(std::countr_zero(not_plain(block) | 0x10000u));
}
#else
bool both_plain(uint64_t first, uint64_t last) { return (not_plain(first) | not_plain(last)) == 0; }

unsigned copy_block(const char* from, char* to) {
  std::memcpy(to, from, 16);
  if (both_plain(load<uint64_t>(from), load<uint64_t>(from + 8))) return 16;
  unsigned i = 0;
  while (is_plain(from[i])) ++i;
  return i;
}
#endif

// Copies fewer than 16 bytes, by loads that overlap; false, and nothing copied, if one is not
// plain.
inline bool copy_short(const char* from, size_t count, char* to) {
  if (count >= 8) {
    const auto first = load<uint64_t>(from);
    const auto last = load<uint64_t>(from + count - 8);
    if (!both_plain(first, last)) return false;
    store(to, first);
    store(to + count - 8, last);
  } else if (count >= 4) {
    const auto first = load<uint32_t>(from);
    const auto last = load<uint32_t>(from + count - 4);
    if (not_plain(uint64_t{last} << 32 | first) != 0) return false;
    store(to, first);
    store(to + count - 4, last);
  } else if (count > 0) {
    const char middle = from[count / 2];
    const char last = from[count - 1];
    if (!is_plain(from[0]) || !is_plain(middle) || !is_plain(last)) return false;
    to[0] = from[0];
    to[count / 2] = middle;
    to[count - 1] = last;
  }
  return true;
}

// The letter behind the backslash; 'u' where four digits follow.
char escape_of(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 'u';
  }
}

constexpr size_t kQuotes = 4;  // both, and the two bytes that are left

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Bytes of the character that begins at `at`, 0 if it is no UTF-8. The commonest are told here.
size_t length_of(std::string_view text, size_t at) {
  const auto lead = static_cast<uint8_t>(text[at]);
  const size_t left = text.size() - at;
  if (lead >= 0xC2 && lead < 0xE0 && left >= 2 && text::is_continuation(text[at + 1])) return 2;
  if (lead > 0xE0 && lead < 0xED && left >= 3 && text::is_continuation(text[at + 1]) &&
      text::is_continuation(text[at + 2]))
    return 3;
  const text::Decoded c = text::decode(text, at);
  return c.code_point == text::kInvalid ? 0 : c.length;
}

}  // namespace

void JsonBytes::grow(size_t count) {
  constexpr size_t kAhead = 2048;
  const size_t used = size();
  out_.resize(used + std::max(count, kAhead));
  at_ = out_.data() + used;
  end_ = out_.data() + out_.size();
}

// Appends the plain bytes that the text begins with; gives their number.
size_t JsonBytes::copy_plain(const char* from, size_t count) {
  size_t i = 0;
  if (count < 16) {
    for (; i < count && is_plain(from[i]); ++i) at_[i] = from[i];
    at_ += i;
    return i;
  }
  unsigned plain = 16;
  for (; plain == 16 && i + 16 <= count; i += plain) plain = copy_block(from + i, at_ + i);
  if (plain == 16 && i < count) i = count - 16 + copy_block(from + count - 16, at_ + count - 16);
  at_ += i;
  return i;
}

// Appends the byte that is not plain and those of 0x80 and above behind it, with U+FFFD for those
// that are no UTF-8; gives their number.
size_t JsonBytes::copy_other(std::string_view text) {
  const char c = text.front();
  if (!is_high(c)) {
    constexpr char kHex[] = "0123456789abcdef";
    make_room(6);
    put('\\');
    put(escape_of(c));
    if (at_[-1] == 'u') {
      put("00");
      put(kHex[static_cast<uint8_t>(c) >> 4]);
      put(kHex[static_cast<uint8_t>(c) & 15]);
    }
    return 1;
  }
  size_t i = 0;
  while (i < text.size() && is_high(text[i])) {
    make_room(4);
    const size_t length = length_of(text, i);
    if (length == 0) {
      put(kReplacement);
      ++i;
    }
    for (const size_t end = i + length; i < end; ++i) put(text[i]);
  }
  return i;
}

// Most strings are short and all plain. A string has memory for 15 bytes and a zero at least, all
// of which may be read, whatever the length.
void JsonBytes::value(const std::string& text) {
  constexpr size_t kBlock = 16;
  static_assert(kBlock + kQuotes <= kShort);
  assert(text.capacity() >= kBlock - 1);
  const size_t size = text.size();
  if (size >= kBlock) return string(text);
  *at_ = '"';
  if (copy_block(text.data(), at_ + 1) < size) [[unlikely]] {
    ++at_;
    return close_string(text);
  }
  at_[size + 1] = '"';
  at_ += size + 2;
}

void JsonBytes::string(std::string_view text) {
  make_room(text.size() + kQuotes);
  put('"');
  size_t done = 0;
  if (text.size() >= 16) {
    done = copy_plain(text.data(), text.size());
  } else if (copy_short(text.data(), text.size(), at_)) {
    at_ += done = text.size();
  }
  if (done < text.size()) [[unlikely]]
    return close_string(text.substr(done));
  put('"');
}

// The rest of a string from a byte that may not be plain, and the quotation mark.
void JsonBytes::close_string(std::string_view rest) {
  for (size_t done = 0;;) {
    make_room(rest.size() - done + kQuotes);
    done += copy_plain(rest.data() + done, rest.size() - done);
    if (done == rest.size()) break;
    done += copy_other(rest.substr(done));
  }
  put('"');
}

void append_string(std::string_view text, std::string& out) { JsonBytes(out).string(text); }
void append_double(double value, std::string& out) { JsonBytes(out).real(value); }

}  // namespace annals::output

namespace annals {

std::string_view valid_utf8(std::string_view text, std::string& buffer) {
  size_t at = 0;
  while (at < text.size()) {
    const text::Decoded c = text::decode(text, at);
    if (c.code_point == text::kInvalid) break;
    at += c.length;
  }
  if (at >= text.size()) return text;
  buffer.assign(text, 0, at);
  while (at < text.size()) {
    const text::Decoded c = text::decode(text, at);
    if (c.code_point == text::kInvalid)
      buffer += output::kReplacement;
    else
      buffer.append(text, at, c.length);
    at += c.length;
  }
  return buffer;
}

}  // namespace annals
