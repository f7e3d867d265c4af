// The data image: rules and gazetteers, compiled at build time, found and mapped at load.
//
// One file, `annals.image`: a header (magic, layout version, data version, section table), then
// the compiled rule pack, the gazetteer and the packs' sources (to compile them together with a
// user's), each aligned to 64 bytes. Little-endian.
#ifndef ANNALS_LIB_DATA_DATA_H_
#define ANNALS_LIB_DATA_DATA_H_

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "annals/extractor.h"
#include "annals/result.h"
#include "lexicon/gazetteer.h"
#include "lexicon/table.h"
#include "rules/pack.h"
#include "text/layout.h"

namespace annals::data {

// Tells abbreviations by the pack's list "abbreviation".
class PackAbbreviations : public text::AbbreviationTest {
 public:
  explicit PackAbbreviations(const rules::Pack& pack);
  bool is_abbreviation(text::TokenSpan tokens, uint32_t index) const override;

 private:
  const rules::Pack& pack_;
  rules::ListId list_;
  rules::ListId weekday_;  // words besides: "Sat."
  rules::ListId month_;
};

struct Data {
  std::string folder;   // where the image was found
  std::string version;  // as the image states it
  // What the pack and the gazetteer refer to: mapped files, images built from the user's lists.
  std::vector<std::shared_ptr<const void>> memory;
  rules::Pack pack;
  lexicon::Gazetteer gazetteer;
};

// Finds, maps and checks the image, then adds the user's packs and lists.
//
// The image is looked for in Options::data, else in the folder that ANNALS_DATA names; where
// either is given it must be there. Else in the first of: beside the executable as the build tree
// has it (../data/en), beside the executable or the library as an install prefix has it
// (../share/annals/en), the build tree, the install prefix that was configured.
//
// A user's rule pack makes all rules be compiled again (some ten milliseconds); a user's TSV list
// is compiled into a layer, an image of one (build_gazetteer) is mapped.
// Error: no image, an image of another version, a fault in a pack or a list (file, line, column).
Result<Data> load(const Options& options);

// Compiles the rule packs (*.toml in `folder`/rules, by name) and gazetteers (*.tsv in
// `folder`/gazetteers) into an image file; what the build runs. The file is written beside its
// place and renamed. `gazetteers_of`: an image whose gazetteers are taken instead, so that only the
// rules are compiled; empty: none.
Result<void> build_image(const std::string& folder, const std::string& output,
                         const std::string& gazetteers_of = "");

// Compiles TSV lists into a gazetteer image that Options::gazetteers accepts. `base` is the data
// that it will be a layer of; it gives the flags of words and names.
Result<void> build_gazetteer(const std::vector<std::string>& lists, const Data& base,
                             const std::string& output);
Result<void> build_gazetteer(std::span<const lexicon::Table> tables, const Data& base,
                             const std::string& output);

}  // namespace annals::data

#endif  // ANNALS_LIB_DATA_DATA_H_
