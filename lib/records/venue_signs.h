// What tells, right beside a place or a body, that it is where the occasion was: the label of its
// line, the mark of its cell, the preposition before it, the journey that leads there.
#ifndef ANNALS_LIB_RECORDS_VENUE_SIGNS_H_
#define ANNALS_LIB_RECORDS_VENUE_SIGNS_H_

#include <cstdint>

#include "records/scope.h"
#include "records/venue_chains.h"
#include "resolve/resolved.h"

namespace annals::records {

bool holds_person(const Scope& scope, uint32_t first, uint32_t end);

// "4–19 January", and right below it, or below the title, "National Gallery, Leeds": whether the
// name opens a line below that of the own date, and no person stands between.
bool is_below_date(const Scope& scope, const resolve::Name& name);

// Whether the name at `first` stands right after `before`, the mark of a cell: " – ", "|", a tab, a
// wide gap, "Venue:".
bool begins_cell(const Scope& scope, uint32_t before, uint32_t first);

// Whether the record or a line of the text begins at the token.
bool starts_line(const Scope& scope, uint32_t token);

// Whether the line of the token has a label for venues: "Venue: Church of St Agatha, Toruń".
bool in_venue_line(const Scope& scope, uint32_t token);

// "Winter school, Innsbruck, 4-8 February 2019": between a comma (`before`) and the own date.
bool leads_date(const Scope& scope, const PlaceChain& chain, uint32_t before);

// Whether the own date stands right behind "in Kuopio" or before it: "in Kuopio on 12 June 1986",
// "on 12 June 1986 in Kuopio".
bool is_beside_own_date(const Scope& scope, const PlaceChain& chain, Range sentence);

// Whether a journey leads to the preposition: "went to", "made an excursion, with many friends,
// to".
bool travelled(const Scope& scope, uint32_t preposition, Range sentence);

// Whether the preposition leads to where people went: "visit to", "coach trip to", "tour of".
bool leads_to_goal(const Scope& scope, uint32_t preposition, Range sentence);

// Whether what stands at `first` is opened: "opening of the Bushline Hut".
bool is_opened(const Scope& scope, uint32_t first, Range sentence);

// "in the corn hall of Bergamo", "on the roof of the Long Barn", "· foyer of the Marten Hall": the
// name is that of the house, the body or the town that has the room where it was.
bool has_room(const Scope& scope, uint32_t name, Range sentence);
// The same of somebody's: "at the home of Mrs. Lee, Nelson".
bool has_home(const Scope& scope, const resolve::Name& person, Range sentence);

// Whether the preposition tells with or against whom: "match against the Club at York".
bool is_contest(const Scope& scope, uint32_t preposition, Range sentence);

// "Northern Islands v. Southern Islands": whether the place plays against another.
bool is_side(const Scope& scope, const PlaceChain& chain);

// Whether the body is named as where the occasion was: "at the Institute", "| Institute".
bool is_venue(const Scope& scope, const resolve::Name& name, Range sentence);

// … or stands behind a comma and such a body: "in the Officers' Library, Imperial Secretariat".
// `name`: its index.
bool is_within_venue(const Scope& scope, size_t name, Range sentence);

}  // namespace annals::records

#endif  // ANNALS_LIB_RECORDS_VENUE_SIGNS_H_
