// Classes of 64 bytes at a time, as bit masks: bit i is byte i.
//
// One reader for each set of instructions, and a portable one; all give the same masks. x86-64 has
// SSE2 always and AVX2 where the processor says so; other machines have the portable reader.
#ifndef ANNALS_LIB_TEXT_BYTE_BLOCKS_H_
#define ANNALS_LIB_TEXT_BYTE_BLOCKS_H_

#include <cstddef>
#include <cstdint>

namespace annals::text {

inline constexpr size_t kBlockBytes = 64;

struct ByteBlock {
  uint64_t lower = 0;  // a-z
  uint64_t upper = 0;  // A-Z
  uint64_t digit = 0;  // 0-9
  uint64_t blank = 0;  // controls, space, DEL; line ends too
  uint64_t line = 0;   // LF, CR
  uint64_t high = 0;   // 0x80 and above
  uint64_t apostrophe = 0;
  uint64_t link = 0;  // what a link may begin at: "@", "#", ":" (of "://"), "w" (of "www")
};

// The instructions that a reader needs.
enum class Simd : uint8_t { none, sse2, avx2 };

// Reads kBlockBytes bytes.
using BlockReader = void (*)(const char* bytes, ByteBlock& block);

// Null where this processor or this build has no such instructions. `none` is always there.
BlockReader block_reader(Simd simd);

// The best of them; no better than the environment variable ANNALS_SIMD ("none", "sse2", "avx2")
// says, which is read once.
Simd best_simd();

}  // namespace annals::text

#endif  // ANNALS_LIB_TEXT_BYTE_BLOCKS_H_
