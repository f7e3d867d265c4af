// What a Pack holds: the program, and its regexes compiled at first use.
#ifndef ANNALS_LIB_RULES_PACK_IMPL_H_
#define ANNALS_LIB_RULES_PACK_IMPL_H_

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "rules/pack.h"
#include "rules/program.h"

namespace annals::rules {

struct Pack::Impl {
  Program program;
  uint32_t bits_stride = 0;

  // RE2 takes up to a millisecond to compile, so each waits until it is needed.
  struct LazyRegex {
    std::once_flag once;
    std::unique_ptr<re2::RE2> regex;
  };
  mutable std::vector<LazyRegex> regexes;

  explicit Impl(Program compiled)
      : program(std::move(compiled)),
        bits_stride(program.bits_per_word()),
        regexes(program.regexes.size()) {}

  std::string_view string(StringRef ref) const {
    return std::string_view(program.pool).substr(ref.offset, ref.length);
  }

  const re2::RE2& regex(uint16_t index) const {
    LazyRegex& lazy = regexes[index];
    std::call_once(lazy.once, [&] {
      const std::string_view text = string(program.regexes[index]);
      lazy.regex =
          std::make_unique<re2::RE2>(re2::StringPiece(text.data(), text.size()), re2::RE2::Quiet);
    });
    return *lazy.regex;
  }

  bool bit(const std::vector<uint64_t>& bits, ListId list, uint32_t word) const {
    return (bits[size_t{word} * bits_stride + list / 64] >> (list % 64) & 1) != 0;
  }

  // The entries of `list` that begin with `word`, longest first.
  std::pair<const ListEntry*, const ListEntry*> entries(ListId list, uint32_t word) const;

  // Tokens of the longest entry at token `i`, and the entry itself if it is recorded.
  uint32_t match(ListId list, const text::Tokens& tokens, uint32_t i,
                 const ListEntry** entry) const;
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_PACK_IMPL_H_
