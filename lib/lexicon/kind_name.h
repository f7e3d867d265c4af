// What kinds of entries are called where people read of them.
#ifndef ANNALS_LIB_LEXICON_KIND_NAME_H_
#define ANNALS_LIB_LEXICON_KIND_NAME_H_

#include "lexicon/gazetteer.h"

namespace annals::lexicon {

// "given" for EntryKind::given_name
const char* kind_name(EntryKind kind);

}  // namespace annals::lexicon

#endif  // ANNALS_LIB_LEXICON_KIND_NAME_H_
