// What sort of occasion it was.
#ifndef ANNALS_LIB_RECORDS_KIND_H_
#define ANNALS_LIB_RECORDS_KIND_H_

#include <string_view>
#include <vector>

#include "records/scope.h"

namespace annals::records {

// Sets `scope.kind` from the head of the occasion's name, from event nouns, from the rules of kind
// "kind" and from the governing headings; "other" where nothing tells it.
void find_kind(Scope& scope);

// What a section tells of, by its heading's nouns and rules: "Concerts", "FIELD MISSIONS 2014".
void add_kinds(const Scope& scope, const resolve::Heading& heading,
               std::vector<std::string_view>& kinds);

// "Past exhibitions", "Previous conferences 1998–2004": what each entry of that list is; empty: the
// heading is of no list.
std::string_view listed_kind(const Scope& scope, const resolve::Heading& heading);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_KIND_H_
