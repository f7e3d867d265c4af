// Stretches of the text that are told as a history: prose that goes on from year to year.
#ifndef ANNALS_LIB_RECORDS_HISTORY_H_
#define ANNALS_LIB_RECORDS_HISTORY_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "records/clauses.h"
#include "records/entries.h"
#include "resolve/resolved.h"

namespace annals::records {

// Blocks, half open, in the order of the text.
struct History {
  uint32_t first = 0;
  uint32_t end = 0;
};

// Fills `histories` anew: runs of sentences of free prose, three of which or more each give a later
// year than those before. Not the entries of an archive, most of which are of one year, nor what a
// day's heading dates. Linear.
void find_histories(const mentions::Input& input, const resolve::Resolved& resolved,
                    const Clauses& clauses, const Entries& entries,
                    std::vector<History>& histories);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_HISTORY_H_
