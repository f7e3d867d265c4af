// What sort of occasion it was.
#ifndef ANNALS_LIB_RECORDS_KIND_H_
#define ANNALS_LIB_RECORDS_KIND_H_

#include "records/scope.h"

namespace annals::records {

// Sets `scope.kind` from the head of the occasion's name, from event nouns and from the rules of
// kind "kind"; "other" where nothing tells it.
void find_kind(Scope& scope);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_KIND_H_
