// The inside of an Extractor, for the stages that look at an extraction afterwards.
#ifndef ANNALS_LIB_ENGINE_H_
#define ANNALS_LIB_ENGINE_H_

#include <memory>
#include <string_view>

#include "annals/extractor.h"
#include "data/data.h"
#include "mentions/input.h"
#include "records/words.h"
#include "resolve/dates_grammar.h"
#include "resolve/names.h"
#include "workspace.h"

namespace annals {

struct Extractor::Impl {
  data::Data data;
  std::unique_ptr<const resolve::DateGrammar> dates;  // of data.pack
  std::unique_ptr<const resolve::NameGrammar> names;  // of data.pack
  std::unique_ptr<const records::Words> words;        // of data.pack
  bool explain = false;

  // The flow, from the bytes to every mention with its value or entity. `trace`, if not null, is
  // told what the names competed with.
  mentions::Input analyse(std::string_view text, const Document& document, bool explaining,
                          Scratch::Impl& work, resolve::NameTrace* trace = nullptr) const;
};

}  // namespace annals

#endif  // ANNALS_LIB_ENGINE_H_
