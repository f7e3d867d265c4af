// What a block tells by itself of where a record begins, whatever record is open.
#ifndef ANNALS_LIB_RECORDS_BLOCK_SIGNS_H_
#define ANNALS_LIB_RECORDS_BLOCK_SIGNS_H_

#include <cstdint>

#include "mentions/input.h"
#include "records/clauses.h"
#include "resolve/resolved.h"
#include "text/layout.h"

namespace annals::records {

// The block's first sentence; where it is a label ("Incident 13/17.", "No. 4."), with the dated one
// that it stands before.
Range lead_of(const mentions::Input& input, const resolve::Resolved& resolved,
              const Clauses& clauses, const text::Block& block);

// The date that closes the block, set off by a dash or a bracket: "… struck for higher pay – 1852".
uint32_t closing_date(const mentions::Input& input, const resolve::Resolved& resolved,
                      const Clauses& clauses, const text::Block& block);

// "19.30 Author evening"
bool opens_with_time(const mentions::Input& input, uint32_t token);

// The date of the innermost heading of dates over the block; null: no such heading gives one.
const resolve::Date* date_above(const resolve::Resolved& resolved, const Clauses& clauses,
                                uint32_t index);

// "16 September 1963", below "16 September", which gives the day of every year.
bool is_day_of_year(const resolve::Date& date, const resolve::Date* above);

// "1858–1931": the time that the whole text or a part of it tells of, and no occasion's.
bool is_span(const resolve::Heading& heading);

// Under a heading that is a date, no coarser than `coarsest`: what stands below a day tells of that
// day. `index`: the block's.
bool below_a_date(const resolve::Resolved& resolved, const Clauses& clauses, uint32_t index,
                  resolve::Precision coarsest = resolve::Precision::other);

// Whether the tokens of a record name the event (its index, behind them), too: most of the name's
// longer words stand in one of theirs.
bool tells_event(const mentions::Input& input, const resolve::Resolved& resolved,
                 const Clauses& clauses, Range record, uint32_t event);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_BLOCK_SIGNS_H_
