// Who speaks, told in the line of the title.
#ifndef ANNALS_LIB_RECORDS_TITLE_SPEAKER_H_
#define ANNALS_LIB_RECORDS_TITLE_SPEAKER_H_

#include "records/scope.h"
#include "resolve/resolved.h"

namespace annals::records {

// "4 May – The Siege of Mafeking – Peter Lang", "4 May: Ann Lee: Barns", "Ann Lee. Subject: Barns":
// the person beside the record's title; null: nobody stands there, or what it tells of lasts.
// `talk`: it is known to be one.
const resolve::Name* speaker_beside_title(const Scope& scope, bool talk);

// "Book launch: Ann Lee, “The Reed”": what the label says it is, and no talk of hers.
bool is_labelled_person(const Scope& scope, const resolve::Name& person);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_TITLE_SPEAKER_H_
