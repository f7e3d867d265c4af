// When the occasion was: its own date among all dates of the record.
#ifndef ANNALS_LIB_RECORDS_WHEN_H_
#define ANNALS_LIB_RECORDS_WHEN_H_

#include "annals/event.h"
#include "mentions/input.h"
#include "records/segment.h"
#include "resolve/resolved.h"

namespace annals::records {

// Index of the record's own date in `resolved.dates`; kNone: its text gives none.
uint32_t find_when(const mentions::Input& input, const resolve::Resolved& resolved,
                   const Segment& segment);

// Fills `when` from that date, else from the governing headings.
void fill_when(const resolve::Resolved& resolved, const Segment& segment, uint32_t date,
               Event& event);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_WHEN_H_
