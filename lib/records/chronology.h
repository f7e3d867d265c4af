// Paragraphs that tell one occasion after the other.
#ifndef ANNALS_LIB_RECORDS_CHRONOLOGY_H_
#define ANNALS_LIB_RECORDS_CHRONOLOGY_H_

#include "mentions/input.h"
#include "records/clauses.h"
#include "resolve/resolved.h"
#include "text/layout.h"

namespace annals::records {

// Three sentences of the block or more open with dates of their own, or it goes from year to year.
// `told` is the date of the record that is open before it, or null: what lies within its days, or
// within the time of a `journey`, is no date of its own. `headed`: it stands below a date.
bool is_chronology(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Clauses& clauses, const text::Block& block, const resolve::Date* told,
                   bool journey, bool headed);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_CHRONOLOGY_H_
