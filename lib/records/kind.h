// What sort of occasion it was.
#ifndef ANNALS_LIB_RECORDS_KIND_H_
#define ANNALS_LIB_RECORDS_KIND_H_

#include "annals/event.h"
#include "records/scope.h"

namespace annals::records {

// Fills `event.kind` from the head of the occasion's name, from event nouns and from the rules of
// kind "kind"; "other" where nothing tells it.
void fill_kind(const Scope& scope, Event& event);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_KIND_H_
