// Headings: which blocks govern others, of what kind, and how far.
#ifndef ANNALS_LIB_RESOLVE_HEADINGS_H_
#define ANNALS_LIB_RESOLVE_HEADINGS_H_

#include <vector>

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// Fills `out.headings` and `out.heading_of_block`, from the layout, from `out.dates` (those that
// have a value from the text alone) and from the gazetteer's phrases. Marks the dates that stand
// in date headings with kHeadingDate. `carried`, where a text is a later window of an archive: the
// headings that stand open where it begins, outermost first. Block 0 is then no heading, and those
// after it are the lines of these headings (lib/windows).
void find_headings(const mentions::Input& input, Resolved& out,
                   const std::vector<Heading>* carried = nullptr);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_HEADINGS_H_
