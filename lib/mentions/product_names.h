// Names of what is made and used, a program, a project or a ship, which the lists know as towns or
// as given names: one vote in the document, by what stands beside the word.
#ifndef ANNALS_LIB_MENTIONS_PRODUCT_NAMES_H_
#define ANNALS_LIB_MENTIONS_PRODUCT_NAMES_H_

#include "mentions/candidate.h"
#include "mentions/flat_index.h"
#include "mentions/input.h"
#include "mentions/name_scan.h"

namespace annals::mentions {

struct ProductScratch {
  struct Vote {
    uint32_t token = 0;   // where the word stands first
    uint32_t found = 0;   // behind which are makers, users or a version
    uint32_t spoken = 0;  // before which "in", "at" and their like speak of a place
  };
  std::vector<Vote> votes;
  FlatIndex index;
};

// "Halden 2.1 was released; Halden developers met in Oslo": where a word stands so more than once,
// and more often than a place's name would, its candidates for places and people count no more.
// "HMS Kent" says it by itself.
void doubt_products(const Input& input, const NameWords& words, const NameScan& scan,
                    ProductScratch& scratch, Candidates& candidates);

}  // namespace annals::mentions

#endif  // ANNALS_LIB_MENTIONS_PRODUCT_NAMES_H_
