// What of a text an extraction used.
#ifndef ANNALS_TOOLS_COVERAGE_H_
#define ANNALS_TOOLS_COVERAGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annals/event.h"

namespace annals::tool {

// Something that looks like a name, a date or a record and is in no field; alike ones together.
struct Unused {
  std::string kind;  // name, date, block
  std::string text;  // of a block its first words
  uint64_t line = 0;
  uint64_t column = 0;
  double score = 0;
  std::vector<Span> spans;
};

struct Coverage {
  struct Share {
    uint64_t used = 0;
    uint64_t all = 0;
    double percent() const {
      return all == 0 ? 100.0 : 100.0 * static_cast<double>(used) / static_cast<double>(all);
    }
  };
  Share names, dates, blocks;
  std::vector<Unused> unused;  // best first
};

// Names are runs of capitalised words; one word alone at the start of a sentence is none. Dates are
// numbers of four digits from 1000 to 2199, and numbers next to the name of a month. Blocks are the
// runs of lines between blank lines. Linear.
Coverage measure_coverage(std::string_view text, const std::vector<Event>& events,
                          const std::vector<Annotation>& mentions);

}  // namespace annals::tool

#endif  // ANNALS_TOOLS_COVERAGE_H_
