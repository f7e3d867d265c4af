// Bodies that have their names from towns: "Council of Lund", "Mombasa Women's Guild".
#ifndef ANNALS_LIB_RESOLVE_BODY_TOWNS_H_
#define ANNALS_LIB_RESOLVE_BODY_TOWNS_H_

#include <vector>

#include "mentions/input.h"
#include "resolve/place_options.h"
#include "resolve/resolved.h"

namespace annals::resolve {

// The countries of such towns, by organization, of those that have no country otherwise; 0: there
// is none. The only town of its name, or one that is far larger than those of other countries.
// Linear in the words of the organizations' names.
void find_body_towns(const mentions::Input& input, const LinkWeights& weights,
                     const Resolved& resolved, std::vector<Country>& towns);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_BODY_TOWNS_H_
