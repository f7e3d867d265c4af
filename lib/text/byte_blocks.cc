#include "text/byte_blocks.h"

#include <array>
#include <cstdlib>
#include <string_view>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace annals::text {
namespace {

// --- portable ---

constexpr unsigned kClasses = 8;  // the masks of a ByteBlock, in their order

// For each byte a word with a lane of eight bits for each class; the lowest bit of a lane tells
// whether the byte is of the class.
constexpr std::array<uint64_t, 256> make_lanes() {
  std::array<uint64_t, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool is[kClasses] = {c >= 'a' && c <= 'z',
                               c >= 'A' && c <= 'Z',
                               c >= '0' && c <= '9',
                               c <= ' ' || c == 0x7F,
                               c == '\n' || c == '\r',
                               c >= 0x80,
                               c == '\'',
                               c == '@' || c == '#' || c == ':' || c == 'w'};
    for (unsigned k = 0; k < kClasses; ++k) table[c] |= uint64_t{is[k]} << (8 * k);
  }
  return table;
}
constexpr std::array<uint64_t, 256> kLanes = make_lanes();

// Swaps the upper half of each pair of lanes of `a` with the lower half of that of `b`.
inline void swap_halves(uint64_t& a, uint64_t& b, unsigned shift, uint64_t lower_halves) {
  const uint64_t differ = (a >> shift ^ b) & lower_halves;
  a ^= differ << shift;
  b ^= differ;
}

void read_portable(const char* bytes, ByteBlock& block) {
  uint64_t rows[8];  // of eight bytes each: a lane for each class
  for (unsigned row = 0; row < 8; ++row) {
    const auto lanes = [&](unsigned i) {
      return kLanes[static_cast<uint8_t>(bytes[8 * row + i])] << i;
    };
    rows[row] =
        lanes(0) | lanes(1) | lanes(2) | lanes(3) | lanes(4) | lanes(5) | lanes(6) | lanes(7);
  }
  // Transposed, they are a row for each class.
  for (unsigned i = 0; i < 4; ++i) swap_halves(rows[i], rows[i + 4], 32, 0xFFFFFFFFu);
  for (const unsigned i : {0, 1, 4, 5}) swap_halves(rows[i], rows[i + 2], 16, 0xFFFF0000FFFFu);
  for (unsigned i = 0; i < 8; i += 2) swap_halves(rows[i], rows[i + 1], 8, 0xFF00FF00FF00FFu);
  block = {rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7]};
}

#if defined(__x86_64__)

// --- SSE2: 16 bytes at a time ---

inline uint64_t bits(__m128i is) { return static_cast<uint32_t>(_mm_movemask_epi8(is)); }
inline __m128i equal(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }
// Whether a byte is from `first` to `first + more`.
inline __m128i within(__m128i bytes, char first, char more) {
  const __m128i from = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(more)), from);
}

void read_sse2(const char* bytes, ByteBlock& block) {
  block = {};
  for (unsigned at = 0; at < kBlockBytes; at += 16) {
    const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
    const __m128i line = _mm_or_si128(equal(b, '\n'), equal(b, '\r'));
    const __m128i blank = _mm_or_si128(within(b, 0, ' '), equal(b, 0x7F));
    const __m128i link = _mm_or_si128(_mm_or_si128(equal(b, '@'), equal(b, '#')),
                                      _mm_or_si128(equal(b, ':'), equal(b, 'w')));
    block.lower |= bits(within(b, 'a', 25)) << at;
    block.upper |= bits(within(b, 'A', 25)) << at;
    block.digit |= bits(within(b, '0', 9)) << at;
    block.blank |= bits(blank) << at;
    block.line |= bits(line) << at;
    block.high |= bits(b) << at;
    block.apostrophe |= bits(equal(b, '\'')) << at;
    block.link |= bits(link) << at;
  }
}

// --- AVX2: 32 bytes at a time ---

#define ANNALS_AVX2 __attribute__((target("avx2")))

ANNALS_AVX2 inline uint64_t bits(__m256i is) {
  return static_cast<uint32_t>(_mm256_movemask_epi8(is));
}
ANNALS_AVX2 inline __m256i equal(__m256i bytes, char c) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c));
}
ANNALS_AVX2 inline __m256i within(__m256i bytes, char first, char more) {
  const __m256i from = _mm256_sub_epi8(bytes, _mm256_set1_epi8(first));
  return _mm256_cmpeq_epi8(_mm256_min_epu8(from, _mm256_set1_epi8(more)), from);
}

// Of the bytes with these lower halves, one each: whether a byte is among them.
ANNALS_AVX2 inline __m256i among(__m256i bytes, __m256i by_lower_half) {
  return _mm256_cmpeq_epi8(bytes, _mm256_shuffle_epi8(by_lower_half, bytes));
}

ANNALS_AVX2 void read_avx2(const char* bytes, ByteBlock& block) {
  const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32));
  const __m256i lines = _mm256_setr_epi8(-1, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\n', 0, 0, '\r', 0, 0,  //
                                         -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, '\n', 0, 0, '\r', 0, 0);
  const __m256i links = _mm256_setr_epi8('@', 0, 0, '#', 0, 0, 0, 'w', 0, 0, ':', 0, 0, 0, 0, 0,  //
                                         '@', 0, 0, '#', 0, 0, 0, 'w', 0, 0, ':', 0, 0, 0, 0, 0);
  const auto pair = [](uint64_t first, uint64_t second) { return first | second << 32; };
  block.lower = pair(bits(within(a, 'a', 25)), bits(within(b, 'a', 25)));
  block.upper = pair(bits(within(a, 'A', 25)), bits(within(b, 'A', 25)));
  block.digit = pair(bits(within(a, '0', 9)), bits(within(b, '0', 9)));
  block.blank = pair(bits(_mm256_or_si256(within(a, 0, ' '), equal(a, 0x7F))),
                     bits(_mm256_or_si256(within(b, 0, ' '), equal(b, 0x7F))));
  block.line = pair(bits(among(a, lines)), bits(among(b, lines)));
  block.high = pair(bits(a), bits(b));
  block.apostrophe = pair(bits(equal(a, '\'')), bits(equal(b, '\'')));
  block.link = pair(bits(among(a, links)), bits(among(b, links)));
}

#undef ANNALS_AVX2

#endif  // __x86_64__

Simd find_best() {
  const char* asked = std::getenv("ANNALS_SIMD");
  const std::string_view most = asked == nullptr ? "" : asked;
  if (most == "none") return Simd::none;
  if (most != "sse2" && block_reader(Simd::avx2) != nullptr) return Simd::avx2;
  return block_reader(Simd::sse2) != nullptr ? Simd::sse2 : Simd::none;
}

}  // namespace

BlockReader block_reader(Simd simd) {
  if (simd == Simd::none) return read_portable;
#if defined(__x86_64__)
  if (simd == Simd::sse2) return read_sse2;
  if (__builtin_cpu_supports("avx2")) return read_avx2;
#endif
  return nullptr;
}

Simd best_simd() {
  static const Simd best = find_best();
  return best;
}

}  // namespace annals::text
