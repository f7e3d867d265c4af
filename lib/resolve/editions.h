// The years of a series' editions: "MarshConf 2023, Lyon" over "MarshConf 2022, Bonn".
#ifndef ANNALS_LIB_RESOLVE_EDITIONS_H_
#define ANNALS_LIB_RESOLVE_EDITIONS_H_

#include "mentions/candidate.h"
#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Fills `out.editions` from the lines and the first words of paragraphs in which one name stands
// before one year here and before another there: "ECOOP '87, Paris", "… Workshop (PRRS 2018) in
// Lima", "ICML-95". Such a year is no mention of a date, but tells when that edition was. Reads
// the dates, of which none is an edition. n log n in the names before a year.
void find_editions(const mentions::Input& input, Resolved& out);

// Appends a candidate for the name of each edition that its line opens with: "MarshConf 2023".
void propose_editions(const mentions::Input& input, const Resolved& resolved, float score,
                      mentions::Candidates& out);

// The edition that the block tells; null: none.
const Edition* edition_of(const Resolved& resolved, uint32_t block);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_EDITIONS_H_
