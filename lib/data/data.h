// The data image: rules and gazetteers, compiled at build time, found and mapped at load.
//
// One file, `annals.image`: a header (magic, layout version, data version, section table), then
// the compiled rule pack and the gazetteer, each aligned to 64 bytes. Little-endian.
#ifndef ANNALS_LIB_DATA_DATA_H_
#define ANNALS_LIB_DATA_DATA_H_

#include <memory>
#include <string>

#include "annals/extractor.h"
#include "annals/result.h"
#include "lexicon/gazetteer.h"
#include "rules/pack.h"
#include "text/layout.h"

namespace annals::data {

// Tells abbreviations by the pack's list "abbreviation".
class PackAbbreviations : public text::AbbreviationTest {
 public:
  explicit PackAbbreviations(const rules::Pack& pack);
  bool is_abbreviation(const text::Tokens& tokens, uint32_t index) const override;

 private:
  const rules::Pack& pack_;
  rules::ListId list_;
};

struct Data {
  std::string folder;                   // where the image was found
  std::string version;                  // as the image states it
  std::shared_ptr<const void> mapping;  // keeps the image mapped
  rules::Pack pack;
  lexicon::Gazetteer gazetteer;
};

// Finds (Options::data, ANNALS_DATA, build tree, install prefix), maps and checks the image, then
// adds the user's packs and lists.
Result<Data> load(const Options& options);

// Compiles the rule packs (*.toml in `folder`/rules) and gazetteers (*.tsv in
// `folder`/gazetteers) into an image file; what the build runs.
Result<void> build_image(const std::string& folder, const std::string& output);

}  // namespace annals::data

#endif  // ANNALS_LIB_DATA_DATA_H_
