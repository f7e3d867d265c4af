// A text read as the extractor reads it, with the product's data: what the stages after the lexicon
// work on.
#ifndef ANNALS_TESTS_UNIT_MENTIONS_TEXT_INPUT_H_
#define ANNALS_TESTS_UNIT_MENTIONS_TEXT_INPUT_H_

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "data/data.h"
#include "mentions/input.h"
#include "text/tokenizer.h"

namespace annals::test {

inline const data::Data& product_data() {
  static const Result<data::Data> loaded = data::load(Options{});
  EXPECT_TRUE(loaded.ok()) << loaded.error().to_string();
  return *loaded;
}

class TextInput {
 public:
  explicit TextInput(std::string text) : text_(std::move(text)) {
    const data::Data& data = product_data();
    text::tokenize(text_, tokens_);
    data.pack.annotate(text_, tokens_);
    text::find_layout(text_, tokens_, data::PackAbbreviations(data.pack), layout_);
    data.gazetteer.match(text_, tokens_, phrases_);
    phrase_index_.build(tokens_.size(), phrases_.size(),
                        [&](uint32_t k) { return phrases_[k].first_token; });
    for (const text::Block& block : layout_.blocks)
      data.pack.scan(0, text_, tokens_, block.first_token, block.end_token, {}, matches_);
  }

  mentions::Input input() const {
    const data::Data& data = product_data();
    return {text_,    tokens_,   layout_,        phrases_, phrase_index_,
            matches_, data.pack, data.gazetteer, document_};
  }

  std::string slice(uint32_t first, uint32_t end) const {
    return text_.substr(tokens_[first].begin, tokens_[end - 1].end - tokens_[first].begin);
  }

 private:
  std::string text_;
  text::Tokens tokens_;
  text::Layout layout_;
  std::vector<lexicon::PhraseMatch> phrases_;
  text::TokenIndex phrase_index_;
  rules::MatchBuffer matches_;
  Document document_;
};

}  // namespace annals::test

#endif  // ANNALS_TESTS_UNIT_MENTIONS_TEXT_INPUT_H_
