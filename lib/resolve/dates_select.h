// Of the date rules' matches that overlap, which stand.
#ifndef ANNALS_LIB_RESOLVE_DATES_SELECT_H_
#define ANNALS_LIB_RESOLVE_DATES_SELECT_H_

#include <vector>

#include "mentions/input.h"
#include "resolve/dates_grammar.h"
#include "resolve/dates_reading.h"

namespace annals::resolve {

struct Selected {
  uint32_t match = 0;  // index into MatchBuffer::matches
  uint32_t end = 0;    // where it ends (token)
  Reading reading;
};

// How the document writes dates, by what its own dates show; "3/4" is month first where nothing
// shows it.
DateHabits find_habits(const DateGrammar& grammar, const mentions::Input& input);

// The matches that stand, ascending, each token in one of them at most. A match yields to one of
// higher priority, then to a longer one, then to one that begins earlier; a match whose own
// conditions fail takes no tokens, a match of a "none" rule takes them and is not given. n log n
// in the number of matches that overlap each other.
std::vector<Selected> select_dates(const DateGrammar& grammar, const mentions::Input& input,
                                   const DateHabits& habits);

}  // namespace annals::resolve

#endif  // ANNALS_LIB_RESOLVE_DATES_SELECT_H_
