// The memory of one call: what each stage reads and writes, in the order of the flow.
#ifndef ANNALS_LIB_WORKSPACE_H_
#define ANNALS_LIB_WORKSPACE_H_

#include <string_view>
#include <vector>

#include "annals/extractor.h"
#include "lexicon/gazetteer.h"
#include "records/annotations.h"
#include "records/records.h"
#include "resolve/names.h"
#include "resolve/resolved.h"
#include "rules/pack.h"
#include "text/layout.h"
#include "text/token.h"
#include "text/token_index.h"

namespace annals {

struct Scratch::Impl {
  text::Tokens tokens;
  text::Layout layout;
  std::vector<lexicon::PhraseMatch> phrases;
  text::TokenIndex phrase_index;    // of their first tokens
  rules::MatchBuffer matches;       // rules of phase 0: dates, cues, attendance
  rules::MatchBuffer name_matches;  // rules of phase 1: those that refer to mentions
  resolve::NameScratch names;
  resolve::Resolved resolved;
  records::RecordScratch records;
  records::AnnotationScratch annotations;
};

}  // namespace annals

#endif  // ANNALS_LIB_WORKSPACE_H_
