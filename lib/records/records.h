// Records: blocks and sentences become events.
#ifndef ANNALS_LIB_RECORDS_RECORDS_H_
#define ANNALS_LIB_RECORDS_RECORDS_H_

#include <vector>

#include "annals/event.h"
#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::records {

// Segments the text into records and fills them: when, where, mode, title, kind, roles,
// attendance, links, warnings. Clears `events` first.
void build_records(const mentions::Input& input, const resolve::Resolved& resolved,
                   std::vector<Event>& events);

// All mentions of the text as annotations, in order; records or not.
void build_annotations(const mentions::Input& input, const resolve::Resolved& resolved,
                       std::vector<Annotation>& annotations);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_RECORDS_H_
