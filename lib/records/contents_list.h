// A table of contents: lines that stand again below it, over what they name.
#ifndef ANNALS_LIB_RECORDS_CONTENTS_LIST_H_
#define ANNALS_LIB_RECORDS_CONTENTS_LIST_H_

#include <cstdint>
#include <utility>

#include "mentions/input.h"

namespace annals::records {

// The blocks [first, end) of the lines below "Contents", near the head of the text, if two or more
// of them come again behind these; else an empty range. Linear.
std::pair<uint32_t, uint32_t> find_contents(const mentions::Input& input);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_CONTENTS_LIST_H_
