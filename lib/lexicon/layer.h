// One mapped image: its arrays, and look-ups in it. Phrases are numbered within the image here.
#ifndef ANNALS_LIB_LEXICON_LAYER_H_
#define ANNALS_LIB_LEXICON_LAYER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "annals/result.h"
#include "lexicon/image.h"
#include "text/token.h"

namespace annals::lexicon {

// What stands in the text from one token on.
struct Found {
  uint32_t single = 0;     // phrase of that token alone; 0: none
  uint32_t longest = 0;    // longest phrase of two tokens or more; 0: none
  uint32_t end_token = 0;  // of `longest`
};

// A token at which phrases may begin, and what its own hash leads to. The steps that find it are
// taken for some tokens at once, so that none waits for the image's memory alone.
struct Head {
  uint32_t token = 0;
  uint32_t slot = 0;
  uint64_t hash = 0;  // of the word; then of the word and the unit behind it
  bool plain = false;
  bool longer = false;  // a phrase of more units may stand here

  explicit Head(text::TokenSpan tokens, uint32_t first)
      : token(first),
        plain((tokens[first].shape & (text::kNonAscii | text::kApostrophe)) == 0),
        longer(!plain) {}
  Head() = default;
};

class Layer {
 public:
  static Result<Layer> map(std::span<const std::byte> image);

  // `scratch` is reused memory for words that are not ASCII.
  Found match(std::string_view text, text::TokenSpan tokens, uint32_t first,
              std::string& scratch) const;

  // The same for heads that are taken together.
  void seek(std::string_view text, text::TokenSpan tokens, std::span<Head> heads,
            std::string& scratch) const;
  Found match(std::string_view text, text::TokenSpan tokens, const Head& head,
              std::string& scratch) const;

  // The phrase of this text (units parted by one space, folded or exact); 0: none.
  uint32_t find(std::string_view phrase) const;

  const char* text(uint32_t phrase) const { return strings_ + phrases_[phrase].string + 1; }
  const char* string(uint32_t offset) const { return strings_ + offset; }
  uint32_t first_reference(uint32_t phrase) const {
    return phrases_[phrase].reference & ~kHasVariants;
  }
  uint32_t end_reference(uint32_t phrase) const {
    return phrases_[phrase + 1].reference & ~kHasVariants;
  }
  const uint16_t* kinds() const { return kinds_; }  // of each phrase, a bit for each kind
  const Phrase* phrases() const { return phrases_; }
  const Reference* references() const { return references_; }
  const Record* records() const { return records_; }
  uint32_t phrase_count() const { return phrase_count_; }  // phrase 0, that is none, included
  uint32_t reference_count() const { return reference_count_; }

 private:
  uint32_t value(uint64_t hash) const;
  Found match_units(std::string_view text, text::TokenSpan tokens, uint32_t first,
                    std::string& scratch) const;
  uint32_t confirm(uint32_t phrase, std::string_view text, text::TokenSpan tokens, uint32_t first,
                   std::string& scratch) const;
  uint32_t confirm_word(uint32_t phrase, std::string_view word) const;
  bool has_entries(uint32_t phrase) const {
    return first_reference(phrase) != end_reference(phrase);
  }
  std::span<const Variant> variants(uint32_t phrase) const;

  const Slot* slots_ = nullptr;
  const Phrase* phrases_ = nullptr;
  const uint16_t* kinds_ = nullptr;
  const Reference* references_ = nullptr;
  const Record* records_ = nullptr;
  const Variant* variants_ = nullptr;
  const char* strings_ = nullptr;
  const char* strings_end_ = nullptr;
  uint64_t slot_count_ = 0;
  uint32_t phrase_count_ = 0;
  uint32_t reference_count_ = 0;
  uint32_t variant_count_ = 0;
  uint32_t longest_ = 0;
};

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_LAYER_H_
