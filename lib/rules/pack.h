// A rule pack: word lists, weights and rules, compiled from TOML (docs/rules.md).
//
// The pack owns the vocabulary: every word that a list or a rule names has an id, and a text's
// tokens carry these ids (Token::word), so that a list test is a bit test and a rule is tried only
// where its trigger stands.
// Threads: immutable after loading.
#ifndef ANNALS_LIB_RULES_PACK_H_
#define ANNALS_LIB_RULES_PACK_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annals/result.h"
#include "text/token.h"

namespace annals::rules {

using ListId = uint16_t;
inline constexpr ListId kNoList = 0xFFFF;

// A TOML file of the pack.
struct Source {
  std::string name;  // for messages
  std::string text;
};

struct Capture {
  uint16_t name = 0;   // id of the capture's name (Pack::capture)
  uint32_t first = 0;  // tokens, half open
  uint32_t end = 0;
};

struct Match {
  uint32_t rule = 0;
  uint32_t first = 0;  // tokens, half open: what the rule marks (the whole, or its <mark:…>)
  uint32_t end = 0;
  uint32_t first_capture = 0;  // into MatchBuffer::captures
  uint32_t capture_count = 0;
};

// What the matcher keeps of each token. Without initialisers: it is written in place.
struct TokenInfo {
  uint32_t number;      // the value of a number of at most nine digits
  uint16_t word_row;    // of its word in the table of sets (rules/token_sets.h)
  uint8_t digits;       // of a number, at most 255; 0: it is none
  uint8_t token_class;  // and its row there
};

struct MatchBuffer {
  std::vector<Match> matches;
  std::vector<Capture> captures;
  // Scratch of the engine, kept so that scanning allocates nothing in the steady state.
  struct Frame {
    uint32_t step, at;
    uint64_t rest;
  };
  std::vector<Frame> stack;
  std::vector<uint64_t> visited;
  struct Attempt {
    uint64_t bits;  // the triggers of `group` to try
    uint32_t group, at, done_class;
  };
  std::vector<uint32_t> tried;
  std::vector<TokenInfo> infos;
  std::vector<Attempt> attempts;
  void clear() {
    matches.clear();
    captures.clear();
  }
};

// An example or a counterexample of a rule, and its place in rule_file().
struct Sample {
  std::string_view text;
  uint32_t line = 0;
  uint32_t column = 0;
  bool counter = false;
};

// Mentions found earlier, that rules of a later phase may refer to (%date, %place, …). Ascending,
// without overlap.
struct Known {
  uint32_t first = 0;
  uint32_t end = 0;
  uint8_t label = 0;  // annals::mentions::Label
};

class Pack {
 public:
  // Compiles the sources in order; lists of one name are joined, a rule id given again replaces
  // the earlier rule. Error: file, line, column, problem and cure.
  static Result<Pack> compile(std::span<const Source> sources);

  // The compiled pack as bytes for the data image, and back without copying or parsing: `image`
  // must outlive the pack and be aligned to 8 bytes.
  std::vector<std::byte> serialise() const;
  static Result<Pack> map(std::span<const std::byte> image);

  Pack();
  ~Pack();
  Pack(Pack&&) noexcept;
  Pack& operator=(Pack&&) noexcept;

  // --- words and lists ---
  // Sets Token::word of every word, mixed and punctuation token.
  void annotate(std::string_view text, text::Tokens& tokens) const;
  uint32_t word(std::string_view folded) const;  // 0: unknown
  std::string_view word_text(uint32_t word) const;

  ListId list(std::string_view name) const;  // kNoList: there is none, see `missing`
  // One-word entries.
  bool contains(ListId list, uint32_t word) const {
    return list != kNoList && (bits_.single[bits_.at(list, word)] >> (list % 64) & 1) != 0;
  }
  // For every word id, the union of the masks of the lists that have the word as an entry
  // (`single[list]`) or as the beginning of an entry of several words (`phrase[list]`). Both spans
  // are indexed by ListId and may be shorter than the lists. For stages that ask of each token
  // what it is in many lists: one load instead of many. Linear in the vocabulary: make it once.
  std::vector<uint32_t> word_masks(std::span<const uint32_t> single,
                                   std::span<const uint32_t> phrase) const;
  std::vector<uint64_t> word_masks(std::span<const uint64_t> single,
                                   std::span<const uint64_t> phrase) const;
  // Number of tokens of the longest entry that begins at token `i`; 0: none, as nearly always.
  uint32_t match(ListId list, text::TokenSpan tokens, uint32_t i) const {
    if (list == kNoList || i >= tokens.size()) return 0;
    const size_t at = bits_.at(list, tokens[i].word);
    const uint64_t begun = bits_.single[at] | bits_.phrase[at];
    return (begun >> (list % 64) & 1) == 0 ? 0 : longest_entry(list, tokens, i);
  }
  // The value given to an entry ("march" → 3), 0 when it has none. For entries of several words
  // pass the token range.
  int64_t value(ListId list, uint32_t word) const;
  int64_t value(ListId list, text::TokenSpan tokens, uint32_t first, uint32_t end) const;
  // The string given to an entry, empty when it has none.
  std::string_view string_value(ListId list, uint32_t word) const;
  std::string_view string_value(ListId list, text::TokenSpan tokens, uint32_t first,
                                uint32_t end) const;

  // --- weights and other settings:  [weights] "people.honorific" = 2.0 ---
  double weight(std::string_view name) const;  // 0 when there is none, see `missing`

  // The lists and weights that were asked for in vain, each once, as "list 'month'". What a program
  // asks for must be there: Extractor::load looks.
  std::vector<std::string> missing() const;

  // --- rules ---
  // All matches of the rules of `phase` in tokens [first, end), in order of their first token;
  // each rule gives its best match for each start, overlapping ones included.
  void scan(uint8_t phase, std::string_view text, text::TokenSpan tokens, uint32_t first,
            uint32_t end, std::span<const Known> known, MatchBuffer& out) const;

  size_t rule_count() const;
  std::string_view rule_id(uint32_t rule) const;
  std::string_view rule_kind(uint32_t rule) const;  // "date", "person", "cue", …
  int rule_priority(uint32_t rule) const;
  std::string_view rule_file(uint32_t rule) const;
  uint32_t rule_line(uint32_t rule) const;
  // A key of the rule's `value` table (nested keys joined by '.'), empty when absent. Numbers and
  // booleans are given as they are written.
  std::string_view rule_value(uint32_t rule, std::string_view key) const;
  uint8_t rule_phase(uint32_t rule) const;
  bool rule_is_slow(uint32_t rule) const;   // tried at all tokens of a common class
  double rule_weight(uint32_t rule) const;  // the rule's `weight`, 1 when absent
  std::vector<Sample> rule_samples(uint32_t rule) const;

  uint16_t capture(std::string_view name) const;  // 0xFFFF: no rule uses it

  struct Impl;

 private:
  // Rows of bits, one for each word: of the lists that have it, and in which it begins an entry of
  // several words. Those of word 0, which no list has, are empty.
  struct ListBits {
    const uint64_t* single = nullptr;
    const uint64_t* phrase = nullptr;
    size_t stride = 0;
    size_t at(ListId list, uint32_t word) const { return word * stride + list / 64; }
  };

  uint32_t longest_entry(ListId list, text::TokenSpan tokens, uint32_t i) const;

  std::unique_ptr<Impl> impl_;
  ListBits bits_;
};

}  // namespace annals::rules

#endif  // ANNALS_LIB_RULES_PACK_H_
