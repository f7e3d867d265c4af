// The organizers that act: back from a verb over its subject, "the A (AA), whose aim is …, and the
// B had the honour to hold".
#ifndef ANNALS_LIB_RECORDS_ORGANIZER_SUBJECT_H_
#define ANNALS_LIB_RECORDS_ORGANIZER_SUBJECT_H_

#include "records/organizer_view.h"

namespace annals::records {

// Adds to `out` the organizations that are the subject of the words at `verb`, in the sentence.
// `close`: right before them, as in "the A congress".
void organizers_before(const Scope& scope, uint32_t verb, Range sentence, bool close,
                       OrganizerList& out);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_ORGANIZER_SUBJECT_H_
