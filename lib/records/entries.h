// Entries of several lines: a title, a speaker, a date and place, an abstract. Found by layout and
// dates alone, before any sentence is weighed.
#ifndef ANNALS_LIB_RECORDS_ENTRIES_H_
#define ANNALS_LIB_RECORDS_ENTRIES_H_

#include <cstdint>
#include <vector>

#include "mentions/input.h"
#include "records/clauses.h"
#include "resolve/resolved.h"

namespace annals::records {

enum class BlockRole : uint8_t {
  free,        // decided by its words
  entry,       // the first line of an entry
  entry_line,  // a further line of it
  heading,
  rule,
  nothing,  // tells of no occasion, and ends the one above it
};

struct Entries {
  std::vector<BlockRole> roles;  // of each block
  // For the first line of an entry, the date that one of its lines gives; else kNone.
  std::vector<uint32_t> date_of;
  // Of each block, the date near its start that may be an occasion's own; else kNone.
  std::vector<uint32_t> date_in;
  // True if blank lines set the records of the text apart.
  bool uses_blank_lines = false;
  // … but most of its paragraphs follow each other without one.
  bool few_blank_lines = false;
};

// Fills `entries` anew. Linear in the blocks.
void find_entries(const mentions::Input& input, const resolve::Resolved& resolved,
                  const Clauses& clauses, Entries& entries);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ENTRIES_H_
