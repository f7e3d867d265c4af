// Whether words tell the occasion or something beside it.
#ifndef ANNALS_LIB_RECORDS_KIND_CLAUSE_H_
#define ANNALS_LIB_RECORDS_KIND_CLAUSE_H_

#include <cstdint>

#include "records/scope.h"

namespace annals::records {

// "the minister who had signed", "Under the agreement of", "where the hall was opened": a cue
// that begins at the token tells of something else than the record does.
bool tells_aside(const Scope& scope, Range sentence, uint32_t token, uint32_t end);

// "Three brethren sail to Riga", "she": people act by the verb at the token; not "a gift from Ann".
bool has_agent(const Scope& scope, Range sentence, uint32_t verb);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_KIND_CLAUSE_H_
