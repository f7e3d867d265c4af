// A list of those who held an office, each with the years in which they did.
#ifndef ANNALS_LIB_RECORDS_OFFICE_LIST_H_
#define ANNALS_LIB_RECORDS_OFFICE_LIST_H_

#include <cstdint>
#include <utility>
#include <vector>

#include "mentions/input.h"
#include "resolve/resolved.h"

namespace annals::records {

// The blocks [first, end) of each such list, with the line above that says what it lists:
//
//   Presidents                            1972–1986: Rosa Lind
//   Rosa Lind (1972–1986)                 1986–2004: Karl Holm
//   Karl Holm (since 1986)
//
// Two lines or more, that hold nothing but people and the years of a term, and one of them a span
// of years. Linear.
std::vector<std::pair<uint32_t, uint32_t>> find_office_lists(const mentions::Input& input,
                                                             const resolve::Resolved& resolved);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_OFFICE_LIST_H_
